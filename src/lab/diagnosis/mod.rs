//! Why the layer's result differs from the textbook's: mean 0, biased std 1.
//!
//! The textbook's row has mean 0 and biased std 1. Several things change that, and
//! each has its own share, computed here and not guessed from the result:
//!
//! `std = shared · ε · affine · rounding`
//!
//! - shared: the row's own std divided by that of its group. 1 if the row is the group;
//! - ε: `√(v/(v + ε))`;
//! - affine: what γ and β do, |γ| if both are uniform;
//! - rounding: what the result in the layer's number format has beyond the exact one.
//!
//! `torch.std` multiplies by `√(n/(n − 1))` on top. The mean is a sum:
//!
//! `mean = own + affine + error`
//!
//! - own: what remains of the row's own mean where several rows share one;
//! - affine: what γ and β do, β if both are uniform;
//! - error: what rounding adds to the exact mean.
//!
//! "Exact" means float64: the sums of float32 values that occur here lose nothing that
//! any of the shares would show. `tests/claims` compares with exact fractions.
//!
//! Where the result differs visibly from the exact one, `fault` finds the stage
//! at which they part.

mod effects;
mod fault;
mod measured;
mod non_finite;
mod results;
mod rounding;
mod row;
mod small_squares;
mod stages;

pub use fault::Fault;
pub use measured::{Measured, VISIBLE};
pub use results::ResultCounts;
pub use row::{RowDiagnosis, StdFactors};
pub use stages::Stages;

use serde::Serialize;

use self::effects::Effects;
use crate::lab::matrix::all_equal;

/// The diagnosis of every group and every row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnosis {
    /// One for each set of values that are normalised together.
    pub groups: Vec<GroupDiagnosis>,
    /// One for each row of the matrix.
    pub rows: Vec<RowDiagnosis>,
    /// The same for all values together, if several rows are normalised together.
    pub whole: Option<RowDiagnosis>,
}

/// What happened to values that are normalised together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupDiagnosis {
    /// Whether all values are equal. One value is.
    pub is_constant: bool,
    /// The rounded mean and variance, where the result differs visibly from the exact one.
    pub stages: Option<Stages>,
    /// Why it differs, in the order of the computation. Empty if it does not.
    pub faults: Vec<Fault>,
    /// Those of the faults that change a mean.
    pub mean_faults: Vec<Fault>,
    /// Those of the faults that change a std.
    pub std_faults: Vec<Fault>,
    /// How many results are of which kind, if some are not finite.
    #[serde(skip)]
    pub results: Option<ResultCounts>,
}

impl Diagnosis {
    /// The diagnosis of a result.
    #[must_use]
    pub fn of(layer: &Measured) -> Self {
        let rows: Vec<RowDiagnosis> = (0..layer.input.rows())
            .map(|row| RowDiagnosis::of_rows(layer, row..row + 1))
            .collect();
        let is_whole = layer.groups.len() < rows.len();
        let whole = is_whole.then(|| RowDiagnosis::of_rows(layer, 0..rows.len()));
        let differs = |group: usize| {
            let rows = if is_whole {
                &rows[..]
            } else {
                &rows[group..=group]
            };
            rows.iter().chain(&whole).any(RowDiagnosis::differs_visibly)
        };
        let groups = layer.groups.len();
        // Mostly no group differs, and burn need not compute these again.
        let stages = if (0..groups).any(differs) {
            Stages::of_groups(layer)
        } else {
            Vec::new()
        };
        let size = layer.input.values().len() / groups;
        let groups = (0..groups).map(|group| {
            let input = &layer.input.values()[group * size..][..size];
            let stages = differs(group).then(|| stages[group]);
            let effects = stages.map(|stages| effects(layer, group, stages));
            let effects = effects.unwrap_or_default();
            let is_finite = || {
                let output = &layer.output.values()[group * size..][..size];
                output.iter().all(|y| y.is_finite())
            };
            let results = stages
                .filter(|_| !is_finite())
                .map(|stages| ResultCounts::of(layer, group, stages));
            GroupDiagnosis {
                is_constant: all_equal(input),
                stages,
                faults: effects.all,
                mean_faults: effects.of_mean,
                std_faults: effects.of_std,
                results,
            }
        });
        Self {
            groups: groups.collect(),
            rows,
            whole,
        }
    }

    /// The diagnosis of the group that a row belongs to.
    #[must_use]
    pub fn group_of(&self, row: usize) -> &GroupDiagnosis {
        &self.groups[row % self.groups.len()]
    }
}

/// Why the result of a group differs from the exact one.
fn effects(layer: &Measured, group: usize, stages: Stages) -> Effects {
    let size = layer.input.values().len() / layer.groups.len();
    let [input, output] =
        [layer.input, layer.output].map(|matrix| &matrix.values()[group * size..][..size]);
    match non_finite::fault(layer, input, output, stages) {
        Some(fault) => Effects::of_all(fault),
        None => rounding::effects(layer, group, stages, input),
    }
}
