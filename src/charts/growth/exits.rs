//! Norms that no axis can hold, as labelled markers at the edge.

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Marker, MarkerSymbol, Mode, Position},
};

use super::{Point, edges::Edges};
use crate::{charts::theme::Theme, lab::real::Real, words::chart as words};

/// A way of leaving the axis: which norms do, and how that is drawn.
struct Exit {
    takes: fn(Real) -> bool,
    name: &'static str,
    symbol: MarkerSymbol,
    at_top: bool,
}

fn exits() -> [Exit; 3] {
    [
        Exit {
            takes: |norm| matches!(norm, Real::Infinity | Real::NegativeInfinity),
            name: words::OVERFLOW,
            symbol: MarkerSymbol::TriangleUp,
            at_top: true,
        },
        Exit {
            takes: |norm| norm == Real::Undefined,
            name: words::NOT_A_NUMBER,
            symbol: MarkerSymbol::X,
            at_top: true,
        },
        Exit {
            takes: |norm| norm == Real::Finite(0.0),
            name: words::ZERO,
            symbol: MarkerSymbol::TriangleDown,
            at_top: false,
        },
    ]
}

/// One trace for each exit that was taken, labelled at its first step.
pub(super) fn markers_at_the_edge(
    left: &[Point],
    edges: Edges,
    theme: Theme,
) -> Vec<Box<dyn Trace>> {
    exits()
        .into_iter()
        .filter_map(|exit| {
            let points: Vec<Point> = left
                .iter()
                .copied()
                .filter(|&(_, norm)| (exit.takes)(norm))
                .collect();
            let &(first, _) = points.first()?;
            let (height, position) = if exit.at_top {
                (edges.top, Position::BottomCenter)
            } else {
                (edges.bottom, Position::TopCenter)
            };
            let mut labels = vec![String::new(); points.len()];
            labels[0] = words::since(exit.name, first);
            let steps = points.iter().map(|&(step, _)| step).collect();
            let hover = points
                .iter()
                .map(|&(step, norm)| words::hover(step, norm))
                .collect();
            let trace: Box<dyn Trace> = Scatter::new(steps, vec![height; points.len()])
                .mode(Mode::MarkersText)
                .name(exit.name)
                .marker(
                    Marker::new()
                        .symbol(exit.symbol)
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
