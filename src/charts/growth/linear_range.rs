//! The range of the linear norm axis, and how its labels are written.

use crate::{charts::axis::linear, lab::growth::Chain};

/// The space below 0, as a share of the axis, so that a marker at 0 is whole.
const BELOW_ZERO: f64 = 0.03;
/// The most intervals of an axis with powers of ten. The labels of its ranges then have whole
/// factors: `0.2×10⁸` would take the space of the axis title.
pub(super) const POWER_TICKS: usize = 4;

/// The range of the linear axis. The expected norm can far exceed the measured ones and
/// would flatten their curve, so it does not count: its line may leave the chart.
pub(super) fn linear_range(chain: &Chain) -> [f64; 2] {
    let [_, top] = linear(chain.steps.iter().filter_map(|step| step.norm.finite()));
    let top = if has_powers(top) {
        with_whole_factors(top)
    } else {
        top
    };
    [-BELOW_ZERO * top, top]
}

/// Whether the labels of an axis up to this norm are powers of ten. From 7×10⁴ on, the next round
/// end is 10⁵, which [`with_whole_factors`] moves down a little.
pub(super) fn has_powers(top: f64) -> bool {
    !(1e-3..9e4).contains(&top)
}

/// Whether the exponents of these powers have two characters.
pub(super) fn has_long_exponents(top: f64) -> bool {
    !(1.0..1e10).contains(&top)
}

/// The top of an axis whose labels have whole factors. The factor of a round number is 1, 1.5,
/// 2, 3, 5 or 7. The labels up to 1 would be fractions of it, so the axis ends just below.
fn with_whole_factors(top: f64) -> f64 {
    let power = 10_f64.powf((top.log10() + 1e-9).floor());
    match top / power {
        factor if factor < 1.01 => 0.97 * top,
        factor if factor < 1.51 => 2.0 * power,
        _ => top,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_with_powers_of_ten_ends_where_its_labels_have_whole_factors() {
        for (top, expected) in [
            (1e8, 9.7e7),
            (1.5e8, 2e8),
            (2e8, 2e8),
            (7e31, 7e31),
            (1e-5, 9.7e-6),
        ] {
            let actual = with_whole_factors(top);
            assert!((actual / expected - 1.0).abs() < 1e-9, "{top}: {actual}");
        }
    }

    #[test]
    fn labels_are_powers_of_ten_from_five_digits_on() {
        assert!([1e5, 1e30, 9e-4, 0.0].into_iter().all(has_powers));
        assert!(has_powers(with_whole_factors(1e5)));
        assert!(![1.0, 1e-3, 7e4].into_iter().any(has_powers));
    }
}
