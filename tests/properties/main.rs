//! What holds for every input, tried on random ones.
#![expect(clippy::cast_precision_loss, reason = "a row has at most 64 values")]

mod backward;
mod given;
mod layer;
mod whole;

use proptest::test_runner::Config;

/// How many random inputs each property is tried on. `docs/NUMBERS.md` tells it.
const CASES: u32 = 256;

fn config() -> Config {
    Config {
        // A failure is told with its smallest input; no file is written.
        failure_persistence: None,
        ..Config::with_cases(CASES)
    }
}
