//! `randn.json`: consecutive draws from one seed.

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

/// Bit for bit from 16 values on; below, where a double is rounded, one unit
/// in the last place is allowed.
pub(crate) fn check() -> Report {
    let mut report = Report::new("randn.json", "units in the last place");
    for case in super::cases::<Case>(include_str!("randn.json")) {
        report.cases += 1;
        let mut generator = Generator::seeded(case.seed);
        for (nth, draw) in case.draws.iter().enumerate() {
            let drawn = generator.randn(draw.values.len());
            let tolerance = if drawn.len() < 16 { 1.0 } else { 0.0 };
            for (index, (drawn, expected)) in std::iter::zip(drawn, &draw.values).enumerate() {
                let place = format!("seed {} draw {nth} value {index}", case.seed);
                report.hold(&place, units(drawn, *expected), tolerance);
            }
        }
    }
    report
}

/// How many floats lie between the two; of opposite sign, infinitely many.
fn units(a: f32, b: f32) -> f64 {
    if a.is_sign_positive() == b.is_sign_positive() {
        f64::from(a.to_bits().abs_diff(b.to_bits()))
    } else {
        f64::INFINITY
    }
}
