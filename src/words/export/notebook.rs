//! The notebook's Markdown cells and the texts of its charts.

mod chains;
mod geometry;
mod layer;
mod relatives;
mod scatter;
mod statistics;

pub use chains::{chains, norms};
pub use geometry::geometry;
pub use layer::layer;
pub use relatives::relatives;
pub use scatter::scatter;
pub use statistics::statistics;

use crate::{
    lab::{
        normalization::Outcome,
        real::Real,
        scenario::{self, LayerNorm, Product},
        station::Station,
    },
    words::layer_format,
};

/// The first cell.
pub const TITLE: &str = "# LayerNorm, step by step\n\n\
     This notebook recomputes in PyTorch what the LayerNorm Lab showed when you exported it. \
     It needs PyTorch 2.4 or newer, and matplotlib for the charts. Run the cells from top to bottom. \
     Then change a number and run them again: the last cell compares every result with the lab’s.";
/// Printed without matplotlib.
pub const NO_MATPLOTLIB: &str = "The charts need matplotlib. Install it with `pip install matplotlib` and restart the notebook; without it, everything but the charts works.";
/// The titles of the norm charts, as the insides of f-strings.
pub const NORM_TITLES: [&str; 2] = [
    "Noise of size 1/s = {1 / scale:.4g}",
    "Noise of size s = {scale:.4g}",
];
/// The titles of the scatter with and without a correlation, as the insides of f-strings.
pub const CORRELATION_TITLES: [&str; 2] = ["r = {r:.2f}", "r is NaN"];
/// A row in the legend of the scatter, as the inside of an f-string.
pub const ROW: &str = "row {row + 1}";

/// Before the comparison.
#[must_use]
pub fn comparison(growth: &scenario::Growth) -> String {
    let product = match growth.product {
        Product::Elementwise => "",
        Product::Matrix => {
            " Norms of matrix products may differ by more, since the two sum in different orders."
        }
    };
    format!(
        "## 7. Are these the lab’s numbers?\n\n\
         The lab computes in Rust, with burn. The next cell holds its results, the last one compares them with PyTorch’s. \
         On an x86-64 CPU both start from the same random numbers; PyTorch on ARM draws numbers that differ by a few 10⁻⁶, on a GPU quite different ones.{product} \
         So may layers where the spread is small relative to the mean, or where squares exceed float32’s range."
    )
}

/// Whether ε is 0 in the format in which the layer computes.
fn is_zero(outcome: &Outcome, settings: &LayerNorm) -> bool {
    if let Some(moments) = outcome.stepwise.iter().flatten().next() {
        return moments.eps == Real::Finite(0.0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "the layer's ε is float32")]
    let eps = settings.eps as f32;
    eps == 0.0
}

/// A sentence to append: what the layer's number format means for a station.
fn format_note(station: Station, settings: &LayerNorm) -> String {
    layer_format::note(station, settings).map_or(String::new(), |note| format!(" {note}"))
}

/// Whether γ = 1 and β = 0 throughout.
fn is_at_start(outcome: &Outcome) -> bool {
    outcome.gamma.uniform() == Some(1.0) && outcome.beta.uniform() == Some(0.0)
}
