//! What the rounding of γ and β to the layer's number format changes.
//!
//! The layer gets γ and β in its format, and its exact result is that of these numbers. What
//! their rounding changes is the difference between that result and the exact one of the
//! numbers that are set.

use std::ops::Range;

use super::{
    changes::Changes,
    exact::{Exact, exact_summary},
    fault::Fault,
    measured::{Measured, VISIBLE},
};
use crate::lab::statistics::Summary;

/// Which statistics of some rows the rounding of γ, and that of β, changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParameterRounding {
    gamma: Changes,
    beta: Changes,
}

/// The exact statistics of some rows with γ and β as they are set, and what their rounding
/// changes. `exact` holds the statistics with the rounded γ and β, and `measured` those of the
/// result: what does not differ visibly there has no causes.
pub(super) fn parameters(
    layer: &Measured,
    group: Exact,
    rows: &Range<usize>,
    [exact, measured]: [Summary; 2],
) -> (Summary, ParameterRounding) {
    let [gamma, beta] = layer.as_set;
    // An infinite γ or β has a cause of its own.
    let is_finite = measured.std_biased.finite().is_some();
    if !is_finite || (gamma, beta) == (layer.gamma, layer.beta) {
        return (exact, ParameterRounding::default());
    }
    let with = |gamma, beta| {
        let layer = Measured {
            gamma,
            beta,
            ..*layer
        };
        exact_summary(&layer, group, rows.clone())
    };
    let as_set = with(gamma, beta);
    let visible = Changes::beyond(VISIBLE, measured, as_set);
    let changes = |rounded| Changes::shown_in(measured, rounded, as_set).and(visible);
    let rounding = ParameterRounding {
        gamma: changes(with(layer.gamma, beta)),
        beta: changes(with(gamma, layer.beta)),
    };
    (as_set, rounding)
}

impl ParameterRounding {
    /// The faults that change a mean, or a std, or either.
    pub(super) fn faults(self, applies: fn(Changes) -> bool) -> impl Iterator<Item = Fault> {
        let faults = [
            (self.gamma, Fault::GammaRounding),
            (self.beta, Fault::BetaRounding),
        ];
        let faults = faults.into_iter();
        faults.filter_map(move |(changes, fault)| applies(changes).then_some(fault))
    }
}
