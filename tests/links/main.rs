//! Links: every state goes through one bit for bit, and no text, however
//! broken, does harm.

mod given;
mod hostile;
mod states;

use std::env;

use proptest::test_runner::Config;

/// So many cases, unless the environment names another number. proptest reads
/// a seed from `PROPTEST_RNG_SEED` by itself.
fn config(cases: u32) -> Config {
    let wanted = env::var("PROPTEST_CASES").ok();
    Config {
        failure_persistence: None,
        ..Config::with_cases(wanted.and_then(|text| text.parse().ok()).unwrap_or(cases))
    }
}
