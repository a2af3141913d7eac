//! All three gradients of the layer, by burn's autodiff.

use burn::tensor::Tensor;

use super::Gradient;
use crate::lab::{
    device::device,
    layer::Layer,
    matrix::Matrix,
    scenario::{self, Precision},
    tensor::{download, upload},
};

/// The gradients for `upstream = ∂L/∂y`. Input and upstream have shape
/// `[rows, features]`.
///
/// A gradient is infinite or NaN where the layer divides by a number that is zero
/// in float32, such as for a constant row with ε = 0.
///
/// # Panics
/// If `upstream` and `input` have different shapes.
#[must_use]
pub fn run(input: &Matrix, layer: &scenario::LayerNorm, upstream: &Matrix) -> Gradient {
    let shape = (input.rows(), input.columns());
    assert_eq!(
        shape,
        (upstream.rows(), upstream.columns()),
        "the upstream gradient must have the input's shape"
    );
    let layer = scenario::LayerNorm {
        precision: Precision::Float32,
        ..layer.clone()
    };
    let layer = Layer::on_device(&device().autodiff(), shape.0, shape.1, &layer);
    let normalized = layer.normalized_size();
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

    /// The sum of a normalised row is always 0, so it does not depend on the input.
    #[test]
    fn the_sum_of_the_output_has_a_zero_input_gradient() {
        let input = Matrix::new(1, 4, vec![1.0, 2.0, 4.0, 8.0]);
        let ones = Matrix::new(1, 4, vec![1.0; 4]);
        let gradient = run(&input, &LayerNorm::default(), &ones);
        assert!(gradient.input.values().iter().all(|g| g.abs() < 1e-7));
        assert_eq!(gradient.beta.values(), [1.0; 4]);
    }

    #[test]
    fn parameter_gradients_have_the_parameters_shape() {
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
