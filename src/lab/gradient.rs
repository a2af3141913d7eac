//! LayerNorm's backward pass, by burn's autodiff.
//!
//! With `∂L/∂y` the gradient that reaches the output, x̂ the normalised input,
//! `u = γ ⊙ ∂L/∂y` and means over the values that are normalised together:
//!
//! `∂L/∂x = (u − mean(u) − x̂ · mean(u ⊙ x̂)) / √(v + ε)`
//!
//! `∂L/∂γ = Σ ∂L/∂y ⊙ x̂` and `∂L/∂β = Σ ∂L/∂y`, summed over the rows that
//! share γ and β.
//!
//! So `∂L/∂x` sums to 0, is orthogonal to x̂ as ε → 0, and shrinks as the
//! variance grows. Source: arXiv 1607.06450 for the layer; the rest is the
//! chain rule.

use burn::tensor::Tensor;
use serde::Serialize;

use super::{
    device::device,
    layer::Layer,
    matrix::Matrix,
    scenario,
    tensor::{download, upload},
};

/// What a loss L changes by, for each number that goes into the layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gradient {
    /// `∂L/∂x`, shape `[rows, features]`.
    pub input: Matrix,
    /// `∂L/∂γ`, shape `[1, features]`; `[rows, features]` if the matrix is
    /// normalised as a whole.
    pub gamma: Matrix,
    /// `∂L/∂β`, of the shape of `∂L/∂γ`.
    pub beta: Matrix,
}

/// The gradients for `upstream = ∂L/∂y`; input and upstream have the shape
/// `[rows, features]`.
///
/// They may be infinite or NaN where the layer divides by a number that is
/// zero in float32, as at a constant row with ε = 0.
///
/// # Panics
/// If `upstream` has not the shape of `input`.
#[must_use]
pub fn run(input: &Matrix, layer: &scenario::LayerNorm, upstream: &Matrix) -> Gradient {
    let shape = (input.rows(), input.columns());
    assert_eq!(
        shape,
        (upstream.rows(), upstream.columns()),
        "a gradient has the shape of what it is taken by"
    );
    let layer = Layer::on(&device().autodiff(), shape.0, shape.1, layer);
    let normalized = layer.normalized();
    let grouped = |matrix: &Matrix| {
        let groups = matrix.values().len() / normalized;
        upload(matrix.values().to_vec(), groups, normalized).autodiff()
    };
    let x = grouped(input).require_grad();
    let loss = (layer.apply(x.clone()) * grouped(upstream)).sum();
    let mut gradients = loss.backward();
    let matrix = |gradient: Option<Vec<f32>>, (rows, columns): (usize, usize)| {
        let gradient = gradient.expect("every number that the loss depends on has a gradient");
        Matrix::new(rows, columns, gradient)
    };
    let shape_of_gamma = (layer.gamma.rows(), layer.gamma.columns());
    let [gamma, beta] = layer.parameters();
    let mut parameter = |parameter: Tensor<1>| {
        let gradient = parameter.grad_remove(&mut gradients).map(download);
        matrix(gradient, shape_of_gamma)
    };
    Gradient {
        gamma: parameter(gamma),
        beta: parameter(beta),
        input: matrix(x.grad_remove(&mut gradients).map(download), shape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::scenario::{LayerNorm, NormalizedShape};

    /// The sum of a normalised row is 0 whatever the row is, so nothing that
    /// the input does can change it.
    #[test]
    fn the_loss_that_adds_up_the_output_has_no_gradient() {
        let input = Matrix::new(1, 4, vec![1.0, 2.0, 4.0, 8.0]);
        let ones = Matrix::new(1, 4, vec![1.0; 4]);
        let gradient = run(&input, &LayerNorm::default(), &ones);
        assert!(gradient.input.values().iter().all(|g| g.abs() < 1e-7));
        assert_eq!(gradient.beta.values(), [1.0; 4]);
    }

    #[test]
    fn gamma_and_beta_have_gradients_of_their_own_shape() {
        let input = Matrix::new(2, 3, vec![1.0, 2.0, 4.0, 3.0, 3.0, 5.0]);
        let mut layer = LayerNorm::default();
        let by_row = run(&input, &layer, &input);
        assert_eq!((by_row.gamma.rows(), by_row.beta.columns()), (1, 3));
        layer.normalized_shape = NormalizedShape::Whole;
        let whole = run(&input, &layer, &input);
        assert_eq!((whole.gamma.rows(), whole.beta.columns()), (2, 3));
        assert_eq!(whole.beta, input);
    }
}
