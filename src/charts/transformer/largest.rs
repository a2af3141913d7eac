//! The largest |x| of every token at every LayerNorm of a model.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, Mode, Position},
};

use super::{median, ticks};
use crate::{
    charts::{
        axis::logarithmic,
        chart_data::ChartData,
        figure::{Figure, axis, layout, logarithmic_axis},
        theme::Theme,
    },
    lab::transformer::{LargestValue, Recording, Sample},
    words::transformer as words,
};

/// The most markers for one LayerNorm: a recording may have 64 tokens at 128 LayerNorms.
const MOST_MARKERS: usize = 16;

/// The tokens of every LayerNorm, as [`crate::lab::transformer::largest_by_norm`] lists them.
type ByNorm = [Vec<LargestValue>];

/// A marker for each token at each LayerNorm, on a logarithmic axis; those of the chosen
/// LayerNorm are filled. With many tokens, only the largest ones. A token whose x are all 0
/// has no marker. A label names the largest value of all.
#[must_use]
pub fn largest(by_norm: &ByNorm, layer: usize, sample: &Sample, theme: Theme) -> Figure {
    let drawn: Vec<(usize, LargestValue)> = by_norm
        .iter()
        .enumerate()
        .flat_map(|(layer, tokens)| {
            let tokens = tokens.iter().filter(|token| token.magnitude > 0.0);
            tokens.take(MOST_MARKERS).map(move |&token| (layer, token))
        })
        .collect();
    let (chosen, others): (Vec<_>, Vec<_>) = drawn.iter().partition(|at| at.0 == layer);
    let peak: Vec<(usize, LargestValue)> = largest_of_all(by_norm)
        .filter(|(_, token)| token.magnitude > 0.0)
        .into_iter()
        .collect();
    let points = |points: &[(usize, LargestValue)], fill: &'static str| {
        let hover =
            |&(layer, token): &(usize, LargestValue)| words::largest_hover(sample, layer, &token);
        let marker = Marker::new()
            .size(8)
            .color(fill)
            .line(Line::new().color(theme.ink()).width(1.2));
        let trace: Box<dyn Trace> = Scatter::new(numbers(points), magnitudes(points))
            .mode(Mode::Markers)
            .marker(marker)
            .hover_text_array(points.iter().map(hover).collect())
            .hover_info(HoverInfo::Text);
        trace
    };
    let count = by_norm.len();
    // The label stays within the chart.
    let is_right = peak.iter().any(|&(layer, _)| 2 * layer > count);
    let label = Scatter::new(numbers(&peak), magnitudes(&peak))
        .mode(Mode::Text)
        .text_array(
            peak.iter()
                .map(|(_, token)| words::largest_label(sample, token))
                .collect(),
        )
        .text_position(if is_right {
            Position::TopLeft
        } else {
            Position::TopRight
        })
        .hover_info(HoverInfo::Skip);
    let traces = [
        points(&others, theme.raised()),
        points(&chosen, theme.ink()),
        label,
    ];
    let last = u32::try_from(count).map_or(1.0, f64::from);
    let layout = layout(words::LARGEST, theme)
        .show_legend(false)
        .x_axis(
            axis(words::LAYER, [0.5, last + 0.5], theme)
                .show_grid(false)
                .tick_values(ticks(count)),
        )
        .y_axis(logarithmic_axis(
            words::LARGEST_AXIS,
            logarithmic(magnitudes(&drawn)),
            1.0,
            theme,
        ));
    Figure::new(&traces, &layout, "transformer-largest")
}

/// The numbers of the LayerNorms, from 1.
fn numbers(points: &[(usize, LargestValue)]) -> Vec<usize> {
    points.iter().map(|(layer, _)| layer + 1).collect()
}

fn magnitudes(points: &[(usize, LargestValue)]) -> Vec<f64> {
    points.iter().map(|(_, token)| token.magnitude).collect()
}

/// The first LayerNorm with the largest value of all, and that value.
fn largest_of_all(by_norm: &ByNorm) -> Option<(usize, LargestValue)> {
    let firsts = by_norm.iter().enumerate();
    let firsts = firsts.filter_map(|(layer, tokens)| Some((layer, *tokens.first()?)));
    firsts.reduce(|most, other| {
        if other.1.magnitude > most.1.magnitude {
            other
        } else {
            most
        }
    })
}

/// The median of the tokens' largest |x|; 0 without tokens.
fn median_of(tokens: &[LargestValue]) -> f64 {
    let ascending = tokens.iter().rev().map(|token| token.magnitude);
    median(&ascending.collect::<Vec<f64>>())
}

/// The data of the chart: for each LayerNorm, its largest value, where that is, and the median
/// over the tokens.
#[must_use]
pub fn largest_data(by_norm: &ByNorm, recording: &Recording) -> ChartData {
    let number = |index: usize| u32::try_from(index + 1).ok().map(|n| f64::from(n).into());
    let row = |(layer, tokens): (usize, &Vec<LargestValue>)| {
        let name = recording.norms.get(layer).map(|norm| norm.name.as_str());
        let values = match tokens.first() {
            Some(most) => vec![
                Some(most.magnitude.into()),
                number(most.row),
                number(most.feature),
                Some(median_of(tokens).into()),
            ],
            None => vec![None; 4],
        };
        (words::norm_option(layer, name.unwrap_or_default()), values)
    };
    ChartData {
        caption: words::LARGEST_CAPTION.to_owned(),
        columns: words::LARGEST_COLUMNS.to_vec(),
        rows: by_norm.iter().enumerate().map(row).collect(),
    }
}

/// The sentence that summarises the chart.
#[must_use]
pub fn largest_summary(by_norm: &ByNorm, layer: usize, sample: &Sample) -> String {
    let tokens = by_norm.get(layer).map(Vec::as_slice).unwrap_or_default();
    let (Some(most), Some((at, peak))) = (tokens.first(), largest_of_all(by_norm)) else {
        return words::NOT_RECORDED.to_owned();
    };
    let median = (tokens.len() > 1).then(|| median_of(tokens));
    let peak = (peak.magnitude > most.magnitude).then_some((at, peak.magnitude));
    words::largest_summary(sample, most, median, peak)
}
