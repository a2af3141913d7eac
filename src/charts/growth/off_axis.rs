//! Labelled markers at the end of the axis, for norms that it cannot show.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Position},
};

use super::{Point, axis_bounds::AxisBounds};
use crate::{lab::real::Real, words::chart as words};

/// How the markers of a chain look, and their hover text.
pub(super) struct Style<'a> {
    pub(super) fill: &'static str,
    pub(super) outline: &'static str,
    pub(super) hover: &'a dyn Fn(usize, Real) -> String,
}

/// A kind of norm that the axis cannot show, and its marker.
struct OffAxis {
    matches: fn(Real) -> bool,
    name: &'static str,
    symbol: MarkerSymbol,
    at_top: bool,
}

fn kinds() -> [OffAxis; 3] {
    [
        OffAxis {
            matches: |norm| matches!(norm, Real::Infinity | Real::NegativeInfinity),
            name: words::OVERFLOW,
            symbol: MarkerSymbol::TriangleUp,
            at_top: true,
        },
        OffAxis {
            matches: |norm| norm == Real::Undefined,
            name: words::NOT_A_NUMBER,
            symbol: MarkerSymbol::X,
            at_top: true,
        },
        OffAxis {
            matches: |norm| norm == Real::Finite(0.0),
            name: words::ZERO,
            symbol: MarkerSymbol::TriangleDown,
            at_top: false,
        },
    ]
}

/// One trace for each kind that occurs, labelled at its first step.
///
/// `lines` counts the labels at the bottom and at the top of the axis. Each further label
/// has a line of its own.
pub(super) fn off_axis_markers(
    norms: &[Point],
    bounds: AxisBounds,
    style: &Style<'_>,
    lines: &mut [usize; 2],
) -> Vec<Box<dyn Trace>> {
    let last = norms.last().map_or(0, |&(step, _)| step);
    kinds()
        .into_iter()
        .filter_map(|kind| {
            let points: Vec<Point> = norms
                .iter()
                .copied()
                .filter(|&(_, norm)| (kind.matches)(norm))
                .collect();
            let &(first, _) = points.first()?;
            // A centred label would cross the right edge of the chart, or the labels of its axis.
            let (near_start, near_end) = (4 * first < last, 4 * first > 3 * last);
            let (height, position) = match (kind.at_top, near_start, near_end) {
                (true, true, _) => (bounds.top, Position::BottomRight),
                (true, _, true) => (bounds.top, Position::BottomLeft),
                (true, ..) => (bounds.top, Position::BottomCenter),
                (false, true, _) => (bounds.bottom, Position::TopRight),
                (false, _, true) => (bounds.bottom, Position::TopLeft),
                (false, ..) => (bounds.bottom, Position::TopCenter),
            };
            let line = &mut lines[usize::from(kind.at_top)];
            let mut labels = vec![String::new(); points.len()];
            labels[0] = words::since_on_line(kind.name, first, *line, kind.at_top);
            *line += 1;
            let steps = points.iter().map(|&(step, _)| step).collect();
            let hover = points
                .iter()
                .map(|&(step, norm)| (style.hover)(step, norm))
                .collect();
            let trace: Box<dyn Trace> = Scatter::new(steps, vec![height; points.len()])
                .mode(Mode::MarkersText)
                .name(kind.name)
                .marker(
                    Marker::new()
                        .symbol(kind.symbol)
                        .size(10)
                        .color(style.fill)
                        .line(Line::new().color(style.outline).width(1.5)),
                )
                .text_array(labels)
                .text_position(position)
                .clip_on_axis(false)
                .hover_text_array(hover)
                .hover_info(HoverInfo::Text);
            Some(trace)
        })
        .collect()
}
