//! Station 2: what the layer did to the values that it normalised together.

mod group;
mod merge;
mod non_finite;
mod rounding;

pub use non_finite::{InfiniteEntries, NonFinite};
pub use rounding::Rounding;

use self::group::Group;
use super::{
    order::Order,
    range::Range,
    subject::{Subject, by_kind},
};
use crate::lab::{
    diagnosis::{Fault, VISIBLE},
    normalization::Outcome,
    scenario::NormalizedShape,
};

/// What happened to some rows, or to the whole matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerClaim {
    /// Which values. Each row is normalised by itself, the whole matrix together.
    pub subject: Subject,
    /// How many values are normalised together.
    pub values: usize,
    /// What happened to them.
    pub result: LayerResult,
}

/// The result for values that are normalised together.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerResult {
    /// One value: it is its own mean, and the result is β.
    Single,
    /// Equal values: the result is β.
    Constant(Equal),
    /// γ is 0: the result is β.
    Erased,
    /// γ or β differ between entries.
    Affine {
        /// γ, unless it does.
        gamma: Option<f32>,
        /// β, unless it does.
        beta: Option<f32>,
        /// Whether ε visibly reduces the std of x̂.
        reduced_by_eps: bool,
        /// The common result of each row, where rounding alone makes its results equal.
        equal: Option<Range>,
        /// Why the mean or the std differs visibly from the exact one. Empty if they do not.
        faults: Vec<Fault>,
        /// The same for the statistics of each row.
        roundings: Vec<Rounding>,
    },
    /// The results have this mean and this biased std.
    Normalized {
        /// The means of the rows.
        mean: Range,
        /// Their biased stds.
        std: Range,
        /// Whether the values keep their order; `None` for many values.
        order: Option<Order>,
        /// Whether ε visibly reduces the std, and more than rounding does.
        reduced_by_eps: bool,
        /// Why the mean or the std differs visibly from the exact one. Empty if they do not.
        faults: Vec<Fault>,
        /// The same for the mean and the std of each of these rows, or of the whole matrix.
        roundings: Vec<Rounding>,
    },
    /// Equal values whose result is not β: float32's mean is not their value.
    MisroundedMean {
        /// The largest difference of a result from β.
        difference: f64,
    },
    /// The rounded variance or ε is infinite, so each x̂ is 0 and the result is β.
    Flattened(Fault),
    /// Some results are infinite or NaN.
    NonFinite(NonFinite),
}

/// Where values became equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Equal {
    /// They were so from the beginning.
    AsSet,
    /// When A was rounded to float32.
    InFloat32 {
        /// The distance between float32's numbers at the values of the rows.
        spacing: Range,
    },
    /// When A, whose values differ, was rounded to the layer's number format.
    InFormat,
}

/// The claims of station 2's sentence: one for each kind of result, in the order of the
/// rows in which they occur first.
#[must_use]
pub fn layer(outcome: &Outcome, shape: NormalizedShape) -> Vec<LayerClaim> {
    let (rows, features) = (outcome.input.rows(), outcome.input.columns());
    if shape == NormalizedShape::Whole {
        let values = rows * features;
        return vec![LayerClaim {
            subject: Subject::Whole,
            values,
            result: Group::whole(outcome).result(),
        }];
    }
    let result = |row| Group::row(outcome, row).result();
    by_kind(rows, result, LayerResult::merge)
        .into_iter()
        .map(|(subject, result)| LayerClaim {
            subject,
            values: features,
            result,
        })
        .collect()
}

/// The largest difference of a result from its β; `None` if none is visible.
pub(super) fn difference_from_beta(output: &[f32], beta: &[f32]) -> Option<f64> {
    let differences = std::iter::zip(output, beta).map(|(&y, &beta)| {
        let (y, beta) = (f64::from(y), f64::from(beta));
        ((y - beta).abs(), VISIBLE * beta.abs())
    });
    let is_visible = differences
        .clone()
        .any(|(difference, least)| difference > least);
    is_visible.then(|| {
        differences
            .map(|(difference, _)| difference)
            .fold(0.0, f64::max)
    })
}
