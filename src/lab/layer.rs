//! burn's LayerNorm for matrices of one shape; one may be applied to many.

use burn::{
    module::Param,
    nn::{LayerNorm, LayerNormConfig},
    tensor::{Device, Tensor, TensorData},
};

use super::{
    device::device,
    matrix::Matrix,
    scenario::{self, NormalizedShape, Parameter},
    tensor::{to_matrix, upload},
};

/// The layer: `y = (x − μ) / √(v + ε) · γ + β`.
#[derive(Debug)]
pub struct Layer {
    /// γ, shape `[1, features]`; `[rows, features]` if the matrix is
    /// normalised as a whole.
    pub gamma: Matrix,
    /// β, of the shape of γ.
    pub beta: Matrix,
    module: LayerNorm,
}

impl Layer {
    /// The layer for matrices of shape `[rows, features]`.
    #[must_use]
    pub fn new(rows: usize, features: usize, settings: &scenario::LayerNorm) -> Self {
        Self::on(&device(), rows, features, settings)
    }

    /// The same on a device of one's choice.
    pub(super) fn on(
        device: &Device,
        rows: usize,
        features: usize,
        settings: &scenario::LayerNorm,
    ) -> Self {
        let rows = match settings.normalized_shape {
            NormalizedShape::Row => 1,
            NormalizedShape::Whole => rows,
        };
        let gamma = entries(&settings.gamma, rows, features);
        let beta = entries(&settings.beta, rows, features);
        let module = module(&gamma, &beta, settings.eps, device);
        Self {
            gamma,
            beta,
            module,
        }
    }

    /// Applies it to a matrix of the layer's shape, which the result has too. A
    /// matrix that nobody else holds is not copied.
    #[must_use]
    pub fn forward(&self, input: Matrix) -> Matrix {
        let (rows, features) = (input.rows(), input.columns());
        let normalized = self.normalized();
        let groups = rows * features / normalized;
        let output = self.apply(upload(input.into_values(), groups, normalized));
        to_matrix(output.reshape([rows, features]))
    }

    /// Applies it to a tensor of shape `[groups, normalized]`.
    pub(super) fn apply(&self, input: Tensor<2>) -> Tensor<2> {
        self.module.forward(input)
    }

    /// γ and β as burn holds them, each of `normalized` values.
    #[cfg(feature = "gradient")]
    pub(super) fn parameters(&self) -> [Tensor<1>; 2] {
        let beta = self.module.beta.as_ref().expect("the layer has a bias");
        [self.module.gamma.val(), beta.val()]
    }

    /// How many values are normalised together.
    pub(super) fn normalized(&self) -> usize {
        self.gamma.values().len()
    }
}

/// burn's LayerNorm of the input, shape `[rows, features]`, which the output
/// has too.
#[must_use]
pub fn layer_norm(input: Matrix, settings: &scenario::LayerNorm) -> Matrix {
    Layer::new(input.rows(), input.columns(), settings).forward(input)
}

/// γ or β as the layer holds it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the layer's parameters are float32"
)]
fn entries(parameter: &Parameter, rows: usize, features: usize) -> Matrix {
    let mut values = vec![parameter.all as f32; rows * features];
    for own in &parameter.own {
        let (row, feature) = (own.row as usize, own.feature as usize);
        if row < rows && feature < features {
            values[row * features + feature] = own.value as f32;
        }
    }
    Matrix::new(rows, features, values)
}

/// burn's layer, for input of shape `[groups, normalized]`.
///
/// burn normalises the last axis only. A γ of as many values as the matrix
/// has means that all of it is normalised together, as one row.
fn module(gamma: &Matrix, beta: &Matrix, eps: f64, device: &Device) -> LayerNorm {
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
