//! What rounding does to a mean and a std.

use std::collections::BTreeSet;

use crate::lab::{
    diagnosis::{Causes, Fault, RowDiagnosis},
    real::Real,
    scenario::Divisor,
    statistics::Summary,
};

/// What rounding does to the statistics of a row, or of the whole matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounding {
    /// The mean and the biased std that are stated.
    pub stated: [f64; 2],
    /// The statistics of the result.
    pub measured: Summary,
    /// The exact ones, with γ and β as they are set.
    pub exact: Summary,
    /// Why the mean differs visibly from the exact one, in the order of the computation.
    pub of_mean: Vec<Fault>,
    /// The same for the std.
    pub of_std: Vec<Fault>,
}

impl Rounding {
    pub(super) fn of(statistics: &RowDiagnosis, causes: &Causes) -> Self {
        let (mean, std) = (statistics.mean(), statistics.std(Divisor::Biased));
        let [mean_faults, std_faults] = statistics.shown_parameter_faults();
        Self {
            stated: [mean, std].map(Real::to_f64),
            measured: statistics.measured,
            exact: statistics.as_set,
            of_mean: in_order(causes.of_mean.iter().copied().chain(mean_faults)),
            of_std: in_order(causes.of_std.iter().copied().chain(std_faults)),
        }
    }

    /// Why either differs.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        in_order(self.of_mean.iter().chain(&self.of_std).copied())
    }
}

/// Each fault once, in the order of the computation.
fn in_order(faults: impl Iterator<Item = Fault>) -> Vec<Fault> {
    faults.collect::<BTreeSet<_>>().into_iter().collect()
}
