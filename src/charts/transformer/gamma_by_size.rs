//! γ of every feature against the mean |x| that the layer is given there.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, Mode, Position},
};

use super::median;
use crate::{
    charts::{
        axis::{linear, logarithmic},
        chart_data::ChartData,
        figure::{Figure, axis, layout, logarithmic_axis},
        theme::{OUTLINE, PERIWINKLE, Theme},
    },
    lab::transformer::Outcome,
    words::transformer as words,
};

/// The most rows of the table.
const MOST_ROWS: usize = 512;
/// The most features that the summary names.
const MOST_NAMED: usize = 3;

/// A feature, counted from 0, the mean of |x| over the rows, and γ.
#[derive(Clone, Copy)]
struct Entry {
    feature: usize,
    size: f64,
    gamma: f64,
}

/// A marker for every feature, on a logarithmic axis of |x|. A feature whose |x| is 0 in every
/// row has no marker: the table has it. A label names the largest feature: those of the next
/// ones would overlap it on a phone.
#[must_use]
pub fn gamma_by_size(outcome: &Outcome, theme: Theme) -> Figure {
    let entries = by_size(outcome);
    let drawn: Vec<Entry> = entries.iter().copied().filter(|at| at.size > 0.0).collect();
    let hover = |at: &Entry| words::size_hover(at.feature, at.size, at.gamma);
    let points = Scatter::new(sizes_of(&drawn), gammas_of(&drawn))
        .mode(Mode::Markers)
        .marker(
            Marker::new()
                .size(7)
                .color(PERIWINKLE)
                .line(Line::new().color(OUTLINE).width(1.0)),
        )
        .hover_text_array(drawn.iter().map(hover).collect())
        .hover_info(HoverInfo::Text);
    let named = &drawn[..largest(&drawn).min(1)];
    let range = logarithmic(sizes_of(&drawn));
    // Above its marker the label keeps clear of the next largest features, at the left.
    let is_near_edge = |at: &Entry| at.size.log10() > range[1] - 0.15 * (range[1] - range[0]);
    let position = if named.iter().any(is_near_edge) {
        Position::TopLeft
    } else {
        Position::TopCenter
    };
    let texts = named.iter().map(|at| words::feature_label(at.feature));
    let labels = Scatter::new(sizes_of(named), gammas_of(named))
        .mode(Mode::Text)
        .text_array(texts.collect())
        .text_position(position)
        .hover_info(HoverInfo::Skip);
    let traces: [Box<dyn Trace>; 2] = [points, labels];
    let layout = layout(words::GAMMA_BY_SIZE, theme)
        .show_legend(false)
        .x_axis(logarithmic_axis(words::SIZE_AXIS, range, 1.0, theme))
        .y_axis(axis(words::GAMMA_BETA[0], linear(gammas_of(&drawn)), theme));
    Figure::new(&traces, &layout, "transformer-gamma-by-size")
}

/// All features, those with the largest mean |x| first.
fn by_size(outcome: &Outcome) -> Vec<Entry> {
    let gamma = outcome.gamma.values().iter().copied().map(f64::from);
    let entries = outcome.sizes.iter().copied().zip(gamma).enumerate();
    let mut entries: Vec<Entry> = entries
        .map(|(feature, (size, gamma))| Entry {
            feature,
            size,
            gamma,
        })
        .collect();
    entries.sort_by(|a, b| b.size.total_cmp(&a.size));
    entries
}

/// How many of the first entries have a larger |x| than all others: at most three, and 0 if
/// more share the largest or there are no others.
fn largest(entries: &[Entry]) -> usize {
    let is_above_rest = |&count: &usize| match (entries.get(count - 1), entries.get(count)) {
        (Some(last), Some(next)) => last.size > next.size,
        _ => count == entries.len() && count == 1,
    };
    (1..=MOST_NAMED).rev().find(is_above_rest).unwrap_or(0)
}

fn sizes_of(entries: &[Entry]) -> Vec<f64> {
    entries.iter().map(|at| at.size).collect()
}

fn gammas_of(entries: &[Entry]) -> Vec<f64> {
    entries.iter().map(|at| at.gamma).collect()
}

/// The data of the chart, the largest features first; with many features, only those.
#[must_use]
pub fn gamma_by_size_data(outcome: &Outcome) -> ChartData {
    let row = |at: Entry| {
        let values = [at.size, at.gamma].map(|value| Some(value.into()));
        ((at.feature + 1).to_string(), values.to_vec())
    };
    let entries = by_size(outcome).into_iter().take(MOST_ROWS);
    ChartData {
        caption: words::SIZES_CAPTION.to_owned(),
        columns: words::SIZE_COLUMNS.to_vec(),
        rows: entries.map(row).collect(),
    }
}

/// The sentence that summarises the chart.
#[must_use]
pub fn gamma_by_size_summary(outcome: &Outcome) -> String {
    let entries = by_size(outcome);
    let named = entries[..largest(&entries)].iter();
    let named: Vec<(usize, f64)> = named.map(|at| (at.feature, at.gamma)).collect();
    let mut gammas = gammas_of(&entries);
    gammas.sort_by(f64::total_cmp);
    let unmarked = entries.iter().filter(|at| at.size == 0.0).count();
    words::gamma_by_size_summary(&named, median(&gammas), unmarked)
}
