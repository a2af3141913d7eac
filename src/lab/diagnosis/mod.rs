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

mod changes;
mod effects;
mod every_step;
mod exact;
mod fault;
mod measured;
mod moments;
mod non_finite;
mod parameters;
mod results;
mod rounding;
mod row;
mod small_squares;
mod stages;

pub use effects::Causes;
pub use fault::Fault;
pub use measured::{FLOAT32_ROUNDING, Measured, VISIBLE};
pub use results::ResultCounts;
pub use row::{RowDiagnosis, StdFactors};
pub use stages::Stages;

use std::collections::BTreeSet;

use serde::Serialize;

use self::changes::Changes;
use crate::lab::{matrix::all_equal, real::Real};

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
    /// The roundings of γ and β to the number format that visibly change a mean or a std of its
    /// rows: the exact result, which `faults` compares with, has them too.
    pub parameter_faults: Vec<Fault>,
    /// Why the statistics of each of its rows, and those of all of them together if there are
    /// several, differ visibly.
    #[serde(skip)]
    pub causes: Vec<Causes>,
    /// The fault that makes `√(v + ε)` infinite, so that x̂ of each finite deviation is 0.
    #[serde(skip)]
    pub infinite_root: Option<Fault>,
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
        let groups = (0..groups).map(|group| {
            let stages = differs(group).then(|| stages[group]);
            let of_rows = if is_whole {
                rows.iter().chain(&whole).collect()
            } else {
                vec![&rows[group]]
            };
            GroupDiagnosis::of(layer, group, stages, &of_rows)
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

    /// Why the statistics of a row differ visibly from the exact ones.
    #[must_use]
    pub fn causes_of(&self, row: usize) -> &Causes {
        let causes = &self.group_of(row).causes;
        &causes[row % causes.len()]
    }
}

impl GroupDiagnosis {
    /// The diagnosis of a group, and of its rows, whose statistics are known.
    fn of(layer: &Measured, group: usize, stages: Option<Stages>, rows: &[&RowDiagnosis]) -> Self {
        let size = layer.input.values().len() / layer.groups.len();
        let [input, output] =
            [layer.input, layer.output].map(|matrix| &matrix.values()[group * size..][..size]);
        let mut diagnosis = Self {
            is_constant: all_equal(input),
            stages,
            faults: Vec::new(),
            mean_faults: Vec::new(),
            std_faults: Vec::new(),
            parameter_faults: parameter_faults(rows),
            causes: vec![Causes::default(); rows.len()],
            infinite_root: None,
            results: None,
        };
        let Some(stages) = stages else {
            return diagnosis;
        };
        diagnosis.infinite_root = non_finite::infinite_root(layer, input, stages);
        if output.iter().any(|y| !y.is_finite()) {
            diagnosis.results = Some(ResultCounts::of(layer, group, stages));
        }
        let fault = non_finite::fault(layer, input, output, stages);
        // One infinite entry of γ or β leaves the results of other rows finite.
        let is_rounded =
            fault.is_none_or(Fault::is_of_results) && diagnosis.infinite_root.is_none();
        if is_rounded {
            let effects = rounding::effects(layer, group, stages, input);
            diagnosis.faults = effects.faults(Changes::any);
            diagnosis.mean_faults = effects.faults(|changes| changes.mean);
            diagnosis.std_faults = effects.faults(|changes| changes.std);
            let last = rounding::last(layer);
            let causes = rows.iter().enumerate();
            diagnosis.causes = causes
                .map(|(set, row)| match row.measured.std_biased {
                    Real::Finite(_) => effects.causes(set, row, last),
                    _ => Causes::default(),
                })
                .collect();
        }
        let none = diagnosis.faults.is_empty();
        if let Some(only) = fault.or_else(|| none.then(|| rounding::last(layer))) {
            for list in [
                &mut diagnosis.faults,
                &mut diagnosis.mean_faults,
                &mut diagnosis.std_faults,
            ] {
                *list = vec![only];
            }
        }
        diagnosis
    }
}

/// The roundings of γ and β that change any of these statistics.
fn parameter_faults(rows: &[&RowDiagnosis]) -> Vec<Fault> {
    let faults = rows
        .iter()
        .flat_map(|row| row.parameters.shown(Changes::any));
    faults.collect::<BTreeSet<_>>().into_iter().collect()
}
