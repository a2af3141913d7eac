//! How far a chart on the screen corresponds to its figure.

/// How far the chart on the screen corresponds to its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DrawState {
    /// Not drawn yet. The static chart shows the figure.
    Pending,
    /// Drawn, but the figure has changed since.
    Stale,
    /// The chart shows the figure.
    Current,
    /// plotly.js is missing or has rejected the figure.
    Failed,
}
