//! Stations 2 to 4: LayerNorm applied to the activation matrix, with measured and
//! predicted statistics.
//!
//! `y = (x − μ) / √(v + ε) · γ + β`, where μ is the mean and v the biased variance
//! of the values that are normalised together: each row, or the whole matrix.
//!
//! In a number format narrower than float32, x is A rounded to that format, because that
//! is the tensor that the layer gets. All statistics of the input are those of x.

use serde::Serialize;

pub use crate::lab::group::Group;

use crate::lab::{
    activations::{Merged, activations},
    diagnosis::{Diagnosis, Measured},
    format::round_matrix,
    group::predict,
    layer::Layer,
    matrix::Matrix,
    scenario::{self, Activations, NormalizedShape, Precision},
    statistics::{Correlation, Moments, Statistics, Summary},
    stepwise,
};

/// The layer's input, and its statistics.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// x: A in the layer's number format, shape `[rows, features]`.
    pub matrix: Matrix,
    /// A before it was rounded to the format; `None` if rounding changed no value.
    pub unrounded: Option<Matrix>,
    /// What float32 has made equal in A.
    pub merged: Merged,
    /// Means and standard deviations of x.
    pub statistics: Statistics,
}

impl Input {
    /// The activation matrix of a seed and its settings as the input of a layer of this format.
    #[must_use]
    pub fn of(seed: u64, settings: &Activations, precision: Precision) -> Self {
        let matrix = activations(seed, settings);
        let merged = Merged::of(seed, settings, &matrix);
        Self {
            merged,
            ..Self::new(matrix, precision)
        }
    }

    /// A matrix of float32 numbers as the input of a layer of this format. In float32 it is
    /// not copied.
    #[must_use]
    pub fn new(activations: Matrix, precision: Precision) -> Self {
        let matrix = round_matrix(activations.clone(), precision);
        Self {
            statistics: Statistics::of(&matrix),
            unrounded: (matrix != activations).then_some(activations),
            merged: Merged::default(),
            matrix,
        }
    }
}

/// The layer's input, parameters, output and statistics.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// x: A in the layer's number format, shape `[rows, features]`.
    pub input: Matrix,
    /// A before it was rounded to the format; `None` if rounding changed no value.
    pub unrounded: Option<Matrix>,
    /// Which values of A differ before they are rounded to float32, and are equal after.
    pub merged: Merged,
    /// y, in the format, shape `[rows, features]`.
    pub output: Matrix,
    /// γ in the format, shape `[1, features]`, or `[rows, features]` if the whole matrix
    /// is normalised together.
    pub gamma: Matrix,
    /// β in the format, same shape as γ.
    pub beta: Matrix,
    /// One group per row, or a single one for the whole matrix, in double precision.
    pub groups: Vec<Group>,
    /// The rounded moments of each group, if the layer rounds the result of every step.
    pub stepwise: Option<Vec<stepwise::Moments>>,
    /// Means and standard deviations of x.
    pub before: Statistics,
    /// Means and standard deviations of the output.
    pub after: Statistics,
    /// The statistics of each output row by algebra, without any rounding after that of
    /// x, γ and β; `None` where γ or β varies within the row.
    pub predicted: Vec<Option<Summary>>,
    /// Pearson's r between x and y.
    pub correlation: Correlation,
    /// Why the output's statistics differ from mean 0 and std 1.
    pub diagnosis: Diagnosis,
}

impl Outcome {
    /// A, before it was rounded to the layer's number format.
    #[must_use]
    pub fn activations(&self) -> &Matrix {
        self.unrounded.as_ref().unwrap_or(&self.input)
    }
}

/// Applies the layer to the activation matrix A and measures its output.
#[must_use]
pub fn run(activations: Matrix, layer: &scenario::LayerNorm) -> Outcome {
    run_measured(Input::new(activations, layer.precision), layer)
}

/// As [`run`], but takes the input from the caller, which can reuse it while γ, β, ε or
/// the normalised shape changes. The input must be in the layer's format.
#[must_use]
pub fn run_measured(input: Input, layer: &scenario::LayerNorm) -> Outcome {
    let Input {
        matrix: input,
        unrounded,
        merged,
        statistics: before,
    } = input;
    let burn_layer = Layer::new(input.rows(), input.columns(), layer);
    let output = burn_layer.forward(input.clone());
    let Layer {
        gamma,
        beta,
        as_set,
        ..
    } = burn_layer;
    let groups = groups(&input, layer.normalized_shape);
    let stepwise = layer.is_stepwise().then(|| {
        let moments = |values| stepwise::normalize(values, layer.eps, layer.precision).0;
        input
            .values()
            .chunks(gamma.values().len())
            .map(moments)
            .collect()
    });
    let predicted = (0..input.rows())
        .map(|row| {
            let gamma = uniform(gamma.row(row % gamma.rows()))?;
            let beta = uniform(beta.row(row % beta.rows()))?;
            let group = groups[row % groups.len()];
            Some(predict(before.rows[row], group, layer.eps, (gamma, beta)))
        })
        .collect();
    let after = Statistics::of(&output);
    let diagnosis = Diagnosis::of(&Measured {
        input: &input,
        output: &output,
        gamma: &gamma,
        beta: &beta,
        as_set: [&as_set[0], &as_set[1]],
        groups: &groups,
        before: &before,
        after: &after,
        stepwise: stepwise.as_deref(),
        precision: layer.precision,
        eps: layer.eps,
    });
    Outcome {
        correlation: Correlation::between(&input, &output),
        input,
        unrounded,
        merged,
        output,
        gamma,
        beta,
        groups,
        stepwise,
        before,
        after,
        predicted,
        diagnosis,
    }
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

/// The common value of all entries, bit for bit; `None` if they differ.
fn uniform(values: &[f32]) -> Option<f64> {
    let (first, others) = values.split_first()?;
    others
        .iter()
        .all(|value| value.to_bits() == first.to_bits())
        .then(|| f64::from(*first))
}
