//! Station 2: what the layer did to the values that it normalised together.

mod merge;
mod non_finite;

pub use non_finite::{InfiniteEntries, NonFinite};

use super::{
    order::{MAX_VALUES, Order, order},
    range::Range,
    subject::{Subject, by_kind},
};
use crate::lab::{
    diagnosis::{Causes, Fault, GroupDiagnosis, RowDiagnosis, VISIBLE},
    failures::float32::spacing,
    matrix::{Matrix, all_equal},
    normalization::Outcome,
    real::Real,
    scenario::{Divisor, NormalizedShape},
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
    Constant {
        /// The distance between float32's numbers at the values of the rows.
        spacing: Range,
    },
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
        /// Why float32's mean or std differs visibly from the exact one. Empty if they do
        /// not.
        faults: Vec<Fault>,
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
        /// Why float32's mean or std differs visibly from the exact one. Empty if they do
        /// not.
        faults: Vec<Fault>,
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

/// Values that are normalised together, and their results.
struct Group<'a> {
    input: &'a [f32],
    output: &'a [f32],
    gamma: &'a Matrix,
    beta: &'a Matrix,
    diagnosis: &'a GroupDiagnosis,
    statistics: RowDiagnosis,
}

impl<'a> Group<'a> {
    fn row(outcome: &'a Outcome, row: usize) -> Self {
        Self {
            input: outcome.input.row(row),
            output: outcome.output.row(row),
            gamma: &outcome.gamma,
            beta: &outcome.beta,
            diagnosis: &outcome.diagnosis.groups[row],
            statistics: outcome.diagnosis.rows[row],
        }
    }

    fn whole(outcome: &'a Outcome) -> Self {
        let diagnosis = &outcome.diagnosis;
        Self {
            input: outcome.input.values(),
            output: outcome.output.values(),
            gamma: &outcome.gamma,
            beta: &outcome.beta,
            diagnosis: &diagnosis.groups[0],
            statistics: diagnosis.whole.unwrap_or(diagnosis.rows[0]),
        }
    }

    fn result(&self) -> LayerResult {
        if self.output.iter().any(|y| !y.is_finite()) {
            return LayerResult::NonFinite(self.non_finite());
        }
        let (gamma, beta) = (self.gamma.uniform(), self.beta.uniform());
        if let Some(fault) = self.diagnosis.infinite_root {
            LayerResult::Flattened(fault)
        } else if self.input.len() == 1 {
            LayerResult::Single
        } else if self.diagnosis.is_constant {
            match difference_from_beta(self.output, self.beta.values()) {
                Some(difference) => LayerResult::MisroundedMean { difference },
                None => LayerResult::Constant {
                    spacing: Range::of(spacing(self.input[0])),
                },
            }
        } else if gamma == Some(0.0) {
            LayerResult::Erased
        } else if gamma.is_none() || beta.is_none() {
            LayerResult::Affine {
                gamma,
                beta,
                reduced_by_eps: self.is_reduced_by_eps(),
                equal: self.equal_result(),
                faults: self.causes().all,
            }
        } else {
            let (mean, std) = (self.statistics.mean(), self.statistics.std(Divisor::Biased));
            LayerResult::Normalized {
                mean: Range::of(mean.to_f64()),
                std: Range::of(std.to_f64()),
                order: (self.input.len() <= MAX_VALUES)
                    .then(|| order(self.input, self.output))
                    .flatten(),
                reduced_by_eps: self
                    .is_std_reduced_by_eps(std.to_f64() / f64::from(gamma.unwrap_or(1.0).abs())),
                faults: self.causes().all,
            }
        }
    }

    /// Why the statistics of all its values differ visibly from the exact ones: those of single
    /// rows of the whole matrix have causes of their own.
    fn causes(&self) -> Causes {
        self.diagnosis.causes.last().cloned().unwrap_or_default()
    }

    /// A result that is not finite always differs from the exact one, so that its stages are
    /// known.
    fn non_finite(&self) -> NonFinite {
        let diagnosis = self.diagnosis;
        let fault = diagnosis.faults.first().copied();
        let stages = diagnosis.stages;
        NonFinite {
            // Without a fault in the layer, the infinity was in its input.
            fault: fault.unwrap_or(Fault::NonFiniteInput),
            results: diagnosis.results.unwrap_or_default(),
            gamma: InfiniteEntries::of(self.gamma),
            beta: InfiniteEntries::of(self.beta),
            eps_overflows: stages.is_some_and(|stages| stages.eps.is_infinite()),
            variance_overflows: stages.is_some_and(|stages| stages.variance == Real::Infinity),
        }
    }

    /// The common result where rounding alone makes the results equal.
    fn equal_result(&self) -> Option<Range> {
        let has_spread = self.statistics.exact.std_biased != Real::Finite(0.0);
        let result = self.output.first().filter(|_| all_equal(self.output));
        result.filter(|_| has_spread).map(|&y| Range::of(y.into()))
    }

    /// Whether ε reduces x̂. An ε that is 0 in the number format does not.
    fn is_reduced_by_eps(&self) -> bool {
        self.statistics.factors.eps.to_f64() < 1.0 - VISIBLE
            && !self.diagnosis.faults.contains(&Fault::EpsUnderflow)
    }

    /// Whether ε makes the better part of the difference between this std of the result, over
    /// |γ|, and 1.
    fn is_std_reduced_by_eps(&self, std: f64) -> bool {
        let by_eps = 1.0 - self.statistics.factors.eps.to_f64();
        self.is_reduced_by_eps() && std < 1.0 - VISIBLE && by_eps > (1.0 - std) / 2.0
    }
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
