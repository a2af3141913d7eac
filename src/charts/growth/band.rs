//! The ensemble's band: the 5th to 95th percentile of the norm, and the median.

use plotly::{
    Scatter, Trace,
    common::{Fill, HoverInfo, Line, Mode},
};

use crate::{charts::theme::Theme, lab::ensemble::Band, words::chart as words};

/// Two traces with a filled area between them, and a third for the median. Empty if
/// there are no bands.
///
/// Steps with a percentile that the axis cannot show are omitted.
pub(super) fn band(bands: &[Band], logarithmic: bool, theme: Theme) -> Vec<Box<dyn Trace>> {
    let steps: Vec<(usize, [f64; 3])> = bands
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(step, band)| {
            let ends = [
                band.low.finite()?,
                band.median.finite()?,
                band.high.finite()?,
            ];
            (!logarithmic || ends[0] > 0.0).then_some((step, ends))
        })
        .collect();
    if steps.is_empty() {
        return Vec::new();
    }
    let line = |end: usize, width: f64| {
        Scatter::new(
            steps.iter().map(|&(step, _)| step).collect(),
            steps
                .iter()
                .map(|(_, ends)| ends[end])
                .collect::<Vec<f64>>(),
        )
        .mode(Mode::Lines)
        .line(Line::new().color(theme.quiet()).width(width))
        .hover_info(HoverInfo::Skip)
    };
    let hover = steps
        .iter()
        .map(|&(step, ends)| words::hover_band(step, ends))
        .collect();
    vec![
        line(0, 0.0),
        line(2, 0.0).fill(Fill::ToNextY).fill_color(theme.veil()),
        line(1, 1.0)
            .name(words::MEDIAN)
            .hover_text_array(hover)
            .hover_info(HoverInfo::Text),
    ]
}
