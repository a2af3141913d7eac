//! The growth charts backward: the norm of the gradient at each step, with and without
//! LayerNorm.

use plotly::{
    Scatter, Trace,
    common::{ExponentFormat, HoverInfo, Line, Marker, MarkerSymbol, Mode},
    layout::AxisType,
};

use super::{ChainKind, Point, axis_bounds::AxisBounds, off_axis::off_axis_markers, step_ticks};
use crate::{
    charts::{
        axis::{linear, logarithmic},
        figure::{Figure, axis, layout},
        theme::{GREEN, OUTLINE, PERIWINKLE, ROSE, Theme},
    },
    lab::{real::Real, scenario::Axis},
    words::chart as words,
};

/// The chart of one chain's gradients, given from `A_0` to the last matrix without and with
/// LayerNorm. Norms that the axis cannot show become labelled markers.
#[must_use]
pub fn backward(
    [without, with]: [&[Real]; 2],
    kind: ChainKind,
    noise: f64,
    view_axis: Axis,
    theme: Theme,
) -> Figure {
    let is_logarithmic = view_axis == Axis::Logarithmic;
    let finite = || without.iter().chain(with).copied().filter_map(Real::finite);
    let range = if is_logarithmic {
        logarithmic(finite())
    } else {
        linear(finite())
    };
    let bounds = AxisBounds::from_range(range, is_logarithmic);
    let is_shown = |norm: Real| {
        norm.finite()
            .is_some_and(|norm| !is_logarithmic || norm > 0.0)
    };
    let points = |norms: &[Real]| -> (Vec<Point>, Vec<Point>) {
        let all = norms.iter().copied().enumerate();
        all.partition(|&(_, norm)| is_shown(norm))
    };
    let (own, off_axis) = points(without);
    let (normalized, _) = points(with);
    let (symbol, color) = match kind {
        ChainKind::Shrinking => (MarkerSymbol::Square, ROSE),
        ChainKind::Growing => (MarkerSymbol::Circle, PERIWINKLE),
    };
    let mut traces = vec![
        markers(&own, words::WITHOUT, symbol, color),
        markers(&normalized, words::WITH, MarkerSymbol::Diamond, GREEN),
    ];
    traces.extend(off_axis_markers(&off_axis, bounds, theme));
    let last = u32::try_from(without.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let steps = f64::from(last);
    let norm_axis = axis(words::GRADIENT_NORM, range, theme)
        .type_(if is_logarithmic {
            AxisType::Log
        } else {
            AxisType::Linear
        })
        .exponent_format(ExponentFormat::Power);
    let layout = layout(&words::growth_title(noise), theme)
        .show_legend(false)
        .x_axis(
            axis(words::GRADIENT_STEP, [-0.04 * steps, steps * 1.04], theme)
                .tick_values(step_ticks(last))
                .show_grid(false),
        )
        .y_axis(norm_axis);
    Figure::new(&traces, &layout, &format!("backward {view_axis:?}"))
}

fn markers(
    points: &[Point],
    name: &'static str,
    symbol: MarkerSymbol,
    color: &'static str,
) -> Box<dyn Trace> {
    let (steps, norms): (Vec<usize>, Vec<f64>) = points
        .iter()
        .map(|&(step, norm)| (step, norm.to_f64()))
        .unzip();
    let hover = points
        .iter()
        .map(|&(step, norm)| words::hover_gradient(name, step, norm))
        .collect();
    Scatter::new(steps, norms)
        .name(name)
        .mode(Mode::Markers)
        .marker(
            Marker::new()
                .symbol(symbol)
                .size(if points.len() > 80 { 6 } else { 9 })
                .color(color)
                .line(Line::new().color(OUTLINE).width(1.2)),
        )
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}
