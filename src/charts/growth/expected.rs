//! The expected norm: a dashed line, labelled with its formula.

use plotly::{
    Scatter, Trace,
    common::{DashType, Font, HoverInfo, Line, Mode, Position},
};

use super::axis_bounds::AxisBounds;
use crate::{
    charts::theme::Theme,
    lab::{growth::Chain, real::Real, scenario::Growth},
    words::chart as words,
};

/// A point of the line, and the side of it where the label is.
pub(super) type Label = ((usize, f64), Position);

/// The line from a step on, and its label where there is space for it.
pub(super) fn expected_line(
    chain: &Chain,
    settings: &Growth,
    first: usize,
    label: impl Fn(&[(usize, f64)]) -> Option<Label>,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    let points = points(chain, first);
    let (steps, norms): (Vec<_>, Vec<_>) = points.iter().copied().unzip();
    let line = Scatter::new(steps, norms)
        .mode(Mode::Lines)
        .line(
            Line::new()
                .color(theme.quiet())
                .width(1.0)
                .dash(DashType::Dash),
        )
        .hover_text_array(
            points
                .iter()
                .map(|&(step, norm)| words::hover_expected(step, Real::from(norm)))
                .collect(),
        )
        .hover_info(HoverInfo::Text);
    // Without space for the label, its trace stays but has no point: adding or
    // removing a trace makes plotly.js redraw the whole chart.
    // Where the norms become infinite, their label is in that space.
    let is_finite = chain.steps.iter().all(|step| step.norm.finite().is_some());
    let label = label(&points).filter(|_| is_finite);
    let (at, position) = label.map_or((None, Position::TopRight), |(at, position)| {
        (Some(at), position)
    });
    let (step, norm): (Vec<_>, Vec<_>) = at.into_iter().unzip();
    let ends_at_line = matches!(
        position,
        Position::TopLeft | Position::MiddleLeft | Position::BottomLeft
    );
    let formula = step
        .iter()
        .map(|_| words::expected_formula(settings, chain.factor, ends_at_line))
        .collect();
    let label = Scatter::new(step, norm)
        .mode(Mode::Text)
        .text_array(formula)
        .text_position(position)
        .text_font(Font::new().size(12).color(theme.quiet()))
        .hover_info(HoverInfo::Skip);
    vec![line, label]
}

/// The steps from the first on, and the norms that are finite.
fn points(chain: &Chain, first: usize) -> Vec<(usize, f64)> {
    let norms = chain.expected.iter().enumerate().skip(first);
    norms
        .filter_map(|(step, norm)| Some((step, norm.finite()?)))
        .collect()
}

/// Whether a point of the line, or its way from one to the next, lies within the bounds.
pub(super) fn is_in_view(chain: &Chain, first: usize, bounds: AxisBounds) -> bool {
    let points = points(chain, first);
    let (is_below, is_above) = (
        |norm: f64| norm < bounds.bottom,
        |norm: f64| norm > bounds.top,
    );
    let is_inside = |&(_, norm): &(usize, f64)| !is_below(norm) && !is_above(norm);
    points.iter().any(is_inside)
        || points.windows(2).any(|pair| {
            let [(_, from), (_, to)] = [pair[0], pair[1]];
            is_below(from) && is_above(to) || is_above(from) && is_below(to)
        })
}

/// The label of the line on a linear axis: inside the chart, clear of the line and of the
/// measured norms, which lie below it. `None` if the line is outside the chart.
pub(super) fn label_position(points: &[(usize, f64)], bounds: AxisBounds) -> Option<Label> {
    let visible: Vec<_> = points
        .iter()
        .copied()
        .filter(|&(_, norm)| (bounds.bottom..=bounds.top * 0.9).contains(&norm))
        .collect();
    let (first, last) = (*visible.first()?, *visible.last()?);
    Some(if last.1 < first.1 {
        // The line falls, so the space above its upper part is empty. Further down, the label
        // would cover the points along the axis.
        let high = visible.partition_point(|&(_, norm)| norm > bounds.top * 0.08);
        let index = (visible.len() / 8).min(high.saturating_sub(1));
        (visible[index], Position::TopRight)
    } else if last.1 > first.1 && last.0 * 3 > points.len() {
        (last, Position::MiddleLeft)
    } else {
        (visible[visible.len() / 2], Position::TopCenter)
    })
}

/// The label of the line on a logarithmic axis, on which it is straight. Beside a falling
/// line, the space between the chains is empty at its right; a rising line is above both.
pub(super) fn logarithmic_label(points: &[(usize, f64)], bounds: AxisBounds) -> Option<Label> {
    let visible: Vec<_> = points
        .iter()
        .copied()
        .filter(|&(_, norm)| (bounds.bottom..=bounds.top).contains(&norm))
        .collect();
    let (first, last) = (*visible.first()?, *visible.last()?);
    let at = |percent: usize| (visible.len() - 1) * percent / 100;
    Some(if last.1 < first.1 && visible.len() == 2 {
        // At the first point, the label would cover the rising line.
        (last, Position::BottomLeft)
    } else if last.1 < first.1 {
        (visible[at(45)], Position::TopRight)
    } else if last.1 > first.1 {
        // At the first point, the axis would cut the label.
        (visible[at(85).max(1)], Position::TopLeft)
    } else {
        (visible[at(50)], Position::TopCenter)
    })
}
