//! burn's LayerNorm with the scenario's γ, β, ε and number format.
//!
//! In a format narrower than float32 the layer computes as `torch.nn.functional.layer_norm`
//! does on a CPU with tensors of that format: the input, γ and β are rounded to it, all
//! else is float32 (ε too), and the output is rounded once. With
//! [`scenario::LayerNorm::round_every_step`] the layer is [`stepwise`] instead.

use burn::{
    module::Param,
    nn::{LayerNorm, LayerNormConfig},
    tensor::{Device, Tensor, TensorData},
};

use crate::lab::{
    device::device,
    format::round_matrix,
    matrix::Matrix,
    scenario::{self, NormalizedShape, Parameter, Precision},
    stepwise,
    tensor::{to_matrix, upload},
};

/// A LayerNorm for matrices of one shape: `y = (x − μ) / √(v + ε) · γ + β`.
#[derive(Debug)]
pub struct Layer {
    /// γ in the layer's format, shape `[1, features]`, or `[rows, features]` if the whole
    /// matrix is normalised together.
    pub gamma: Matrix,
    /// β in the layer's format, same shape as γ.
    pub beta: Matrix,
    /// γ and β in float32, as they are set.
    pub(super) as_set: [Matrix; 2],
    module: LayerNorm,
    precision: Precision,
    /// ε, if the layer rounds the result of every step.
    stepwise_eps: Option<f64>,
}

impl Layer {
    /// The layer for matrices of shape `[rows, features]`.
    #[must_use]
    pub fn new(rows: usize, features: usize, settings: &scenario::LayerNorm) -> Self {
        Self::on_device(&device(), rows, features, settings)
    }

    /// As [`Self::new`], on the given device.
    pub(super) fn on_device(
        device: &Device,
        rows: usize,
        features: usize,
        settings: &scenario::LayerNorm,
    ) -> Self {
        let rows = match settings.normalized_shape {
            NormalizedShape::Row => 1,
            NormalizedShape::Whole => rows,
        };
        let precision = settings.precision;
        let as_set =
            [&settings.gamma, &settings.beta].map(|parameter| entries(parameter, rows, features));
        let [gamma, beta] = as_set
            .clone()
            .map(|parameter| round_matrix(parameter, precision));
        let module = build_module(&gamma, &beta, settings.eps, device);
        Self {
            gamma,
            beta,
            as_set,
            module,
            precision,
            stepwise_eps: settings.is_stepwise().then_some(settings.eps),
        }
    }

    /// The output, same shape as the input. The input is copied only if another
    /// matrix shares its values.
    #[must_use]
    pub fn forward(&self, input: Matrix) -> Matrix {
        let (rows, features) = (input.rows(), input.columns());
        let input = round_matrix(input, self.precision);
        if let Some(eps) = self.stepwise_eps {
            return self.forward_stepwise(&input, eps);
        }
        let normalized = self.normalized_size();
        let groups = rows * features / normalized;
        let output = self.apply(upload(input.into_values(), groups, normalized));
        round_matrix(to_matrix(output.reshape([rows, features])), self.precision)
    }

    fn forward_stepwise(&self, input: &Matrix, eps: f64) -> Matrix {
        let mut output = Vec::with_capacity(input.values().len());
        for values in input.values().chunks(self.normalized_size()) {
            let (_, mut normalized) = stepwise::normalize(values, eps, self.precision);
            let [gamma, beta] = [self.gamma.values(), self.beta.values()];
            stepwise::scale_and_shift(&mut normalized, gamma, beta, self.precision);
            output.extend(normalized);
        }
        Matrix::new(input.rows(), input.columns(), output)
    }

    /// burn's float32 output for a tensor of shape `[groups, normalized_size]`, same shape
    /// as the input.
    pub(super) fn apply(&self, input: Tensor<2>) -> Tensor<2> {
        self.module.forward(input)
    }

    /// burn's γ and β, each of shape `[normalized_size]`.
    #[cfg(feature = "gradient")]
    pub(super) fn parameters(&self) -> [Tensor<1>; 2] {
        let beta = self.module.beta.as_ref().expect("the layer has a bias");
        [self.module.gamma.val(), beta.val()]
    }

    /// The number of values normalised together.
    pub(super) fn normalized_size(&self) -> usize {
        self.gamma.values().len()
    }
}

/// Applies burn's LayerNorm to the input, shape `[rows, features]`. The output has
/// the same shape.
#[must_use]
pub fn layer_norm(input: Matrix, settings: &scenario::LayerNorm) -> Matrix {
    Layer::new(input.rows(), input.columns(), settings).forward(input)
}

/// γ or β in full, shape `[rows, features]`: the common value with the overrides
/// applied. Overrides outside the shape are ignored.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the layer's parameters are float32"
)]
fn entries(parameter: &Parameter, rows: usize, features: usize) -> Matrix {
    let mut values = vec![parameter.all as f32; rows * features];
    for entry in &parameter.overrides {
        let (row, feature) = (entry.row as usize, entry.feature as usize);
        if row < rows && feature < features {
            values[row * features + feature] = entry.value as f32;
        }
    }
    Matrix::new(rows, features, values)
}

/// burn's layer, for input of shape `[groups, normalized]`, where `normalized` is
/// the number of values of γ.
///
/// burn normalises the last axis only, so to normalise a whole matrix together the
/// caller reshapes it to a single row.
fn build_module(gamma: &Matrix, beta: &Matrix, eps: f64, device: &Device) -> LayerNorm {
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
/// `LayerNorm((10,), eps=1e-05, elementwise_affine=True, bias=True)`.
#[must_use]
pub fn pytorch_repr(rows: usize, features: usize, layer: &scenario::LayerNorm) -> String {
    let shape = match layer.normalized_shape {
        NormalizedShape::Row => format!("{features},"),
        NormalizedShape::Whole => format!("{rows}, {features}"),
    };
    let eps = python_repr(layer.eps);
    format!("LayerNorm(({shape}), eps={eps}, elementwise_affine=True, bias=True)")
}

/// Python's `repr` of a float: the shortest decimal that reads back as the same
/// value, with an exponent of at least two digits below 1e-4 and from 1e16 on.
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
