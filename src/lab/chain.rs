//! The state of one chain of matrix products, advanced step by step.

mod small_rows;

use burn::{
    nn::{LayerNorm, LayerNormConfig},
    tensor::Tensor,
};

use serde::Serialize;

pub use self::small_rows::SmallRows;
use self::small_rows::{RowCauses, RowInput};
use crate::lab::{
    device::device,
    format,
    matrix::Matrix,
    real::Real,
    scenario::{Growth, Precision, Product},
    statistics::length,
    tensor::{download, to_matrix, upload},
};

/// The measurements of one matrix of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ChainStep {
    /// The Frobenius norm, summed in double precision, so that it is infinite
    /// only if an entry is.
    pub norm: Real,
    /// How many entries are exactly zero.
    pub zeros: usize,
    /// How many entries are infinite.
    pub infinite: usize,
    /// How many entries are NaN.
    pub undefined: usize,
}

/// A chain after some number of steps `A_k = A_{k−1} · (f·Z_k)`.
#[derive(Clone, Debug)]
pub(super) struct ChainState {
    /// `A_k`, shape `[size, size]`.
    matrix: Tensor<2>,
    /// f, cast to float32 once, as PyTorch casts a Python float.
    factor: f32,
    product: Product,
    precision: Precision,
    layer: Option<LayerNorm>,
    /// The rows that LayerNorm leaves small.
    rows: RowCauses,
}

impl ChainState {
    /// The chain at `A_0`, given as row-major values, and the measurements of `A_0`.
    pub(super) fn start(values: Vec<f32>, factor: f64, settings: &Growth) -> (Self, ChainStep) {
        let size = settings.size as usize;
        let start = round_to(upload(values, size, size), settings.precision);
        let values = download(start);
        let step = measure(&values);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the factor is rounded to the tensor's format"
        )]
        let state = Self {
            matrix: upload(values, size, size),
            factor: factor as f32,
            product: settings.product,
            precision: settings.precision,
            layer: settings
                .layer_norm
                .then(|| LayerNormConfig::new(size).init(&device())),
            rows: RowCauses::default(),
        };
        (state, step)
    }

    /// Multiplies by the noise `Z_k`, given as row-major values, and measures the
    /// result.
    pub(super) fn step(&mut self, noise: Vec<f32>) -> ChainStep {
        let [rows, columns] = self.matrix.dims();
        let noise = upload(noise, rows, columns).mul_scalar(self.factor);
        // The product of two float16 or bfloat16 numbers is exact in float32, so
        // rounding it once gives the product in that format.
        let noise = round_to(noise, self.precision);
        let product = match self.product {
            Product::Elementwise => self.matrix.clone().mul(noise),
            Product::Matrix => self.matrix.clone().matmul(noise),
        };
        let product = round_to(product, self.precision);
        // Taking the buffer out of the tensor and building a new tensor around it copies
        // nothing. Reading a tensor that is still shared would copy it, which costs more
        // than the step itself.
        let mut values = download(product);
        if let Some(layer) = &self.layer {
            let inputs = RowInput::of_rows(&values, columns);
            let normalized = layer.forward(upload(values, rows, columns));
            values = download(round_to(normalized, self.precision));
            self.rows.step(&inputs, &values, columns);
        }
        let step = measure(&values);
        self.matrix = upload(values, rows, columns);
        step
    }

    /// The rows that LayerNorm left small in the last step.
    pub(super) fn small_rows(&self) -> SmallRows {
        self.rows.small
    }

    /// `A_k`.
    pub(super) fn into_matrix(self) -> Matrix {
        to_matrix(self.matrix)
    }
}

/// Rounds every entry to the format.
fn round_to(matrix: Tensor<2>, precision: Precision) -> Tensor<2> {
    if precision == Precision::Float32 {
        return matrix;
    }
    let [rows, columns] = matrix.dims();
    let mut values = download(matrix);
    format::round(&mut values, precision);
    upload(values, rows, columns)
}

/// The measurements of a matrix.
fn measure(values: &[f32]) -> ChainStep {
    let count = |kind: fn(&f32) -> bool| values.iter().filter(|value| kind(value)).count();
    ChainStep {
        norm: length(values).into(),
        zeros: count(|value| *value == 0.0),
        infinite: count(|value| value.is_infinite()),
        undefined: count(|value| value.is_nan()),
    }
}
