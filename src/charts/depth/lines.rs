//! The formulas of the stacks as dashed lines.

use plotly::{
    Scatter, Trace,
    common::{DashType, HoverInfo, Line, Mode},
};

use crate::{charts::theme::Theme, lab::scenario::Scheme, words::depth as words};

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

/// A line for each stack; that of the chosen one is stronger.
pub(super) fn expected_lines(
    formula: &Formula,
    chosen: Scheme,
    layers: u32,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    let line = |scheme| {
        let (at, values): (Vec<u32>, Vec<f64>) = formula.points(scheme, layers).into_iter().unzip();
        let hover = std::iter::zip(&at, &values)
            .map(|(&layer, &value)| words::hover_expected(scheme, layer, value))
            .collect();
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
