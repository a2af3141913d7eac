//! The charts of station 8: the stream, the gradients and the rows of a stack by layer, and
//! the block diagram of a layer.

mod alike;
mod diagram;
mod lines;
mod table;

pub use alike::alike;
pub use diagram::diagram;
pub use table::{alike_table, gradients_table, stream_table};

use std::iter::zip;

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, MarkerSymbol, Mode},
    layout::AxisType,
};
use serde_json::json;

use self::lines::{Formula, exit_label, expected_lines, lines_above};
use super::growth::end_labels::{EndLabel, NormAxis, end_labels};
use crate::{
    charts::{
        axis::{linear, logarithmic},
        figure::{Figure, axis, layout, logarithmic_axis, outlined},
        theme::{GREEN, OUTLINE, PERIWINKLE, Theme},
    },
    lab::{
        depth::{Stack, formula},
        real::Real,
        scenario::{Depth, Scheme},
    },
    words::depth as words,
};

/// The height of a line of the labels as a share of the axis, on a phone.
const LABEL_LINE: f64 = 1.0 / 9.0;
/// The right margin in pixels, wide enough for the labels at the ends of the lines.
const RIGHT: usize = 124;

/// The chart of the stream's rms from x on, with the formula of every stack as a line.
///
/// The axis is linear for stacks with a norm, whose ranges are comparable, and logarithmic
/// for the one without, whose stream grows exponentially. A line may leave the chart.
#[must_use]
pub fn stream(stack: &Stack, settings: &Depth, theme: Theme) -> Figure {
    let formula = Formula {
        first: 0,
        text: words::rms_formula,
        value: &|scheme, layer| formula::rms(scheme, settings.scale, layer),
    };
    let titles = [words::STREAM, words::RMS];
    by_layer(&stack.rms, &formula, stack.scheme, settings, titles, theme)
}

/// The chart of the norms of the weights' gradients over `√rows · width`, from the first
/// layer on, with the formula of every stack as a line. Its axis is as in [`stream`].
#[must_use]
pub fn gradients(stack: &Stack, settings: &Depth, theme: Theme) -> Figure {
    let formula = Formula {
        first: 1,
        text: words::gradient_formula,
        value: &|scheme, layer| {
            formula::weight_gradient(scheme, settings.scale, [layer, settings.layers])
        },
    };
    let titles = [words::GRADIENTS, words::GRADIENT];
    let norms = relative_gradients(stack, settings);
    by_layer(&norms, &formula, stack.scheme, settings, titles, theme)
}

/// The norms of the weights' gradients over `√rows · width`.
#[must_use]
pub fn relative_gradients(stack: &Stack, settings: &Depth) -> Vec<Real> {
    let unit = f64::from(settings.rows).sqrt() * f64::from(settings.width);
    let norms = stack.weight_gradients.iter();
    norms.map(|norm| (norm.to_f64() / unit).into()).collect()
}

/// The chart of one value per layer.
fn by_layer(
    values: &[Real],
    formula: &Formula,
    scheme: Scheme,
    settings: &Depth,
    [title, y_title]: [&str; 2],
    theme: Theme,
) -> Figure {
    let is_logarithmic = scheme == Scheme::None;
    // Every stack with a norm has the same range, so that the points move and the axis
    // does not when the user chooses another one.
    let shown = Scheme::ALL
        .into_iter()
        .filter(|&other| other != Scheme::None || scheme == Scheme::None);
    let expected = shown.flat_map(|scheme| formula.points(scheme, settings.layers));
    let expected = expected.map(|(_, value)| value);
    let drawn = values
        .iter()
        .copied()
        .filter_map(Real::finite)
        .chain(expected);
    let norm_axis = if is_logarithmic {
        NormAxis::Logarithmic(logarithmic(drawn))
    } else {
        NormAxis::Linear(linear(drawn))
    };
    let (NormAxis::Linear(range) | NormAxis::Logarithmic(range)) = norm_axis;
    let right = right_end(settings);
    let points = zip(formula.first.., values).filter_map(|(layer, value)| {
        let value = value.finite()?;
        Some((layer, value, words::hover(scheme, layer, value.into())))
    });
    let colour = if is_logarithmic { PERIWINKLE } else { GREEN };
    let mut traces = expected_lines(formula, scheme, settings.layers, right, theme);
    traces.push(lines_above(
        formula,
        norm_axis,
        &ticks(right),
        settings,
        theme,
    ));
    traces.push(markers(points, MarkerSymbol::Circle, colour));
    let mut at_end = Vec::new();
    for (exit, label) in labels(formula, scheme, settings, norm_axis, theme) {
        match exit {
            Some(exit) => traces.push(exit_label(exit, norm_axis, &label)),
            None => at_end.push(label),
        }
    }
    traces.extend(end_labels(&at_end, right, norm_axis, LABEL_LINE));
    finish(
        &traces,
        [title, y_title],
        right,
        range,
        is_logarithmic,
        theme,
    )
}

/// The labels of all lines: the names of the stacks whose lines end at one place, with the
/// formula of the chosen one. A line that leaves the chart has its last value, and the layer
/// at which it leaves.
fn labels(
    formula: &Formula,
    chosen: Scheme,
    settings: &Depth,
    axis: NormAxis,
    theme: Theme,
) -> Vec<(Option<f64>, EndLabel)> {
    let last = |scheme| (formula.value)(scheme, settings.layers);
    let mut places: Vec<(f64, Vec<Scheme>)> = Vec::new();
    for scheme in Scheme::ALL {
        let end = last(scheme);
        let same = |other: f64| (other - end).abs() <= 1e-9 * end.abs();
        match places.iter_mut().find(|(other, _)| same(*other)) {
            Some((_, schemes)) => schemes.push(scheme),
            None => places.push((end, vec![scheme])),
        }
    }
    let label = |(end, schemes): (f64, Vec<Scheme>)| {
        let mut lines = vec![words::line_label(&schemes)];
        if axis.is_above(end) {
            lines.push(words::beyond_label(end));
        }
        let is_chosen = schemes.contains(&chosen);
        if is_chosen {
            lines.push((formula.text)(chosen).to_owned());
        }
        let label = EndLabel {
            norm: end.into(),
            lines,
            colour: if is_chosen {
                theme.ink()
            } else {
                theme.quiet()
            },
        };
        (
            lines::exit(formula, schemes[0], settings.layers, axis),
            label,
        )
    };
    places.into_iter().map(label).collect()
}

/// The layers, values and hover texts of points as markers.
fn markers(
    points: impl Iterator<Item = (u32, f64, String)>,
    symbol: MarkerSymbol,
    colour: &'static str,
) -> Box<dyn Trace> {
    let (mut layers, mut values, mut hover) = (Vec::new(), Vec::new(), Vec::new());
    for (layer, value, text) in points {
        layers.push(layer);
        values.push(value);
        hover.push(text);
    }
    Scatter::new(layers, values)
        .mode(Mode::Markers)
        .marker(outlined(symbol, 8, colour, OUTLINE))
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

/// The right end of the x axis: the last layer, and some space for its marker.
fn right_end(settings: &Depth) -> f64 {
    let layers = f64::from(settings.layers);
    layers + 0.04 * layers.max(1.0)
}

/// The figure of these traces, over the layers.
fn finish(
    traces: &[Box<dyn Trace>],
    [title, y_title]: [&str; 2],
    right: f64,
    range: [f64; 2],
    is_logarithmic: bool,
    theme: Theme,
) -> Figure {
    let y_axis = if is_logarithmic {
        let decades = ((range[1] - range[0]) / 5.0).ceil().max(1.0);
        logarithmic_axis(y_title, range, decades, theme)
    } else {
        axis(y_title, range, theme).type_(AxisType::Linear)
    };
    let layout = layout(title, theme)
        .show_legend(false)
        .x_axis(
            axis(words::LAYER, [-0.04 * right, right], theme)
                .tick_values(ticks(right))
                .show_grid(false),
        )
        .y_axis(y_axis);
    let kind = if is_logarithmic {
        "logarithmic"
    } else {
        "linear"
    };
    let mut figure = Figure::new(traces, &layout, &format!("depth {kind}"));
    figure.layout["margin"]["r"] = json!(RIGHT);
    figure
}

/// At most 8 layers, from 0 on: more would not fit beside each other on a phone.
fn ticks(right: f64) -> Vec<f64> {
    let every = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|every| right / every < 8.0)
        .unwrap_or(10.0);
    (0..=60)
        .map(|index| f64::from(index) * every)
        .take_while(|layer| *layer <= right)
        .collect()
}
