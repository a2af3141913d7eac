//! The norms of both chains as CSV.

use super::to_csv;
use crate::{
    lab::growth::{Chain, Outcome},
    share::export::float::double,
};

/// The columns of each chain.
const COLUMNS: [&str; 5] = ["norm", "expected_norm", "zeros", "infinite", "nan"];

/// One line per step, from step 0 (before the first product); the shrinking chain's
/// columns come first.
pub(in crate::share::export) fn norms(outcome: &Outcome) -> String {
    let chains = [
        ("shrinking", &outcome.shrinking),
        ("growing", &outcome.growing),
    ];
    let names = chains
        .iter()
        .flat_map(|(chain, _)| COLUMNS.map(|column| format!("{column}_{chain}")));
    let heading = std::iter::once("step".to_owned()).chain(names).collect();
    let steps = (0..=outcome.shrinking.steps.len()).map(|step| {
        let fields = chains.iter().flat_map(|(_, chain)| fields(chain, step));
        std::iter::once(step.to_string()).chain(fields).collect()
    });
    to_csv(std::iter::once(heading).chain(steps))
}

/// The fields of a chain at one step.
fn fields(chain: &Chain, step: usize) -> [String; COLUMNS.len()] {
    let measured = match step {
        0 => &chain.start,
        step => &chain.steps[step - 1],
    };
    [
        double(measured.norm),
        double(chain.expected[step]),
        measured.zeros.to_string(),
        measured.infinite.to_string(),
        measured.undefined.to_string(),
    ]
}
