//! `randn.json`: consecutive draws from one seed.

use std::ops::Range;

use layernorm_lab::lab::random::Generator;
use serde::Deserialize;

use super::Report;

#[derive(Deserialize)]
struct Case {
    seed: u64,
    draws: Vec<Draw>,
}

#[derive(Deserialize)]
struct Draw {
    values: Vec<f32>,
}

/// Draws of 16 values and more must match bit for bit.
pub(crate) fn check_long() -> Report {
    check("randn.json, 16 values and more", 16..usize::MAX, 0.0)
}

/// Shorter draws round from double precision, so one unit in the last place is allowed.
pub(crate) fn check_short() -> Report {
    check("randn.json, fewer than 16 values", 0..16, 1.0)
}

/// Checks the draws whose lengths are in the range. The others are made too, because
/// each draw advances the generator's state.
fn check(file: &'static str, lengths: Range<usize>, tolerance: f64) -> Report {
    let mut report = Report::new(file, "units in the last place");
    for case in super::cases::<Case>(include_str!("randn.json")) {
        let is_checked = |draw: &Draw| lengths.contains(&draw.values.len());
        report.cases += usize::from(case.draws.iter().any(is_checked));
        let mut generator = Generator::seeded(case.seed);
        for (nth, draw) in case.draws.iter().enumerate() {
            let drawn = generator.randn(draw.values.len());
            if !is_checked(draw) {
                continue;
            }
            for (index, (drawn, expected)) in std::iter::zip(drawn, &draw.values).enumerate() {
                let label = format!("seed {} draw {nth} value {index}", case.seed);
                report.record(&label, ulps(drawn, *expected), tolerance);
            }
        }
    }
    report
}

/// Distance in units in the last place; infinite between opposite signs.
fn ulps(a: f32, b: f32) -> f64 {
    if a.is_sign_positive() == b.is_sign_positive() {
        f64::from(a.to_bits().abs_diff(b.to_bits()))
    } else {
        f64::INFINITY
    }
}
