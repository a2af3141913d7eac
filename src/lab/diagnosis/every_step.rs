//! What the rounding of each moment changes in a layer that rounds every step.
//!
//! Later roundings may undo an earlier one, and coarse results may hide it. So the layer is
//! computed again without each rounding in turn, with all the others as they are.

use std::ops::Range;

use super::{
    changes::Changes,
    exact::{Exact, parameters},
    measured::Measured,
    stages::Stages,
};
use crate::lab::{format::rounded, scenario::Precision, statistics::Summary};

/// One group of a layer that rounds every step.
pub(super) struct EveryStep<'a> {
    layer: &'a Measured<'a>,
    input: &'a [f32],
    computed: Exact,
}

impl<'a> EveryStep<'a> {
    pub(super) fn of(layer: &'a Measured, input: &'a [f32], stages: Stages) -> Self {
        Self {
            layer,
            input,
            computed: Exact {
                mean: stages.mean.to_f64(),
                variance: stages.variance.to_f64(),
                eps: stages.eps.into(),
            },
        }
    }

    /// The moments as the layer computes them.
    pub(super) fn computed(&self) -> Exact {
        self.computed
    }

    /// The moments after another mean.
    pub(super) fn with_mean(&self, mean: f64) -> Exact {
        let squares = self.input.iter().map(|&x| {
            let deviation = self.round(f64::from(x) - mean);
            self.round(deviation * deviation)
        });
        let count = self.input.len();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a matrix has at most 65 536 values"
        )]
        let variance = self.round(squares.sum::<f64>() / count as f64);
        Exact {
            mean,
            variance,
            ..self.computed
        }
    }

    /// The moments with the exact variance about the computed mean.
    pub(super) fn without_rounding_of_variance(&self, exact: Exact) -> Exact {
        Exact {
            variance: exact.variance + (self.computed.mean - exact.mean).powi(2),
            ..self.computed
        }
    }

    /// The moments with ε as it is set.
    pub(super) fn without_rounding_of_eps(&self) -> Exact {
        Exact {
            eps: self.layer.eps,
            ..self.computed
        }
    }

    /// How the statistics of a set of rows differ between two sets of moments.
    ///
    /// The rounding of v + ε may undo that of v or ε, which then changes nothing. Where all
    /// results are equal, the rounding of the last steps made them so.
    pub(super) fn changes(&self, moments: [Exact; 2], rows: &Range<usize>) -> Changes {
        let [one, other] = moments.map(|moments| self.statistics(moments, rows.clone()));
        Changes::shown_in(one, other, one)
    }

    /// The statistics of the results after these moments.
    fn statistics(&self, moments: Exact, rows: Range<usize>) -> Summary {
        let entries = parameters(self.layer, rows);
        Summary::of(entries.map(|(x, gamma, beta)| {
            self.rounded(moments.result_in_steps(self.format(), [x, gamma, beta]))
        }))
    }

    fn round(&self, value: f64) -> f64 {
        self.rounded(value).into()
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a narrow format is reached from float32"
    )]
    fn rounded(&self, value: f64) -> f32 {
        rounded(value as f32, self.format())
    }

    fn format(&self) -> Precision {
        self.layer.step_format()
    }
}
