//! The formulas of the stacks as dashed lines.

use plotly::{
    Scatter, Trace,
    common::{DashType, Font, HoverInfo, Line, Marker, MarkerSymbol, Mode, Position},
};

use crate::{
    charts::{
        growth::end_labels::{EndLabel, LABEL_SIZE, NormAxis},
        theme::Theme,
    },
    lab::scenario::{Depth, Scheme},
    words::depth as words,
};

/// What is expected of each stack by layer.
pub(super) struct Formula<'a> {
    /// The first layer.
    pub(super) first: u32,
    /// The formula of a stack as text.
    pub(super) text: fn(Scheme) -> &'static str,
    /// The value of a stack at a layer.
    pub(super) value: &'a dyn Fn(Scheme, u32) -> f64,
}

impl Formula<'_> {
    /// The layers of a stack with their finite values.
    pub(super) fn points(&self, scheme: Scheme, layers: u32) -> Vec<(u32, f64)> {
        (self.first..=layers)
            .map(|layer| (layer, (self.value)(scheme, layer)))
            .filter(|(_, value)| value.is_finite())
            .collect()
    }
}

/// How far the line of a single layer reaches to the left of it: a line through one point
/// would be invisible.
const SINGLE: f64 = 0.15;

/// A line for each stack up to the right end of the axis if there is one layer; that of the
/// chosen one is stronger.
pub(super) fn expected_lines(
    formula: &Formula,
    chosen: Scheme,
    layers: u32,
    right: f64,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    let line = |scheme| {
        let points = formula.points(scheme, layers);
        let hover = |layer, value| words::hover_expected(scheme, layer, value);
        let ends = match *points.as_slice() {
            [(layer, value)] => {
                let from = f64::from(layer) - SINGLE;
                [from, right]
                    .map(|at| (at, value, hover(layer, value)))
                    .into()
            }
            _ => points
                .into_iter()
                .map(|(layer, value)| (f64::from(layer), value, hover(layer, value)))
                .collect::<Vec<_>>(),
        };
        let (mut at, mut values, mut hover) = (Vec::new(), Vec::new(), Vec::new());
        for (x, value, text) in ends {
            at.push(x);
            values.push(value);
            hover.push(text);
        }
        let is_chosen = scheme == chosen;
        let trace: Box<dyn Trace> = Scatter::new(at, values)
            .mode(Mode::Lines)
            .line(
                Line::new()
                    .color(if is_chosen {
                        theme.ink()
                    } else {
                        theme.quiet()
                    })
                    .width(if is_chosen { 1.5 } else { 1.0 })
                    .dash(DashType::Dash),
            )
            .hover_text_array(hover)
            .hover_info(HoverInfo::Text);
        trace
    };
    Scheme::ALL.map(line).into()
}

/// The lines of stacks that lie above the axis in all layers: a dashed line along the top of
/// the chart, with an arrow head at each of the ticks.
pub(super) fn lines_above(
    formula: &Formula,
    axis: NormAxis,
    ticks: &[f64],
    settings: &Depth,
    theme: Theme,
) -> Box<dyn Trace> {
    let (mut at, mut hover) = (Vec::new(), Vec::new());
    for scheme in Scheme::ALL {
        let points = formula.points(scheme, settings.layers);
        if !points.iter().all(|&(_, value)| axis.is_above(value)) {
            continue;
        }
        let last = points.last().map(|&(layer, _)| layer);
        for (layer, value) in points {
            let layer_at = f64::from(layer);
            if ticks.contains(&layer_at) || layer == formula.first || Some(layer) == last {
                at.push(layer_at);
                hover.push(words::hover_expected(scheme, layer, value));
            }
        }
    }
    Scatter::new(at.clone(), vec![axis.top(); at.len()])
        .mode(Mode::LinesMarkers)
        .line(
            Line::new()
                .color(theme.quiet())
                .width(1.0)
                .dash(DashType::Dash),
        )
        .marker(
            Marker::new()
                .symbol(MarkerSymbol::TriangleUp)
                .size(7)
                .color(theme.quiet()),
        )
        .clip_on_axis(false)
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

/// The layer at which the line of a stack leaves the chart through its top, between two
/// layers; `None` if it does not, or does so in the right half, where a label has no space.
pub(super) fn exit(formula: &Formula, scheme: Scheme, layers: u32, axis: NormAxis) -> Option<f64> {
    let top = axis.top();
    let points = formula.points(scheme, layers);
    let crossing = points
        .windows(2)
        .find(|pair| pair[0].1 <= top && pair[1].1 > top)?;
    let [(layer, below), (_, above)] = [crossing[0], crossing[1]];
    let exit = f64::from(layer) + (top - below) / (above - below);
    (2.0 * exit <= f64::from(layers)).then_some(exit)
}

/// A label below the place at which a line leaves the chart.
pub(super) fn exit_label(exit: f64, axis: NormAxis, label: &EndLabel) -> Box<dyn Trace> {
    Scatter::new(vec![exit], vec![axis.top()])
        .mode(Mode::Text)
        .text_array(vec![format!("  {}", label.lines.join("<br>  "))])
        .text_position(Position::BottomRight)
        .text_font(Font::new().size(LABEL_SIZE).color(label.colour))
        .hover_info(HoverInfo::Skip)
}
