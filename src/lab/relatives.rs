//! LayerNorm and its relatives on the same matrix, by burn's own modules.
//!
//! All of them compute `y = (x − μ) / √(v + ε)`, with γ = 1 and β = 0, and
//! differ in which cells share a mean μ and a biased variance v. RMSNorm
//! leaves μ out: `y = x / √(mean(x²) + ε)`.
//!
//! The matrix has the shape `[rows, features]`: a row is a sample of the
//! batch, a column is a feature (a channel).

use burn::{
    nn::{BatchNormConfig, GroupNormConfig, LayerNormConfig, RmsNormConfig},
    tensor::{Tensor, module::batch_norm_train},
};
use serde::Serialize;

use super::{
    device::device,
    matrix::Matrix,
    scenario::Invalid,
    statistics::Statistics,
    tensor::{to_matrix, upload},
};

/// A way to normalise a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    /// Each row by itself: `nn.LayerNorm(features)` (arXiv 1607.06450).
    LayerNormRow,
    /// The matrix as a whole: `nn.LayerNorm((rows, features))`.
    LayerNormWhole,
    /// Each row by its mean square alone (arXiv 1910.07467).
    RmsNorm,
    /// Each column by itself, with the statistics of this batch
    /// (arXiv 1502.03167), as a layer in training has them.
    BatchNorm,
    /// Each row in so many groups of neighbouring columns (arXiv 1803.08494).
    GroupNorm {
        /// How many; it divides the number of columns.
        groups: u32,
    },
}

/// What one of them makes of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Which one.
    pub relative: Relative,
    /// y, of the shape of x.
    pub output: Matrix,
    /// Means and stds of the rows and columns of y.
    pub statistics: Statistics,
}

impl Relative {
    /// All of them, in the order in which they are shown.
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

    /// Whether a matrix of so many columns can be normalised this way.
    ///
    /// # Errors
    /// A number of groups that does not divide the columns.
    pub fn check(self, columns: usize) -> Result<(), Invalid> {
        match self {
            Self::GroupNorm { groups } if !group_counts(columns).contains(&groups) => {
                let counts = group_counts(columns);
                let counts = counts.iter().map(u32::to_string);
                Err(Invalid {
                    field: "groups".to_owned(),
                    expected: format!(
                        "a number that divides the {columns} columns: {}",
                        counts.collect::<Vec<_>>().join(", ")
                    ),
                    given: groups.to_string(),
                })
            }
            _ => Ok(()),
        }
    }

    /// The number of the set of cells that a cell is normalised with, counted
    /// from 0 along the rows and then down; `shape` is `[rows, columns]` and
    /// the cell is given by its row and column.
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

    /// The rectangle of cells that a cell is normalised with: its first row and
    /// column, and how many rows and columns it has.
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

    /// Whether two cells share a mean and a variance (a mean square, in
    /// RMSNorm): the cells to light up together.
    #[must_use]
    pub fn shares(self, shape: [usize; 2], cell: [usize; 2], other: [usize; 2]) -> bool {
        self.set_of(shape, cell) == self.set_of(shape, other)
    }
}

/// The numbers of groups that GroupNorm can take: the divisors of the columns.
#[must_use]
pub fn group_counts(columns: usize) -> Vec<u32> {
    (1..=columns)
        .filter(|groups| columns.is_multiple_of(*groups))
        .filter_map(|groups| u32::try_from(groups).ok())
        .collect()
}

/// The number of groups taken where so many are asked for: the largest one up
/// to it that divides the columns.
#[must_use]
pub fn nearest_groups(columns: usize, wanted: u32) -> u32 {
    group_counts(columns)
        .into_iter()
        .filter(|&groups| groups <= wanted)
        .max()
        .unwrap_or(1)
}

/// Normalises the input, shape `[rows, features]`.
///
/// # Errors
/// A number of groups that does not divide the columns; nothing is computed
/// then.
pub fn run(relative: Relative, input: &Matrix, eps: f64) -> Result<Outcome, Invalid> {
    relative.check(input.columns())?;
    let (rows, columns) = (input.rows(), input.columns());
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
    Ok(Outcome {
        relative,
        statistics: Statistics::of(&output),
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

/// ε is set afterwards here and below, since the configuration refuses 0.
fn rms_norm(x: Tensor<2>, eps: f64) -> Tensor<2> {
    let [_, features] = x.dims();
    let mut layer = RmsNormConfig::new(features).init(&device());
    layer.epsilon = eps;
    layer.forward(x)
}

/// What burn's module does in training. The module itself does it only on a
/// device that could train, and takes the running statistics elsewhere.
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
    // burn panics at one or two values. Each row is normalised by itself, so
    // more rows change nothing and make them three.
    let enough = x.repeat_dim(0, 3);
    layer.forward(enough).narrow(0, 0, rows)
}
