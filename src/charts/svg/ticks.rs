//! Tick values and labels as plotly.js chooses them (src/plots/cartesian/axes.js,
//! `autoTicks` and `tickText`), so that the static chart has the same labels.

use crate::words::number::grouped;

/// The largest number of intervals on an axis, given its length and the least distance
/// between labels, in pixels.
pub(super) fn target_count(length: f64, label_space: f64) -> f64 {
    (length / label_space).clamp(4.0, 9.0) + 1.0
}

/// Round values on a linear axis. With `powers`, labels of magnitude 10⁴ and above, or
/// below 10⁻³, are multiples of a power of ten.
pub(super) fn linear([low, high]: [f64; 2], target: f64, powers: bool) -> Vec<(f64, String)> {
    let step = round_step((high - low).abs() / target);
    if !(step.is_finite() && step > 0.0) {
        return Vec::new();
    }
    let largest = low.abs().max(high.abs());
    let exponent = (largest.log10() + 1e-9).floor();
    let power = if powers && exponent.abs() > 3.0 {
        exponent
    } else {
        0.0
    };
    let unit = 10_f64.powf(power);
    let decimals = decimals_of(step / unit);
    let first = (low / step - 1e-9).ceil();
    (0..100)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|&value| value <= high + step * 1e-9)
        .map(|value| {
            let number = format_number(value / unit, decimals);
            let label = match (number.as_str(), power) {
                ("0", _) | (_, 0.0) => number,
                _ => format!("{number}×10^{}", format_number(power, 0)),
            };
            (value, label)
        })
        .collect()
}

/// Every so many powers of ten on a logarithmic axis.
pub(super) fn logarithmic([low, high]: [f64; 2], every: f64) -> Vec<(f64, String)> {
    let first = (low / every - 1e-9).ceil() * every;
    (0..700)
        .map(|index| first + f64::from(index) * every)
        .take_while(|power| *power <= high + 1e-9)
        .map(|power| {
            let label = match power {
                0.0 => "1".to_owned(),
                1.0 => "10".to_owned(),
                _ => format!("10^{}", format_number(power, 0)),
            };
            (10_f64.powf(power), label)
        })
        .collect()
}

/// The smallest of 1, 2, 5 and 10 times a power of ten that is at least `rough`.
fn round_step(rough: f64) -> f64 {
    let base = 10_f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|times| rough <= times * base)
        .unwrap_or(10.0);
    times * base
}

/// The number of decimals needed to distinguish values one step apart.
fn decimals_of(step: f64) -> usize {
    (0..12)
        .find(|&decimals| {
            let scaled = step * 10_f64.powi(decimals);
            (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .map_or(12, |decimals| usize::try_from(decimals).unwrap_or(0))
}

/// Formats a number with a true minus sign and without trailing zeros.
fn format_number(value: f64, decimals: usize) -> String {
    let number = format!("{value:.decimals$}");
    let number = match number.split_once('.') {
        Some(_) => number.trim_end_matches('0').trim_end_matches('.'),
        None => &number,
    };
    match number.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(number) => format!("\u{2212}{}", grouped(number)),
        None => grouped(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: Vec<(f64, String)>) -> String {
        let labels: Vec<String> = ticks.into_iter().map(|(_, label)| label).collect();
        labels.join(" ")
    }

    #[test]
    fn linear_ticks_match_plotly() {
        assert_eq!(
            labels(linear([0.0, 30.0], 6.9, false)),
            "0 5 10 15 20 25 30"
        );
        assert_eq!(
            labels(linear([0.0, 3000.0], 6.9, false)),
            "0 500 1000 1500 2000 2500 3000"
        );
        assert_eq!(
            labels(linear([0.0, 1.5e5], 6.9, true)),
            "0 0.5×10^5 1×10^5 1.5×10^5"
        );
        assert_eq!(
            labels(linear([0.0, 3e4], 4.0, false)),
            "0 10\u{202f}000 20\u{202f}000 30\u{202f}000"
        );
        assert_eq!(labels(linear([-2.0, 2.5], 6.9, false)), "−2 −1 0 1 2");
        assert_eq!(labels(linear([1.0, 1.0], 6.9, false)), "");
    }

    #[test]
    fn logarithmic_ticks_match_plotly() {
        assert_eq!(labels(logarithmic([-5.0, 2.0], 2.0)), "10^−4 10^−2 1 10^2");
        assert_eq!(labels(logarithmic([0.0, 3.0], 1.0)), "1 10 10^2 10^3");
    }
}
