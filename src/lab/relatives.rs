//! LayerNorm and its relatives applied to one matrix with burn's modules.
//!
//! Each computes `y = (x − μ) / √(v + ε)` with γ = 1 and β = 0. They differ in
//! which cells share the mean μ and the biased variance v. RMSNorm omits μ:
//! `y = x / √(mean(x²) + ε)`.
//!
//! The matrix has shape `[rows, features]`: a row is a sample of the batch, a
//! column is a feature (a channel).
//!
//! In a format narrower than float32 the input is rounded to it, all else is float32, and
//! the output is rounded once. PyTorch does the same on a CPU with half-precision input.
//! Its BatchNorm does so only if its γ and β are float32, as automatic mixed precision
//! keeps them; with γ and β in the narrow format, it rounds the mean and `1 / √(v + ε)`
//! too.

mod cause;
mod refusal;

use burn::{
    nn::{BatchNormConfig, GroupNormConfig, LayerNormConfig, RmsNormConfig},
    tensor::{Tensor, module::batch_norm_train},
};
use serde::Serialize;

use crate::lab::{
    device::device,
    format::round_matrix,
    invalid::{Expected, Given, Invalid},
    matrix::Matrix,
    scenario::Precision,
    statistics::Statistics,
    tensor::{to_matrix, upload},
};

pub(in crate::lab) use cause::effects;
pub use cause::{Cause, Effect};
pub use refusal::Refusal;

/// A normalisation layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    /// Each row separately: `nn.LayerNorm(features)` (arXiv 1607.06450).
    LayerNormRow,
    /// The matrix as a whole: `nn.LayerNorm((rows, features))`.
    LayerNormWhole,
    /// Each row by its mean square, without centring (arXiv 1910.07467).
    RmsNorm,
    /// Each column separately, with the statistics of this batch, as in training
    /// (arXiv 1502.03167).
    BatchNorm,
    /// Each row in groups of adjacent columns (arXiv 1803.08494).
    GroupNorm {
        /// The number of groups, a divisor of the number of columns.
        groups: u32,
    },
}

/// One layer's output.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The layer.
    pub relative: Relative,
    /// y in the number format, of the shape of x.
    pub output: Matrix,
    /// Means and standard deviations of the rows and columns of y.
    pub statistics: Statistics,
    /// Why cells are not finite, or 0 although their values differ.
    pub effects: Vec<Effect>,
    /// Why PyTorch refuses the layer; `None` if it does not.
    pub refusal: Option<Refusal>,
}

impl Relative {
    /// All layers, in display order.
    #[must_use]
    pub fn all(groups: u32) -> [Self; 5] {
        [
            Self::LayerNormRow,
            Self::LayerNormWhole,
            Self::RmsNorm,
            Self::BatchNorm,
            Self::GroupNorm { groups },
        ]
    }

    /// Checks that the layer applies to a matrix with this number of columns.
    ///
    /// # Errors
    /// If the number of groups does not divide the number of columns.
    pub fn check(self, columns: usize) -> Result<(), Invalid> {
        match self {
            Self::GroupNorm { groups } if !group_counts(columns).contains(&groups) => {
                Err(Invalid {
                    field: Some("groups".to_owned()),
                    expected: Expected::Divisor {
                        columns,
                        divisors: group_counts(columns),
                    },
                    given: Given::Value(groups.to_string()),
                })
            }
            _ => Ok(()),
        }
    }

    /// The index of the set of cells that share a mean and a variance with the
    /// cell at `[row, column]`, counted from 0 in row-major order. The matrix has
    /// shape `[rows, columns]`.
    #[must_use]
    pub fn set_of(self, [_, columns]: [usize; 2], [row, column]: [usize; 2]) -> usize {
        match self {
            Self::LayerNormRow | Self::RmsNorm => row,
            Self::LayerNormWhole => 0,
            Self::BatchNorm => column,
            Self::GroupNorm { groups } => {
                let groups = groups as usize;
                row * groups + column * groups / columns
            }
        }
    }

    /// The rectangle of cells that share a mean and a variance with a cell: its
    /// first `[row, column]` and its `[rows, columns]`.
    #[must_use]
    pub fn span_of(
        self,
        [rows, columns]: [usize; 2],
        [row, column]: [usize; 2],
    ) -> ([usize; 2], [usize; 2]) {
        match self {
            Self::LayerNormRow | Self::RmsNorm => ([row, 0], [1, columns]),
            Self::LayerNormWhole => ([0, 0], [rows, columns]),
            Self::BatchNorm => ([0, column], [rows, 1]),
            Self::GroupNorm { groups } => {
                let size = columns / groups as usize;
                ([row, column / size * size], [1, size])
            }
        }
    }

    /// Whether two cells share a mean and a variance (in RMSNorm a mean square),
    /// so that the page highlights them together.
    #[must_use]
    pub fn shares(self, shape: [usize; 2], cell: [usize; 2], other: [usize; 2]) -> bool {
        self.set_of(shape, cell) == self.set_of(shape, other)
    }
}

/// The numbers of groups that GroupNorm accepts: the divisors of `columns`.
#[must_use]
pub fn group_counts(columns: usize) -> Vec<u32> {
    (1..=columns)
        .filter(|groups| columns.is_multiple_of(*groups))
        .filter_map(|groups| u32::try_from(groups).ok())
        .collect()
}

/// The largest divisor of `columns` that is at most `wanted`.
#[must_use]
pub fn nearest_groups(columns: usize, wanted: u32) -> u32 {
    group_counts(columns)
        .into_iter()
        .filter(|&groups| groups <= wanted)
        .max()
        .unwrap_or(1)
}

/// Normalises the input, shape `[rows, features]`, in a number format.
///
/// # Errors
/// If the number of groups does not divide the number of columns.
pub fn run(
    relative: Relative,
    input: &Matrix,
    eps: f64,
    precision: Precision,
) -> Result<Outcome, Invalid> {
    relative.check(input.columns())?;
    let (rows, columns) = (input.rows(), input.columns());
    let input = round_matrix(input.clone(), precision);
    let x = upload(input.values().to_vec(), rows, columns);
    let output = to_matrix(match relative {
        Relative::LayerNormRow => layer_norm(x, eps),
        Relative::LayerNormWhole => {
            layer_norm(x.reshape([1, rows * columns]), eps).reshape([rows, columns])
        }
        Relative::RmsNorm => rms_norm(x, eps),
        Relative::BatchNorm => batch_norm(x, eps),
        Relative::GroupNorm { groups } => group_norm(x, groups as usize, eps),
    });
    let output = round_matrix(output, precision);
    Ok(Outcome {
        relative,
        statistics: Statistics::of(&output),
        effects: cause::effects(relative, &input, &output, eps),
        refusal: refusal::refusal(relative, [rows, columns], eps),
        output,
    })
}

fn layer_norm(x: Tensor<2>, eps: f64) -> Tensor<2> {
    let [_, features] = x.dims();
    LayerNormConfig::new(features)
        .with_epsilon(eps)
        .init(&device())
        .forward(x)
}

/// Sets ε after `init`, because `RmsNormConfig` rejects ε = 0.
fn rms_norm(x: Tensor<2>, eps: f64) -> Tensor<2> {
    let [_, features] = x.dims();
    let mut layer = RmsNormConfig::new(features).init(&device());
    layer.epsilon = eps;
    layer.forward(x)
}

/// Calls the function behind burn's module directly: the module uses the batch's
/// statistics only on an autodiff device, and its running statistics elsewhere.
fn batch_norm(x: Tensor<2>, eps: f64) -> Tensor<2> {
    let [_, features] = x.dims();
    let layer = BatchNormConfig::new(features).init(&device());
    batch_norm_train(x, layer.gamma.val(), layer.beta.val(), eps).output
}

fn group_norm(x: Tensor<2>, groups: usize, eps: f64) -> Tensor<2> {
    let [rows, features] = x.dims();
    let layer = GroupNormConfig::new(groups, features)
        .with_epsilon(eps)
        .init(&device());
    // burn panics on inputs of one or two values. Rows are independent, so
    // repeating them does not change the result.
    let repeated = x.repeat_dim(0, 3);
    layer.forward(repeated).narrow(0, 0, rows)
}
