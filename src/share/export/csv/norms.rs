//! The norms of both chains.

use super::table;
use crate::{
    lab::growth::{Chain, Outcome},
    share::export::float::double,
};

/// What is told of each chain.
const MEASURED: [&str; 5] = ["norm", "expected_norm", "zeros", "infinite", "nan"];

/// One line a step from 0 (before the first product) on, the shrinking chain
/// first.
pub(in crate::share::export) fn norms(outcome: &Outcome) -> String {
    let chains = [
        ("shrinking", &outcome.shrinking),
        ("growing", &outcome.growing),
    ];
    let names = chains
        .iter()
        .flat_map(|(chain, _)| MEASURED.map(|measured| format!("{measured}_{chain}")));
    let heading = std::iter::once("step".to_owned()).chain(names).collect();
    let steps = (0..=outcome.shrinking.steps.len()).map(|step| {
        let measured = chains.iter().flat_map(|(_, chain)| measured(chain, step));
        std::iter::once(step.to_string()).chain(measured).collect()
    });
    table(std::iter::once(heading).chain(steps))
}

fn measured(chain: &Chain, step: usize) -> [String; MEASURED.len()] {
    let at = match step {
        0 => &chain.start,
        step => &chain.steps[step - 1],
    };
    [
        double(at.norm),
        double(chain.expected[step]),
        at.zeros.to_string(),
        at.infinite.to_string(),
        at.undefined.to_string(),
    ]
}
