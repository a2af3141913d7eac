//! The result for values that are normalised together.

use super::{Equal, InfiniteEntries, LayerResult, NonFinite, Rounding, difference_from_beta};
use crate::{
    claims::{
        order::{MAX_VALUES, order},
        range::Range,
    },
    lab::{
        diagnosis::{Fault, GroupDiagnosis, RowDiagnosis, VISIBLE},
        failures::float32::spacing,
        matrix::{Matrix, all_equal},
        normalization::Outcome,
        real::Real,
        scenario::Divisor,
    },
};

/// Values that are normalised together, and their results.
pub(super) struct Group<'a> {
    input: &'a [f32],
    /// The values of A, before they were rounded to the layer's number format.
    activations: &'a [f32],
    /// Whether these are equal, and differed before they were rounded to float32.
    is_merged: bool,
    output: &'a [f32],
    gamma: &'a Matrix,
    beta: &'a Matrix,
    diagnosis: &'a GroupDiagnosis,
    statistics: RowDiagnosis,
    /// What rounding does to the statistics of each row.
    roundings: Vec<Rounding>,
}

impl<'a> Group<'a> {
    pub(super) fn row(outcome: &'a Outcome, row: usize) -> Self {
        Self {
            input: outcome.input.row(row),
            activations: outcome.activations().row(row),
            is_merged: outcome.merged.rows.contains(&row),
            output: outcome.output.row(row),
            gamma: &outcome.gamma,
            beta: &outcome.beta,
            diagnosis: &outcome.diagnosis.groups[row],
            statistics: outcome.diagnosis.rows[row],
            roundings: vec![rounding_of_row(outcome, row)],
        }
    }

    pub(super) fn whole(outcome: &'a Outcome) -> Self {
        let diagnosis = &outcome.diagnosis;
        Self {
            input: outcome.input.values(),
            activations: outcome.activations().values(),
            is_merged: outcome.merged.whole,
            output: outcome.output.values(),
            gamma: &outcome.gamma,
            beta: &outcome.beta,
            diagnosis: &diagnosis.groups[0],
            statistics: diagnosis.whole.unwrap_or(diagnosis.rows[0]),
            roundings: (0..outcome.input.rows())
                .map(|row| rounding_of_row(outcome, row))
                .collect(),
        }
    }

    pub(super) fn result(&self) -> LayerResult {
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
                None => LayerResult::Constant(self.equal()),
            }
        } else if gamma == Some(0.0) {
            LayerResult::Erased
        } else if gamma.is_none() || beta.is_none() {
            LayerResult::Affine {
                gamma,
                beta,
                reduced_by_eps: self.is_reduced_by_eps(),
                equal: self.equal_result(),
                faults: self.rounding().faults(),
                roundings: self.roundings.clone(),
            }
        } else {
            let (mean, std) = (self.statistics.mean(), self.statistics.std(Divisor::Biased));
            let rounding = self.rounding();
            LayerResult::Normalized {
                mean: Range::of(mean.to_f64()),
                std: Range::of(std.to_f64()),
                order: (self.input.len() <= MAX_VALUES)
                    .then(|| order(self.input, self.output))
                    .flatten(),
                reduced_by_eps: self
                    .is_std_reduced_by_eps(std.to_f64() / f64::from(gamma.unwrap_or(1.0).abs())),
                faults: rounding.faults(),
                roundings: vec![rounding],
            }
        }
    }

    /// Where its values became equal.
    fn equal(&self) -> Equal {
        if self.is_merged {
            Equal::InFloat32 {
                spacing: Range::of(spacing(self.activations[0])),
            }
        } else if all_equal(self.activations) {
            Equal::AsSet
        } else {
            Equal::InFormat
        }
    }

    /// What rounding does to the statistics of all its values: those of single rows of the whole
    /// matrix have causes of their own.
    fn rounding(&self) -> Rounding {
        let causes = self.diagnosis.causes.last().cloned().unwrap_or_default();
        Rounding::of(&self.statistics, &causes)
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
        let stages = self.diagnosis.stages;
        self.statistics.factors.eps.to_f64() < 1.0 - VISIBLE
            && stages.is_none_or(|stages| stages.eps > 0.0)
    }

    /// Whether ε makes the better part of the difference between this std of the result, over
    /// |γ|, and 1.
    fn is_std_reduced_by_eps(&self, std: f64) -> bool {
        let by_eps = 1.0 - self.statistics.factors.eps.to_f64();
        self.is_reduced_by_eps() && std < 1.0 - VISIBLE && by_eps > (1.0 - std) / 2.0
    }
}

fn rounding_of_row(outcome: &Outcome, row: usize) -> Rounding {
    let diagnosis = &outcome.diagnosis;
    Rounding::of(&diagnosis.rows[row], diagnosis.causes_of(row))
}
