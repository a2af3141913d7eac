//! The growth charts: the norm of a chain after every step.

mod band;
mod edges;
mod exits;
mod expected;

use plotly::{
    Scatter, Trace,
    common::{ExponentFormat, HoverInfo, Line, Marker, MarkerSymbol, Mode},
    layout::AxisType,
};

use self::{band::band, edges::Edges, exits::markers_at_the_edge, expected::expected_line};
use super::{
    axis::{linear, logarithmic},
    figure::{Figure, axis, layout},
    theme::{OUTLINE, PERIWINKLE, ROSE, Theme},
};
use crate::{
    lab::{
        ensemble::Band,
        growth::Chain,
        real::Real,
        scenario::{Axis, Growth, View},
    },
    words::chart as words,
};

/// Which of the two chains a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Multiplied by noise of size 1/s: rose squares.
    Shrinking,
    /// Multiplied by noise of size s: periwinkle circles.
    Growing,
}

/// The chart of one chain, over the band of many seeds if there is one.
///
/// A norm that no axis can hold (∞, NaN, and 0 on a logarithmic axis) becomes
/// a labelled marker at the edge where it left.
#[must_use]
pub fn figure(
    chain: &Chain,
    which: Which,
    settings: &Growth,
    view: &View,
    theme: Theme,
    bands: &[Band],
) -> Figure {
    let logarithmic_axis = view.axis == Axis::Logarithmic;
    let range = norm_range(chain, view, bands);
    let edges = Edges::of(range, logarithmic_axis);
    let mut traces = band(bands, logarithmic_axis, theme);
    if view.expected {
        traces.extend(expected_line(chain, settings, edges, theme));
    }
    let (shown, left) = split(chain, logarithmic_axis);
    traces.push(norm_points(&shown, which));
    traces.extend(markers_at_the_edge(&left, edges, theme));

    let title = words::growth_title(which == Which::Growing, settings.scale);
    let steps = f64::from(settings.steps);
    let norm_axis = axis(words::NORM, range, theme)
        .type_(if logarithmic_axis {
            AxisType::Log
        } else {
            AxisType::Linear
        })
        .exponent_format(
            if edges.top < 1e5 && !logarithmic_axis && edges.top > 1e-3 {
                ExponentFormat::None
            } else {
                ExponentFormat::Power
            },
        );
    let layout = layout(&title, theme)
        .show_legend(false)
        .x_axis(
            axis(words::STEP, [1.0 - 0.04 * steps, steps * 1.04], theme)
                .tick_values(step_ticks(settings.steps))
                .show_grid(false),
        )
        .y_axis(norm_axis);
    Figure::new(&traces, &layout, &format!("{:?}", view.axis))
}

fn norm_range(chain: &Chain, view: &View, bands: &[Band]) -> [f64; 2] {
    let norms = chain.steps.iter().map(|step| step.norm);
    match view.axis {
        // The expected line outgrows the run by far, and would press it flat: it may leave the chart.
        Axis::Linear => linear(norms.filter_map(Real::finite)),
        Axis::Logarithmic => {
            let expected = chain.expected.iter().copied().filter(|_| view.expected);
            let band = bands.iter().flat_map(|band| [band.low, band.high]);
            logarithmic(norms.chain(expected).chain(band).filter_map(Real::finite))
        }
    }
}

type Point = (usize, Real);

/// The steps that the axis can hold, and those it cannot.
fn split(chain: &Chain, logarithmic: bool) -> (Vec<Point>, Vec<Point>) {
    let points = chain
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| (index + 1, step.norm));
    points.partition(|(_, norm)| norm.finite().is_some_and(|norm| !logarithmic || norm > 0.0))
}

fn norm_points(points: &[Point], which: Which) -> Box<dyn Trace> {
    let (symbol, color) = match which {
        Which::Shrinking => (MarkerSymbol::Square, ROSE),
        Which::Growing => (MarkerSymbol::Circle, PERIWINKLE),
    };
    let (steps, norms): (Vec<usize>, Vec<f64>) = points
        .iter()
        .map(|&(step, norm)| (step, norm.to_f64()))
        .unzip();
    Scatter::new(steps, norms)
        .mode(Mode::Markers)
        .marker(
            Marker::new()
                .symbol(symbol)
                .size(if points.len() > 80 { 6 } else { 9 })
                .color(color)
                .line(Line::new().color(OUTLINE).width(1.2)),
        )
        .hover_text_array(
            points
                .iter()
                .map(|&(step, norm)| words::hover(step, norm))
                .collect(),
        )
        .hover_info(HoverInfo::Text)
}

/// 1, 3, 5, … as in the lecture; wider apart where these would touch.
fn step_ticks(steps: u32) -> Vec<f64> {
    let every = [2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|every| steps / every <= 12)
        .unwrap_or(100);
    let ticks: Vec<u32> = if every == 2 {
        (1..=steps).step_by(2).collect()
    } else {
        std::iter::once(1)
            .chain((every..=steps).step_by(every as usize))
            .collect()
    };
    ticks.into_iter().map(f64::from).collect()
}
