//! The list of causes, each with what it changes.

use super::{changes::Changes, fault::Fault, row::RowDiagnosis};

/// Why the mean and the std of a row, or of all rows together, differ visibly from the exact
/// ones, in the order of the computation. What does not differ visibly has no causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Causes {
    /// Of either.
    pub all: Vec<Fault>,
    /// Of the mean.
    pub of_mean: Vec<Fault>,
    /// Of the std.
    pub of_std: Vec<Fault>,
}

/// The causes of a difference, in the order of the computation, each with what it changes in
/// each row, and in all rows together.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects(Vec<(Fault, Vec<Changes>)>);

impl Effects {
    /// Adds a cause, if it changes anything.
    pub(super) fn push(&mut self, fault: Fault, changes: Vec<Changes>) {
        if changes.iter().any(|changes| changes.any()) {
            self.0.push((fault, changes));
        }
    }

    /// The causes that change anything, or a mean, or a std.
    pub(super) fn faults(&self, applies: fn(Changes) -> bool) -> Vec<Fault> {
        let changing = self.0.iter().filter(|(_, changes)| {
            let mut changes = changes.iter().copied();
            changes.any(applies)
        });
        changing.map(|(fault, _)| *fault).collect()
    }

    /// The causes of what differs visibly in a set: a row, or all rows together. Where each of
    /// the causes is too small to count, it is the last roundings together.
    pub(super) fn causes(&self, set: usize, diagnosis: &RowDiagnosis, last: Fault) -> Causes {
        let of = |differs: bool, applies: fn(Changes) -> bool| {
            if !differs {
                return Vec::new();
            }
            let changing = self.0.iter().filter(|(_, changes)| applies(changes[set]));
            let faults: Vec<Fault> = changing.map(|(fault, _)| *fault).collect();
            if faults.is_empty() {
                vec![last]
            } else {
                faults
            }
        };
        let of_mean = of(diagnosis.mean_differs(), |changes| changes.mean);
        let of_std = of(diagnosis.std_differs(), |changes| changes.std);
        let order = self.0.iter().map(|(fault, _)| *fault).chain([last]);
        let mut all: Vec<Fault> = order
            .filter(|fault| of_mean.contains(fault) || of_std.contains(fault))
            .collect();
        all.dedup();
        Causes {
            all,
            of_mean,
            of_std,
        }
    }
}
