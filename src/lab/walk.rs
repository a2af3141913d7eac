//! One chain of products, a step at a time.

use burn::{
    nn::{LayerNorm, LayerNormConfig},
    tensor::Tensor,
};

use super::{
    device::device,
    format,
    growth::Step,
    scenario::{Growth, Precision, Product},
    tensor::{download, upload},
};

/// A chain as far as it has come: `A_k = A_{k−1} · (f·Z_k)`.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    /// `A_k`, shape `[size, size]`.
    matrix: Tensor<2>,
    /// f, cast to float32 once, as PyTorch casts a Python number.
    factor: f32,
    product: Product,
    precision: Precision,
    layer: Option<LayerNorm>,
}

impl Walk {
    /// The chain at `A_0`, whose values come in row-major order.
    pub(super) fn start(values: Vec<f32>, factor: f64, settings: &Growth) -> (Self, Step) {
        let size = settings.size as usize;
        let start = rounded(upload(values, size, size), settings.precision);
        let (matrix, step) = measured(start);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the factor is rounded to the tensor's format"
        )]
        let walk = Self {
            matrix,
            factor: factor as f32,
            product: settings.product,
            precision: settings.precision,
            layer: settings
                .layer_norm
                .then(|| LayerNormConfig::new(size).init(&device())),
        };
        (walk, step)
    }

    /// Multiplies by the noise `Z_k`, given in row-major order.
    pub(super) fn step(&mut self, noise: Vec<f32>) -> Step {
        let [rows, columns] = self.matrix.dims();
        let noise = upload(noise, rows, columns).mul_scalar(self.factor);
        // A product of two numbers of a narrow format is exact in float32,
        // so rounding it afterwards is the format's own product.
        let noise = rounded(noise, self.precision);
        let product = match self.product {
            Product::Elementwise => self.matrix.clone().mul(noise),
            Product::Matrix => self.matrix.clone().matmul(noise),
        };
        let product = self.normalized(rounded(product, self.precision));
        let step;
        (self.matrix, step) = measured(product);
        step
    }

    /// The layer, if there is one, computed in float32 and rounded to the format.
    fn normalized(&self, matrix: Tensor<2>) -> Tensor<2> {
        match &self.layer {
            Some(layer) => rounded(layer.forward(matrix), self.precision),
            None => matrix,
        }
    }
}

/// Every entry rounded to the format.
fn rounded(matrix: Tensor<2>, precision: Precision) -> Tensor<2> {
    if precision == Precision::Float32 {
        return matrix;
    }
    let [rows, columns] = matrix.dims();
    let mut values = download(matrix);
    format::round(&mut values, precision);
    upload(values, rows, columns)
}

/// The matrix and what is measured of it.
///
/// Its memory is taken out, read and put back, which copies nothing; reading
/// a tensor that stays in use would cost more than the step itself.
fn measured(matrix: Tensor<2>) -> (Tensor<2>, Step) {
    let [rows, columns] = matrix.dims();
    let values = download(matrix);
    let count = |kind: fn(&f32) -> bool| values.iter().filter(|value| kind(value)).count();
    let squares: f64 = values.iter().map(|&value| f64::from(value).powi(2)).sum();
    let step = Step {
        norm: squares.sqrt().into(),
        zeros: count(|value| *value == 0.0),
        infinite: count(|value| value.is_infinite()),
        undefined: count(|value| value.is_nan()),
    };
    (upload(values, rows, columns), step)
}
