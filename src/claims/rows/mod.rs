//! Stations 3 and 4: the mean and std of each row after the layer, and why.

mod spread;

use spread::RowFactors;
pub use spread::{Factor, FactorKind, MeanKind, MeanPart, Spread};

use super::{
    layer::difference_from_beta,
    range::Range,
    subject::{Subject, by_kind},
};
use crate::lab::{
    diagnosis::{Fault, RowDiagnosis},
    matrix::all_equal,
    normalization::Outcome,
    real::Real,
    scenario::Divisor,
};

/// The statistics of rows of the output.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsClaim {
    /// Which rows.
    pub subject: Subject,
    /// What their statistics are.
    pub result: RowsResult,
}

/// The statistics of some rows of the output.
#[derive(Clone, Debug, PartialEq)]
pub enum RowsResult {
    /// A value is infinite or NaN, so there is no std.
    NonFinite,
    /// One value a row, which equals the mean. Its std is 0 with divisor n, and 0/0
    /// with n − 1.
    OneValue {
        /// The means.
        mean: Range,
    },
    /// The row was constant: γ and β alone set the std.
    Constant {
        /// The means.
        mean: Range,
        /// The stds, 0 if γ and β are the same for all features.
        std: Range,
    },
    /// The row was constant, but the rounded mean is not its value.
    MisroundedMean {
        /// The means.
        mean: Range,
        /// The stds.
        std: Range,
        /// Whether γ or β differs between features, which sets the std too.
        has_own_entries: bool,
    },
    /// The rounded variance or ε is infinite: every x̂ is 0.
    Flattened {
        /// Which of them.
        fault: Fault,
        /// The means.
        mean: Range,
        /// The stds.
        std: Range,
    },
    /// The exact std is 0; float32's rounding alone makes it another.
    Spurious {
        /// The means.
        mean: Range,
        /// The stds.
        std: Range,
    },
    /// The std is a product of factors.
    Spread(Spread),
}

/// The claims of the sentences of stations 3 and 4: one for each kind of row, in the
/// order of the rows in which they occur first.
#[must_use]
pub fn rows(outcome: &Outcome, divisor: Divisor) -> Vec<RowsClaim> {
    let result = |row| result(outcome, divisor, row);
    by_kind(outcome.input.rows(), result, RowsResult::merge)
        .into_iter()
        .map(|(subject, result)| RowsClaim { subject, result })
        .collect()
}

fn result(outcome: &Outcome, divisor: Divisor, row: usize) -> RowsResult {
    let (input, output) = (outcome.input.row(row), outcome.output.row(row));
    if output.iter().any(|y| !y.is_finite()) {
        return RowsResult::NonFinite;
    }
    let diagnosis = &outcome.diagnosis.rows[row];
    let range = |value: Real| Range::of(value.to_f64());
    // γ and β that differ leave traces in a mean that is otherwise 0. A β for all is a mean
    // that was set.
    let mean = if !is_uniform(outcome, row) && diagnosis.has_mean_of_0() {
        Range::of(0.0)
    } else {
        range(diagnosis.mean())
    };
    if input.len() == 1 {
        return RowsResult::OneValue { mean };
    }
    let measured = diagnosis.measured;
    let (measured_mean, measured_std) = (range(measured.mean), range(measured.std(divisor)));
    let group = outcome.diagnosis.group_of(row);
    if let Some(fault) = group.infinite_root {
        return RowsResult::Flattened {
            fault,
            mean: measured_mean,
            std: measured_std,
        };
    }
    let beta = outcome.beta.row(row % outcome.beta.rows());
    if group.is_constant && difference_from_beta(output, beta).is_some() {
        return RowsResult::MisroundedMean {
            mean: measured_mean,
            std: measured_std,
            has_own_entries: !is_uniform(outcome, row),
        };
    }
    if all_equal(input) {
        return RowsResult::Constant {
            mean,
            std: range(diagnosis.std(divisor)),
        };
    }
    if diagnosis.exact.std_biased == Real::Finite(0.0) && measured.std_biased != Real::Finite(0.0) {
        return RowsResult::Spurious {
            mean: measured_mean,
            std: measured_std,
        };
    }
    let causes = outcome.diagnosis.causes_of(row);
    let std = range(diagnosis.std(divisor));
    let affine = if is_uniform(outcome, row) {
        FactorKind::Gamma
    } else {
        FactorKind::Affine
    };
    let divided = match divisor {
        Divisor::Biased => 1.0,
        Divisor::Unbiased => bessel(input.len()),
    };
    let kinds = [
        (FactorKind::Shared, diagnosis.effective.shared.to_f64()),
        (FactorKind::Eps, diagnosis.effective.eps.to_f64()),
        (affine, diagnosis.effective.affine.to_f64()),
        (FactorKind::Divisor, divided),
        (FactorKind::Rounding, diagnosis.effective.rounding.to_f64()),
    ];
    let factors = kinds.map(|(kind, value)| Factor { kind, value });
    let gamma = outcome.gamma.row(row % outcome.gamma.rows());
    let is_erased = gamma.iter().all(|&gamma| gamma == 0.0);
    RowsResult::Spread(Spread {
        mean,
        std,
        first_std: std.low,
        factors: vec![RowFactors {
            factors,
            is_erased,
            eps_shows: diagnosis.eps_shows,
        }],
        mean_parts: vec![mean_parts(diagnosis)],
        mean_faults: causes.of_mean.clone(),
        first_std_faults: causes.of_std.clone(),
        std_faults: causes.of_std.clone(),
        has_common_faults: true,
    })
}

/// The parts of a row's mean.
fn mean_parts(diagnosis: &RowDiagnosis) -> [MeanPart; 3] {
    let (own, error) = (diagnosis.own_mean, diagnosis.mean_error);
    let affine = diagnosis.exact.mean.to_f64() - own.to_f64();
    [
        (MeanKind::Own, own.to_f64()),
        (MeanKind::Affine, affine),
        (MeanKind::Rounding, error.to_f64()),
    ]
    .map(|(kind, value)| MeanPart { kind, value })
}

/// Bessel's correction `√(n/(n − 1))`: the ratio of the unbiased to the biased std of n
/// values.
#[must_use]
pub fn bessel(values: usize) -> f64 {
    let n = f64::from(u32::try_from(values).unwrap_or(u32::MAX));
    (n / (n - 1.0)).sqrt()
}

/// Whether γ is the same for all features of a row, and so is β.
fn is_uniform(outcome: &Outcome, row: usize) -> bool {
    [&outcome.gamma, &outcome.beta]
        .into_iter()
        .all(|matrix| all_equal(matrix.row(row % matrix.rows())))
}

impl RowsResult {
    /// Takes in the result of another row, if it is of the same kind.
    fn merge(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::NonFinite, Self::NonFinite) => true,
            (Self::OneValue { mean }, Self::OneValue { mean: other }) => {
                *mean = mean.and(*other);
                true
            }
            (
                Self::Flattened { fault, mean, std },
                Self::Flattened {
                    fault: other_fault,
                    mean: other_mean,
                    std: other_std,
                },
            ) if fault == other_fault => {
                *mean = mean.and(*other_mean);
                *std = std.and(*other_std);
                true
            }
            (
                Self::MisroundedMean {
                    mean,
                    std,
                    has_own_entries,
                },
                Self::MisroundedMean {
                    mean: other_mean,
                    std: other_std,
                    has_own_entries: others,
                },
            ) if has_own_entries == others => {
                *mean = mean.and(*other_mean);
                *std = std.and(*other_std);
                true
            }
            (
                Self::Constant { mean, std },
                Self::Constant {
                    mean: other_mean,
                    std: other_std,
                },
            )
            | (
                Self::Spurious { mean, std },
                Self::Spurious {
                    mean: other_mean,
                    std: other_std,
                },
            ) => {
                *mean = mean.and(*other_mean);
                *std = std.and(*other_std);
                true
            }
            (Self::Spread(spread), Self::Spread(other)) => {
                spread.merge(other);
                true
            }
            _ => false,
        }
    }
}
