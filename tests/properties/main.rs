//! Properties that hold for every input, tested on random inputs.
#![expect(clippy::cast_precision_loss, reason = "a row has at most 64 values")]

mod gradient;
mod growth;
mod layer;
mod relatives;
mod scenario;
mod strategies;

use proptest::test_runner::Config;

/// Number of random inputs for each property; `docs/NUMBERS.md` states it.
const CASES: u32 = 256;

fn config() -> Config {
    Config {
        // The smallest failing input is printed, so no file of regressions is needed.
        failure_persistence: None,
        ..Config::with_cases(CASES)
    }
}
