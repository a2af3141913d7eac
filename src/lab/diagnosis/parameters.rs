//! What the rounding of γ and β to the layer's number format changes.
//!
//! The layer gets γ and β in its format, and its exact result is that of these numbers. What
//! their rounding changes is the difference between that result and the exact one of the
//! numbers that are set.

use std::ops::Range;

use super::{
    changes::Changes,
    exact::{Exact, exact_summary, results_differ},
    fault::Fault,
    measured::{Measured, VISIBLE},
};
use crate::lab::{matrix::Matrix, statistics::Summary};

/// Which statistics of some rows the rounding of γ, and that of β, changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParameterRounding {
    gamma: Effect,
    beta: Effect,
}

/// What the rounding of γ or β changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Effect {
    /// The exact statistics that it changes.
    changes: Changes,
    /// Those of them in which the result shows it. The rounding of the result may leave nothing
    /// of it.
    shown: Changes,
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
    let effect = |rounded: Summary, unrounded| {
        let changes = changes(rounded);
        Effect {
            changes,
            shown: if changes_results(layer, group, rows, unrounded) {
                changes
            } else {
                // The rounding of the result would have the same effect, or a larger one.
                changes.and(Changes::at_least([rounded, as_set], [measured, exact]))
            },
        }
    };
    let rounding = ParameterRounding {
        gamma: effect(with(layer.gamma, beta), [gamma, layer.beta]),
        beta: effect(with(gamma, layer.beta), [layer.gamma, beta]),
    };
    (as_set, rounding)
}

/// Whether any result of some rows would be another one with these γ and β.
fn changes_results(
    layer: &Measured,
    group: Exact,
    rows: &Range<usize>,
    [gamma, beta]: [&Matrix; 2],
) -> bool {
    let unrounded = Measured {
        gamma,
        beta,
        ..*layer
    };
    results_differ([&unrounded, layer], [group; 2], rows)
}

impl ParameterRounding {
    /// The roundings that change the exact mean, or std, or either.
    pub(super) fn faults(self, applies: fn(Changes) -> bool) -> impl Iterator<Item = Fault> {
        self.filter(move |effect| applies(effect.changes))
    }

    /// Those that the result shows.
    pub(super) fn shown(self, applies: fn(Changes) -> bool) -> impl Iterator<Item = Fault> {
        self.filter(move |effect| applies(effect.shown))
    }

    fn filter(self, applies: impl Fn(Effect) -> bool) -> impl Iterator<Item = Fault> {
        let faults = [
            (self.gamma, Fault::GammaRounding),
            (self.beta, Fault::BetaRounding),
        ];
        let faults = faults.into_iter();
        faults.filter_map(move |(effect, fault)| applies(effect).then_some(fault))
    }
}
