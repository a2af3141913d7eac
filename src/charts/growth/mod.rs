//! The growth charts: the norm of a chain after each step.

mod axis_bounds;
mod backward;
mod band;
mod expected;
mod off_axis;

use plotly::{
    Scatter, Trace,
    common::{ExponentFormat, HoverInfo, Line, Marker, MarkerSymbol, Mode},
    layout::AxisType,
};

pub use self::backward::backward;
use self::{
    axis_bounds::AxisBounds, band::band, expected::expected_line, off_axis::off_axis_markers,
};
use crate::{
    charts::{
        axis::{linear, logarithmic},
        figure::{Figure, axis, layout},
        theme::{OUTLINE, PERIWINKLE, ROSE, Theme},
    },
    lab::{
        ensemble::Band,
        growth::Chain,
        real::Real,
        scenario::{Axis, Growth, View},
    },
    words::chart as words,
};

/// One of the two chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainKind {
    /// The chain with the factor 1/s, drawn as rose squares.
    Shrinking,
    /// The chain with the factor s, drawn as periwinkle circles.
    Growing,
}

/// The chart of one chain, drawn over the ensemble's band if `bands` is not empty.
///
/// A norm that the axis cannot show (∞, NaN, or 0 on a logarithmic axis) becomes a
/// labelled marker at the top or bottom of the axis.
#[must_use]
pub fn figure(
    chain: &Chain,
    kind: ChainKind,
    settings: &Growth,
    view: &View,
    theme: Theme,
    bands: &[Band],
) -> Figure {
    let logarithmic_axis = view.axis == Axis::Logarithmic;
    let range = norm_range(chain, view, bands);
    let bounds = AxisBounds::from_range(range, logarithmic_axis);
    let mut traces = band(bands, logarithmic_axis, theme);
    if view.expected {
        traces.extend(expected_line(chain, settings, bounds, theme));
    }
    let (on_axis, off_axis) = partition(chain, logarithmic_axis);
    traces.push(norm_points(&on_axis, kind));
    traces.extend(off_axis_markers(&off_axis, bounds, theme));

    let title = words::growth_title(chain.factor);
    let steps = f64::from(settings.steps);
    let norm_axis = axis(words::NORM, range, theme)
        .type_(if logarithmic_axis {
            AxisType::Log
        } else {
            AxisType::Linear
        })
        .exponent_format(
            if bounds.top < 1e5 && !logarithmic_axis && bounds.top > 1e-3 {
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
        // The expected norm can far exceed the measured ones and would flatten their
        // curve, so it does not count: its line may leave the chart.
        Axis::Linear => linear(norms.filter_map(Real::finite)),
        Axis::Logarithmic => {
            let expected = chain.expected.iter().copied().filter(|_| view.expected);
            let band = bands.iter().flat_map(|band| [band.low, band.high]);
            logarithmic(norms.chain(expected).chain(band).filter_map(Real::finite))
        }
    }
}

/// A step and its norm.
type Point = (usize, Real);

/// The steps that the axis can show, and those that it cannot.
fn partition(chain: &Chain, logarithmic: bool) -> (Vec<Point>, Vec<Point>) {
    let points = chain
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| (index + 1, step.norm));
    points.partition(|(_, norm)| norm.finite().is_some_and(|norm| !logarithmic || norm > 0.0))
}

fn norm_points(points: &[Point], kind: ChainKind) -> Box<dyn Trace> {
    let (symbol, color) = match kind {
        ChainKind::Shrinking => (MarkerSymbol::Square, ROSE),
        ChainKind::Growing => (MarkerSymbol::Circle, PERIWINKLE),
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

/// 1, 3, 5, … as in the lecture; multiples of a larger number where these would
/// overlap.
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
