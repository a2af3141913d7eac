//! Labelled markers at the end of the axis, for norms that it cannot show.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Position},
};

use super::{Point, axis_bounds::AxisBounds};
use crate::{charts::theme::Theme, lab::real::Real, words::chart as words};

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
pub(super) fn off_axis_markers(
    norms: &[Point],
    bounds: AxisBounds,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    kinds()
        .into_iter()
        .filter_map(|kind| {
            let points: Vec<Point> = norms
                .iter()
                .copied()
                .filter(|&(_, norm)| (kind.matches)(norm))
                .collect();
            let &(first, _) = points.first()?;
            let (height, position) = if kind.at_top {
                (bounds.top, Position::BottomCenter)
            } else {
                (bounds.bottom, Position::TopCenter)
            };
            let mut labels = vec![String::new(); points.len()];
            labels[0] = words::since(kind.name, first);
            let steps = points.iter().map(|&(step, _)| step).collect();
            let hover = points
                .iter()
                .map(|&(step, norm)| words::hover(step, norm))
                .collect();
            let trace: Box<dyn Trace> = Scatter::new(steps, vec![height; points.len()])
                .mode(Mode::MarkersText)
                .name(kind.name)
                .marker(
                    Marker::new()
                        .symbol(kind.symbol)
                        .size(10)
                        .color(theme.raised())
                        .line(Line::new().color(theme.ink()).width(1.5)),
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
