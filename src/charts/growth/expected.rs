//! The expected norm: a dashed line with its formula beside it.

use plotly::{
    Scatter, Trace,
    common::{DashType, Font, HoverInfo, Line, Mode, Position},
};

use super::edges::Edges;
use crate::{
    charts::theme::Theme,
    lab::{growth::Chain, real::Real, scenario::Growth},
    words::chart as words,
};

/// The line, and its label where there is room for it.
pub(super) fn expected_line(
    chain: &Chain,
    settings: &Growth,
    edges: Edges,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    let points: Vec<(usize, f64)> = chain
        .expected
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(step, norm)| Some((step, norm.finite()?)))
        .collect();
    let (steps, norms): (Vec<_>, Vec<_>) = points.iter().copied().unzip();
    let line = Scatter::new(steps, norms)
        .mode(Mode::Lines)
        .line(
            Line::new()
                .color(theme.quiet())
                .width(1.5)
                .dash(DashType::Dash),
        )
        .hover_text_array(
            points
                .iter()
                .map(|&(step, norm)| words::hover_expected(step, Real::from(norm)))
                .collect(),
        )
        .hover_info(HoverInfo::Text);
    // Where there is no room the label has no point: a trace that comes and goes
    // would have plotly.js draw all of the chart anew.
    let label = expected_label(&points, edges);
    let (at, position) = label.map_or((None, Position::TopRight), |(at, position)| {
        (Some(at), position)
    });
    let (step, norm): (Vec<_>, Vec<_>) = at.into_iter().unzip();
    let words = step
        .iter()
        .map(|_| words::expected_formula(settings, chain.factor))
        .collect();
    let label = Scatter::new(step, norm)
        .mode(Mode::Text)
        .text_array(words)
        .text_position(position)
        .text_font(Font::new().size(12).color(theme.quiet()))
        .hover_info(HoverInfo::Skip);
    vec![line, label]
}

/// Where the expected line is labelled: inside the chart, on the side that the
/// line leaves free, away from the run below it.
fn expected_label(points: &[(usize, f64)], edges: Edges) -> Option<((usize, f64), Position)> {
    let visible: Vec<_> = points
        .iter()
        .copied()
        .filter(|&(_, norm)| (edges.bottom..=edges.top * 0.9).contains(&norm))
        .collect();
    let (first, last) = (*visible.first()?, *visible.last()?);
    let straight = edges.bottom > 0.0;
    Some(if last.1 < first.1 {
        // It falls: above its upper part the chart is empty.
        (visible[visible.len() / 8], Position::TopRight)
    } else if last.1 > first.1 && straight {
        (visible[visible.len() * 3 / 4], Position::TopLeft)
    } else if last.1 > first.1 && last.0 * 3 > points.len() {
        (last, Position::MiddleLeft)
    } else {
        (visible[visible.len() / 2], Position::TopCenter)
    })
}
