//! The growth charts: the norm of a chain after each step, or of its gradient before it.

mod axis_bounds;
#[cfg(feature = "gradient")]
mod backward;
mod band;
mod both;
pub(in crate::charts) mod end_labels;
mod expected;
mod linear_range;
mod off_axis;

use plotly::{
    Scatter, Trace,
    common::{ExponentFormat, HoverInfo, MarkerSymbol, Mode},
    layout::AxisType,
};

#[cfg(feature = "gradient")]
pub use self::backward::backward;
pub use self::both::both;
use self::{
    axis_bounds::AxisBounds,
    band::band,
    expected::{expected_line, is_in_view},
    linear_range::linear_range,
    off_axis::{Style, off_axis_markers},
};
use crate::{
    charts::{
        figure::{Figure, axis, layout, outlined},
        theme::{GREEN, OUTLINE, PERIWINKLE, ROSE, Theme},
    },
    lab::{
        ensemble::{Band, Bands},
        growth::{Chain, Outcome},
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

impl ChainKind {
    /// The colour of the chain's points. With LayerNorm, only the shape tells the chains
    /// apart.
    fn colour(self, layer_norm: bool) -> &'static str {
        match self {
            _ if layer_norm => GREEN,
            Self::Shrinking => ROSE,
            Self::Growing => PERIWINKLE,
        }
    }
}

/// The chart of one chain on a linear axis, drawn over the ensemble's band if `bands` is not
/// empty.
///
/// A norm that the axis cannot show (∞ or NaN) becomes a labelled marker at its top.
#[must_use]
pub fn figure(
    chain: &Chain,
    kind: ChainKind,
    settings: &Growth,
    view: &View,
    theme: Theme,
    bands: &[Band],
) -> Figure {
    let range = linear_range(chain);
    let bounds = AxisBounds::linear(range);
    let mut traces = band(bands, false, theme);
    if view.expected {
        traces.extend(expected_line(
            chain,
            settings,
            1,
            |points| expected::label_position(points, bounds),
            theme,
        ));
    }
    let (on_axis, off_axis) = partition(points(chain, 1), false);
    let hover = |step, norm| words::hover(view.direction, step, norm);
    traces.push(norm_points(&on_axis, kind, settings.layer_norm, &hover));
    let style = Style {
        fill: theme.raised(),
        outline: theme.ink(),
        hover: &hover,
    };
    traces.extend(off_axis_markers(&off_axis, bounds, &style, &mut [0; 2]));

    let title = words::chain_title(view.direction, chain, settings);
    let steps = f64::from(settings.steps);
    let norm_axis = axis(words::norm(view.direction), range, theme)
        .type_(AxisType::Linear)
        .exponent_format(if bounds.top < 1e5 && bounds.top > 1e-3 {
            ExponentFormat::None
        } else {
            ExponentFormat::Power
        });
    let layout = layout(&title, theme)
        .show_legend(false)
        .x_axis(
            axis(
                words::step(view.direction),
                [1.0 - 0.04 * steps, steps * 1.04],
                theme,
            )
            .tick_values(step_ticks(settings.steps))
            .show_grid(false),
        )
        .y_axis(norm_axis);
    Figure::new(&traces, &layout, "linear")
}

/// The sizes of the noise of the chains whose line of expected norms is out of view.
#[must_use]
pub fn hidden_expected(outcome: &Outcome, view: &View, bands: &Bands) -> Vec<f64> {
    let chains = [&outcome.shrinking, &outcome.growing].into_iter();
    let is_shown = |chain: &&Chain| match view.axis {
        Axis::Linear => is_in_view(chain, 1, AxisBounds::linear(linear_range(chain))),
        Axis::Logarithmic => {
            let range = both::range(outcome, None, view, bands);
            is_in_view(chain, 0, AxisBounds::logarithmic(range))
        }
    };
    chains
        .filter(|chain| !is_shown(chain))
        .map(|chain| chain.factor)
        .collect()
}

/// A step and its norm.
type Point = (usize, Real);

/// The norms from a step on; step 0 is the start.
fn points(chain: &Chain, first: usize) -> impl Iterator<Item = Point> {
    let all = std::iter::once(&chain.start).chain(&chain.steps);
    all.map(|step| step.norm).enumerate().skip(first)
}

/// The points that the axis can show, and those that it cannot.
fn partition(points: impl Iterator<Item = Point>, logarithmic: bool) -> (Vec<Point>, Vec<Point>) {
    points.partition(|(_, norm)| norm.finite().is_some_and(|norm| !logarithmic || norm > 0.0))
}

fn norm_points(
    points: &[Point],
    kind: ChainKind,
    layer_norm: bool,
    hover: &dyn Fn(usize, Real) -> String,
) -> Box<dyn Trace> {
    let symbol = match kind {
        ChainKind::Shrinking => MarkerSymbol::Square,
        ChainKind::Growing => MarkerSymbol::Circle,
    };
    let (steps, norms): (Vec<usize>, Vec<f64>) = points
        .iter()
        .map(|&(step, norm)| (step, norm.to_f64()))
        .unzip();
    Scatter::new(steps, norms)
        .mode(Mode::Markers)
        .marker(outlined(
            symbol,
            if points.len() > 80 { 6 } else { 9 },
            kind.colour(layer_norm),
            OUTLINE,
        ))
        .hover_text_array(
            points
                .iter()
                .map(|&(step, norm)| hover(step, norm))
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
