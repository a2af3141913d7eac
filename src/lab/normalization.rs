//! Stations 2 to 4: the activation matrix and what LayerNorm makes of it.
//!
//! `y = (x − μ) / √(v + ε) · γ + β`, with μ the mean and v the biased variance
//! of the values that are normalised together: each row, or the whole matrix.

use burn::{
    module::Param,
    nn::{LayerNorm, LayerNormConfig},
    tensor::{Device, Tensor, TensorData},
};
use serde::Serialize;

use super::{
    device::device,
    matrix::Matrix,
    random::Generator,
    real::Real,
    scenario::{self, NormalizedShape, Own, Parameter, to_float32},
    statistics::{Correlation, Moments, Statistics, Summary},
    tensor::{to_matrix, upload},
};

/// Mean and variance of the values that are normalised together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Group {
    /// μ.
    pub mean: Real,
    /// v, the biased variance: the squares are divided by n.
    pub variance: Real,
}

/// All there is to see of the layer at work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// x, shape `[rows, features]`.
    pub input: Matrix,
    /// y, shape `[rows, features]`.
    pub output: Matrix,
    /// γ, shape `[1, features]`; `[rows, features]` if the matrix is
    /// normalised as a whole.
    pub gamma: Matrix,
    /// β, of the shape of γ.
    pub beta: Matrix,
    /// One for each row, or a single one for the whole matrix.
    pub groups: Vec<Group>,
    /// Means and stds of the input.
    pub before: Statistics,
    /// Means and stds of the output.
    pub after: Statistics,
    /// What each output row must have by algebra; none where γ or β differs within the row.
    pub predicted: Vec<Option<Summary>>,
    /// Pearson's r of input and output.
    pub correlation: Correlation,
}

/// The activation matrix: one's own, or a random one, with the cells that were
/// set by hand.
#[must_use]
pub fn activations(seed: u64, settings: &scenario::Activations) -> Matrix {
    let matrix = match &settings.own {
        Some(table) => table.matrix().clone(),
        None => random(seed, settings),
    };
    edited(matrix, &settings.edits)
}

/// `torch.randn(rows, features) * std + mean` after `torch.manual_seed(seed)`;
/// rounded after the product and after the sum.
#[expect(
    clippy::cast_possible_truncation,
    reason = "PyTorch casts a Python number to the tensor's float32"
)]
fn random(seed: u64, settings: &scenario::Activations) -> Matrix {
    let (rows, features) = (settings.rows as usize, settings.features as usize);
    let noise = upload(
        Generator::seeded(seed).randn(rows * features),
        rows,
        features,
    );
    to_matrix(
        noise
            .mul_scalar(settings.std as f32)
            .add_scalar(settings.mean as f32),
    )
}

/// The matrix with single cells set; those outside it are left out.
fn edited(matrix: Matrix, edits: &[Own]) -> Matrix {
    let (rows, features) = (matrix.rows(), matrix.columns());
    let mut values = matrix.into_values();
    for edit in edits {
        let (row, feature) = (edit.row as usize, edit.feature as usize);
        if row < rows
            && feature < features
            && let Some(value) = to_float32(edit.value)
        {
            values[row * features + feature] = value;
        }
    }
    Matrix::new(rows, features, values)
}

/// burn's LayerNorm of the input, shape `[rows, features]`, which the output
/// has too.
#[must_use]
pub fn layer_norm(input: &Matrix, layer: &scenario::LayerNorm) -> Matrix {
    let gamma = values(&layer.gamma, input, layer.normalized_shape);
    let beta = values(&layer.beta, input, layer.normalized_shape);
    forward(input, &gamma, &beta, layer.eps)
}

/// Applies the layer and measures what it did.
#[must_use]
pub fn run(input: Matrix, layer: &scenario::LayerNorm) -> Outcome {
    let before = Statistics::of(&input);
    run_measured(input, before, layer)
}

/// As [`run`], given the input's statistics, which no knob of the layer moves.
#[must_use]
pub fn run_measured(input: Matrix, before: Statistics, layer: &scenario::LayerNorm) -> Outcome {
    let gamma = values(&layer.gamma, &input, layer.normalized_shape);
    let beta = values(&layer.beta, &input, layer.normalized_shape);
    let output = forward(&input, &gamma, &beta, layer.eps);
    let groups = groups(&input, layer.normalized_shape);
    let predicted = (0..input.rows())
        .map(|row| {
            let gamma = uniform(gamma.row(row % gamma.rows()))?;
            let beta = uniform(beta.row(row % beta.rows()))?;
            let group = groups[row % groups.len()];
            Some(predict(before.rows[row], group, layer.eps, (gamma, beta)))
        })
        .collect();
    Outcome {
        after: Statistics::of(&output),
        correlation: Correlation::between(&input, &output),
        input,
        output,
        gamma,
        beta,
        groups,
        before,
        predicted,
    }
}

/// γ or β as the layer holds it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the layer's parameters are float32"
)]
pub(super) fn values(parameter: &Parameter, input: &Matrix, shape: NormalizedShape) -> Matrix {
    let rows = match shape {
        NormalizedShape::Row => 1,
        NormalizedShape::Whole => input.rows(),
    };
    let mut values = vec![parameter.all as f32; rows * input.columns()];
    for own in &parameter.own {
        let (row, feature) = (own.row as usize, own.feature as usize);
        if row < rows && feature < input.columns() {
            values[row * input.columns() + feature] = own.value as f32;
        }
    }
    Matrix::new(rows, input.columns(), values)
}

fn forward(input: &Matrix, gamma: &Matrix, beta: &Matrix, eps: f64) -> Matrix {
    let layer = module(gamma, beta, eps, &device());
    let normalized = gamma.values().len();
    let (rows, features) = (input.rows(), input.columns());
    let groups = rows * features / normalized;
    let output = layer.forward(upload(input.values().to_vec(), groups, normalized));
    to_matrix(output.reshape([rows, features]))
}

/// burn's layer, for input of shape `[groups, normalized]`.
///
/// burn normalises the last axis only. A γ of as many values as the matrix
/// has means that all of it is normalised together, as one row.
pub(super) fn module(gamma: &Matrix, beta: &Matrix, eps: f64, device: &Device) -> LayerNorm {
    let normalized = gamma.values().len();
    let parameter = |matrix: &Matrix| {
        let data = TensorData::new(matrix.values().to_vec(), [normalized]);
        Param::from_tensor(Tensor::from_data(data, device))
    };
    let mut layer = LayerNormConfig::new(normalized)
        .with_epsilon(eps)
        .init(device);
    layer.gamma = parameter(gamma);
    layer.beta = Some(parameter(beta));
    layer
}

fn groups(input: &Matrix, shape: NormalizedShape) -> Vec<Group> {
    let group = |values: &[f32]| {
        let moments = Moments::of(values.iter().copied());
        Group {
            mean: moments.mean.into(),
            variance: moments.variance_biased().into(),
        }
    };
    match shape {
        NormalizedShape::Row => (0..input.rows()).map(|row| group(input.row(row))).collect(),
        NormalizedShape::Whole => vec![group(input.values())],
    }
}

/// The value that all entries have.
fn uniform(values: &[f32]) -> Option<f64> {
    let (first, rest) = values.split_first()?;
    rest.iter()
        .all(|value| value.to_bits() == first.to_bits())
        .then(|| f64::from(*first))
}

/// What mean and std an output row must have, by algebra.
///
/// With `μ_i` and `σ_i` the mean and std of the input row and μ and v those it
/// was normalised with: mean `γ(μ_i − μ)/√(v + ε) + β`, std `|γ|·σ_i/√(v + ε)`.
/// For a row normalised by itself that is β and `|γ|·√(v/(v + ε))`, times
/// `√(n/(n − 1))` if the std divides by n − 1. A 0/0 (a constant row with
/// ε = 0) comes out undefined, as it does in the layer.
fn predict(row: Summary, group: Group, eps: f64, (gamma, beta): (f64, f64)) -> Summary {
    let root = (group.variance.to_f64() + eps).sqrt();
    let std = |std: Real| Real::from(gamma.abs() * (std.to_f64() / root));
    Summary {
        mean: Real::from(gamma * ((row.mean.to_f64() - group.mean.to_f64()) / root) + beta),
        std_unbiased: std(row.std_unbiased),
        std_biased: std(row.std_biased),
    }
}

/// The layer as PyTorch prints it, for a matrix of shape `[rows, features]`:
/// `LayerNorm((10,), eps=1e-05, elementwise_affine=True)`.
#[must_use]
pub fn pytorch_repr(rows: usize, features: usize, layer: &scenario::LayerNorm) -> String {
    let shape = match layer.normalized_shape {
        NormalizedShape::Row => format!("{features},"),
        NormalizedShape::Whole => format!("{rows}, {features}"),
    };
    let eps = python_repr(layer.eps);
    format!("LayerNorm(({shape}), eps={eps}, elementwise_affine=True)")
}

/// A float as Python prints it: the fewest digits that give it back, with an
/// exponent of at least two digits below 1e-4 and from 1e16 on.
fn python_repr(value: f64) -> String {
    let scientific = format!("{value:e}");
    let exponent: Option<(&str, i32)> = scientific
        .split_once('e')
        .and_then(|(digits, exponent)| Some((digits, exponent.parse().ok()?)));
    match exponent {
        Some((digits, exponent)) if !(-4..16).contains(&exponent) => {
            format!("{digits}e{exponent:+03}")
        }
        _ => format!("{value:?}"),
    }
}
