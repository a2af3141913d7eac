//! The line on which a row's points lie, and its label.

use plotly::{
    Scatter, Trace,
    common::{Font, HoverInfo, Line, Mode, Position},
};

use super::{
    axes::Axes,
    label_places::{Segment, places},
};
use crate::{charts::theme::Theme, lab::normalization::Outcome, words::chart as words};

/// A row's points with the least and the greatest original value.
struct RowLine {
    row: usize,
    ends: [[f64; 2]; 2],
}

/// The lines of the rows whose points lie on one: those with one γ and one β.
fn row_lines(outcome: &Outcome, axes: &Axes) -> Vec<RowLine> {
    let of_row = |row: usize| {
        outcome.predicted.get(row)?.as_ref()?;
        let (from, to) = (outcome.input.row(row), outcome.output.row(row));
        let points = std::iter::zip(from, to).map(|(&from, &to)| axes.at([from, to]));
        let mut finite = points.filter(|point| point.iter().all(|value| value.is_finite()));
        let first = finite.next()?;
        let ends = finite.fold([first; 2], |[least, most], point| {
            [
                if point[0] < least[0] { point } else { least },
                if point[0] > most[0] { point } else { most },
            ]
        });
        (ends[0][0] < ends[1][0]).then_some(RowLine { row, ends })
    };
    (0..outcome.input.rows()).filter_map(of_row).collect()
}

/// The lines of all rows, with gaps in between.
pub(super) fn lines(outcome: &Outcome, axes: &Axes, theme: Theme) -> Box<dyn Trace> {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for RowLine { ends, .. } in row_lines(outcome, axes) {
        x.extend(ends.map(|point| Some(point[0])).into_iter().chain([None]));
        y.extend(ends.map(|point| Some(point[1])).into_iter().chain([None]));
    }
    Scatter::new(x, y)
        .mode(Mode::Lines)
        .line(Line::new().color(theme.ink()).width(1.0))
        .hover_info(HoverInfo::Skip)
}

/// The rows' names at the ends of their lines.
pub(super) fn labels(outcome: &Outcome, axes: &Axes, theme: Theme) -> Box<dyn Trace> {
    let mut lines = row_lines(outcome, axes);
    lines.sort_by(|one, other| other.ends[1][1].total_cmp(&one.ends[1][1]));
    let ends: Vec<Segment> = lines.iter().map(|line| line.ends).collect();
    let places = places(&ends, axes.label_size(), axes.x[0]);
    let (x, y): (Vec<f64>, Vec<f64>) = places.into_iter().map(|[x, y]| (x, y)).unzip();
    let names = lines.iter().map(|line| words::row_label(line.row));
    Scatter::new(x, y)
        .mode(Mode::Text)
        .text_array(names.collect::<Vec<_>>())
        .text_position(Position::MiddleRight)
        .text_font(Font::new().size(12).color(theme.ink()))
        .hover_info(HoverInfo::Skip)
}
