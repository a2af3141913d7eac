//! Links: every state survives a round trip bit for bit, and arbitrary text is read
//! safely.

mod fuzz;
mod left_out;
mod lesson_start;
mod lesson_steps;
mod limits;
mod round_trip;
mod strategies;

use std::env;

use proptest::test_runner::Config;

/// A configuration with this number of cases, unless `PROPTEST_CASES` sets another.
/// proptest itself reads a seed from `PROPTEST_RNG_SEED`.
fn config(cases: u32) -> Config {
    let requested = env::var("PROPTEST_CASES").ok();
    Config {
        failure_persistence: None,
        ..Config::with_cases(
            requested
                .and_then(|text| text.parse().ok())
                .unwrap_or(cases),
        )
    }
}
