//! LayerNorm's backward pass: what a gradient with respect to the output becomes.
//!
//! Let `∂L/∂y` be the upstream gradient, x̂ the normalised input, `σ = √(v + ε)` and
//! `g = γ ⊙ ∂L/∂y`, with means over the values that are normalised together:
//!
//! `∂L/∂x = (g − mean(g) − x̂ · mean(g ⊙ x̂)) / σ`
//!
//! `∂L/∂γ = Σ ∂L/∂y ⊙ x̂` and `∂L/∂β = Σ ∂L/∂y`, summed over the rows that
//! share γ and β.
//!
//! It follows that `∂L/∂x` sums to 0, is orthogonal to x̂ as ε → 0, and shrinks as
//! the variance grows. Source: arXiv 1607.06450 for the layer, and the chain rule.
//!
//! | module | holds |
//! |---|---|
//! | `upstream` | `∂L/∂y`, as the scenario chooses it |
//! | `steps` | the formula's steps in float64, and how burn's result compares |
//! | `autodiff` | all three gradients, by burn's autodiff |
//! | `chains` | the gradients along the chains of station 1 |
//!
//! The gradients are float32: the layer's number format holds for the input only.
//! `autodiff` and `chains` need the Cargo feature `gradient`.

#[cfg(feature = "gradient")]
mod autodiff;
#[cfg(feature = "gradient")]
pub mod chains;
pub mod steps;
mod upstream;

#[cfg(feature = "gradient")]
pub use autodiff::run;
pub use upstream::{changed_cells, upstream};

use serde::Serialize;

use crate::lab::matrix::Matrix;

/// The gradients of a loss L with respect to the layer's input and parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gradient {
    /// `∂L/∂x`, shape `[rows, features]`.
    pub input: Matrix,
    /// `∂L/∂γ`, shape `[1, features]`, or `[rows, features]` if the whole matrix is
    /// normalised together.
    pub gamma: Matrix,
    /// `∂L/∂β`, same shape as `∂L/∂γ`.
    pub beta: Matrix,
}
