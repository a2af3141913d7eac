//! The chart of how alike the rows of the stream become.

use std::iter::zip;

use plotly::{
    Scatter, Trace,
    common::{DashType, HoverInfo, Line, MarkerSymbol, Mode},
};

use super::{EndLabel, LABEL_LINE, NormAxis, end_labels, finish, markers, right_end};
use crate::{
    charts::{
        figure::Figure,
        theme::{GREEN, PERIWINKLE, Theme},
    },
    lab::{
        depth::{Stack, formula},
        real::Real,
        scenario::Depth,
        similarity::Similarity,
    },
    words::depth as words,
};

/// The range of the axis: both measures are from 0 to 1.
const RANGE: [f64; 2] = [0.0, 1.05];

/// The chart of the mean `|cos|` between the rows, and of their effective rank over the
/// largest possible, from x on. A dashed line marks the mean `|cos|` of independent rows.
#[must_use]
pub fn alike(stack: &Stack, settings: &Depth, theme: Theme) -> Figure {
    let right = right_end(settings);
    let largest = settings.rows.min(settings.width);
    let similarities = || zip(0.., &stack.similarity);
    let cosines = similarities().filter_map(|(layer, similarity)| {
        let value = similarity.cosine.finite()?;
        Some((layer, value, words::hover_cosine(layer, value.into())))
    });
    let ranks = similarities().filter_map(|(layer, similarity)| {
        let rank = similarity.rank.finite()?;
        let hover = words::hover_rank(layer, rank.into());
        Some((layer, rank / f64::from(largest), hover))
    });
    let independent = formula::mean_cosine(settings.width);
    let mut traces: Vec<Box<dyn Trace>> = vec![
        line(independent, right, settings.rows, theme),
        markers(ranks, MarkerSymbol::Square, GREEN),
        markers(cosines, MarkerSymbol::Circle, PERIWINKLE),
    ];
    // The label stands beside the last point.
    let last = |value: fn(&Similarity) -> Real| {
        let mut values = stack.similarity.iter().rev();
        values.find_map(|similarity| value(similarity).finite())
    };
    let label = |end: Option<f64>, lines, colour| EndLabel {
        norm: end.unwrap_or_default().into(),
        lines,
        colour,
    };
    let rank = last(|similarity| similarity.rank).map(|rank| rank / f64::from(largest));
    let mut labels = vec![label(rank, vec![words::rank_label(largest)], theme.ink())];
    if settings.rows > 1 {
        let cosine = last(|similarity| similarity.cosine);
        let independent = Some(independent);
        labels.extend([
            label(cosine, vec![words::COSINE.to_owned()], theme.ink()),
            label(
                independent,
                vec![words::INDEPENDENT.to_owned()],
                theme.quiet(),
            ),
        ]);
    }
    traces.extend(end_labels(
        &labels,
        right,
        NormAxis::Linear(RANGE),
        LABEL_LINE,
    ));
    finish(
        &traces,
        [words::ALIKE, words::SHARE],
        right,
        RANGE,
        false,
        theme,
    )
}

/// The line of independent rows, which are at least two.
fn line(value: f64, right: f64, rows: u32, theme: Theme) -> Box<dyn Trace> {
    let ends = if rows > 1 {
        vec![0.0, right]
    } else {
        Vec::new()
    };
    let values = vec![value; ends.len()];
    Scatter::new(ends, values)
        .mode(Mode::Lines)
        .line(
            Line::new()
                .color(theme.quiet())
                .width(1.0)
                .dash(DashType::Dash),
        )
        .hover_info(HoverInfo::Skip)
}
