//! The std of every token before and after LayerNorm.

use plotly::{
    Scatter, Trace,
    common::{DashType, HoverInfo, Line, MarkerSymbol, Mode},
};

use super::ticks;
use crate::{
    charts::{
        axis::logarithmic,
        chart_data::ChartData,
        figure::{Figure, axis, layout, logarithmic_axis, outlined},
        theme::{GREEN, OUTLINE, Theme},
    },
    lab::{
        real::Real,
        transformer::{Outcome, Sample, TokenSummary},
    },
    words::transformer as words,
};

/// The number of a token on the x axis, from 1, and its std.
type Point = (usize, f64);

/// Hollow markers before the layer, green ones after it, on a logarithmic axis; the dashed
/// line is at 1. A std that is 0 or no number has no marker: the table has it.
#[must_use]
pub fn stds(outcome: &Outcome, sample: &Sample, theme: Theme) -> Figure {
    let before = points(outcome.tokens.iter().map(|token| token.std));
    let after = points(outcome.tokens.iter().map(|token| token.output_std));
    let values = before.iter().chain(&after).map(|&(_, std)| std);
    let range = logarithmic(values.chain([1.0]));
    let last = u32::try_from(outcome.tokens.len()).map_or(1.0, f64::from);
    let ends = [0.5, last + 0.5];
    let series = |index: usize, points: &[Point], colour: &'static str, symbol| {
        let (x, y): (Vec<usize>, Vec<f64>) = points.iter().copied().unzip();
        let hover = |&(token, std): &Point| words::std_hover(sample, token - 1, index, std);
        let trace: Box<dyn Trace> = Scatter::new(x, y)
            .mode(Mode::Markers)
            .name(words::BEFORE_AFTER[index])
            .marker(outlined(
                symbol,
                9,
                colour,
                if index == 0 { theme.ink() } else { OUTLINE },
            ))
            .hover_text_array(points.iter().map(hover).collect())
            .hover_info(HoverInfo::Text);
        trace
    };
    let one = Scatter::new(ends.to_vec(), vec![1.0; 2])
        .mode(Mode::Lines)
        .line(
            Line::new()
                .color(theme.quiet())
                .width(1.2)
                .dash(DashType::Dash),
        )
        .hover_info(HoverInfo::Skip);
    let traces = [
        one as Box<dyn Trace>,
        series(0, &before, theme.raised(), MarkerSymbol::Square),
        series(1, &after, GREEN, MarkerSymbol::Circle),
    ];
    let layout = layout(words::STDS, theme)
        .show_legend(false)
        .x_axis(
            axis(words::TOKEN_AXIS, ends, theme)
                .tick_values(ticks(outcome.tokens.len()))
                .show_grid(false),
        )
        .y_axis(logarithmic_axis(words::STD_AXIS, range, 1.0, theme));
    Figure::new(&traces, &layout, "transformer-stds")
}

fn points(stds: impl Iterator<Item = Real>) -> Vec<Point> {
    let finite = (1..)
        .zip(stds)
        .filter_map(|(token, std)| Some((token, std.finite()?)));
    finite.filter(|&(_, std)| std > 0.0).collect()
}

/// The data of the chart.
#[must_use]
pub fn stds_data(outcome: &Outcome, sample: &Sample) -> ChartData {
    let row = |(row, token): (usize, &TokenSummary)| {
        let values = [token.std, token.output_std].map(Some);
        (words::token(sample, row), values.to_vec())
    };
    ChartData {
        caption: words::STDS_CAPTION.to_owned(),
        columns: vec![
            words::TOKEN_AXIS,
            words::BEFORE_AFTER[0],
            words::BEFORE_AFTER[1],
        ],
        rows: outcome.tokens.iter().enumerate().map(row).collect(),
    }
}

/// The sentence that summarises the chart.
#[must_use]
pub fn stds_summary(outcome: &Outcome) -> String {
    let range = |of: fn(&TokenSummary) -> Real| {
        let range = Real::range(outcome.tokens.iter().map(of));
        range.unwrap_or([Real::Undefined; 2])
    };
    words::stds_summary(range(|token| token.std), range(|token| token.output_std))
}
