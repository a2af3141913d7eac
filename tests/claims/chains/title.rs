//! The title of a chain's chart, judged by what a step does to the length of a row.

use layernorm_lab::{
    lab::scenario::{Direction, Growth, Product},
    words::chart,
};

use crate::{judge::Judge, parse::parse};

/// Judges the title of the chart of a chain with noise of this size.
pub(super) fn title(judge: &mut Judge, noise: f64, settings: &Growth) {
    judge.sentences += 1;
    let text = chart::chain_title(Direction::Forward, noise, settings);
    let size = text.split("oise of size ").nth(1).unwrap_or_default();
    let size = size.split(',').next().unwrap_or_default();
    judge.claim((parse(size) / noise - 1.0).abs() < 0.006, || text.clone());
    let says = |part: &str| text.starts_with(part);
    if settings.layer_norm {
        judge.claim(says("Noise") && text.ends_with(", then LayerNorm"), || {
            text.clone()
        });
        return;
    }
    let values = match settings.product {
        Product::Elementwise => 1,
        Product::Matrix => settings.size,
    };
    let [mean_square, typical] = lengths(values).map(|length| length * noise);
    let holds = if says("Products shrink") {
        mean_square < 1.0 && typical < 1.0
    } else if says("Products grow") {
        mean_square > 1.0 && typical > 1.0
    } else if says("Mean square grows") {
        mean_square > 1.0 && typical < 1.0
    } else {
        says("Noise of size") && (mean_square - 1.0).abs() < 1e-6
    };
    let is_borderline = [mean_square, typical]
        .iter()
        .any(|gain| (gain - 1.0).abs() < 1e-6);
    judge.claim(holds || is_borderline, || {
        format!("{text}: a step multiplies by {mean_square}, typically by {typical}")
    });
}

/// The root mean square of the length r of n standard normal numbers, and the length whose
/// logarithm is the mean of ln r: integrals over `t = ln r` with the density `rⁿ exp(−r²/2)`.
fn lengths(n: u32) -> [f64; 2] {
    let n = f64::from(n);
    let mut sums = [0.0; 3];
    for step in 0..4300 {
        let log = f64::from(step) * 0.01 - 40.0;
        let square = (2.0 * log).exp();
        // The largest exponent is that of r² = n: it keeps the sums in range.
        let weight = (n * log - square / 2.0 - n * (n.ln() - 1.0) / 2.0).exp();
        for (sum, value) in sums.iter_mut().zip([1.0, square, log]) {
            *sum += weight * value;
        }
    }
    let [weight, square, log] = sums;
    [(square / weight).sqrt(), (log / weight).exp()]
}

#[test]
fn a_typical_entry_is_multiplied_by_0_53_and_a_long_row_by_the_root_of_its_length() {
    let [mean_square, typical] = lengths(1);
    assert!((mean_square - 1.0).abs() < 1e-9, "{mean_square}");
    assert!((typical - 0.529_839).abs() < 1e-6, "{typical}");
    let [mean_square, typical] = lengths(64);
    assert!((mean_square - 8.0).abs() < 1e-9, "{mean_square}");
    assert!((7.9..8.0).contains(&typical), "{typical}");
}
