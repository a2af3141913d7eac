//! Axis ranges that change in coarse steps, so that during a drag the points move
//! and the axis rarely does.

use crate::words::number::offset_of;

/// A linear range from 0 (or a round number below the least value) to a round number
/// above all values.
///
/// Empty input gives `[0, 1]`.
#[must_use]
pub fn linear(values: impl IntoIterator<Item = f64>) -> [f64; 2] {
    let (least, most) = extent(values);
    // The extra 4% keeps the outermost markers from being clipped.
    let low = round_out(least.min(0.0) * 1.04);
    let high = round_out(most.max(0.0) * 1.04);
    if low < high { [low, high] } else { [0.0, 1.0] }
}

/// A logarithmic range, as the exponents of ten that plotly expects: whole decades
/// around the positive values, at least three.
#[must_use]
pub fn logarithmic(values: impl IntoIterator<Item = f64>) -> [f64; 2] {
    let (least, most) = extent(
        values
            .into_iter()
            .filter(|&value| value > 0.0)
            .map(f64::log10),
    );
    if least > most {
        return [-1.0, 2.0];
    }
    // Beyond these exponents, 10^x underflows or overflows float64.
    let (mut low, mut high) = (
        (least - 0.15).floor().max(-307.0),
        (most + 0.15).ceil().min(308.0),
    );
    while high - low < 3.0 {
        low -= 1.0;
        if high - low < 3.0 {
            high += 1.0;
        }
    }
    [low, high]
}

/// A range around the values with a small margin, for scatter charts. Where all are 0, their
/// unit is unknown: the range is −1 to 1.
#[must_use]
pub fn spanning(values: impl IntoIterator<Item = f64>) -> [f64; 2] {
    rounded_out(values, 10.0, 0.5)
}

/// The same in steps twice as coarse, for charts that change under a slider as a whole: with
/// each new range all their marks move.
#[must_use]
pub fn spanning_coarsely(values: impl IntoIterator<Item = f64>) -> [f64; 2] {
    rounded_out(values, 5.0, 0.1)
}

/// A range whose ends are multiples of a unit, about `parts` of which span the values, with at
/// least `margin` units around them.
fn rounded_out(values: impl IntoIterator<Item = f64>, parts: f64, margin: f64) -> [f64; 2] {
    let (least, most) = extent(values);
    if least > most || (least == 0.0 && most == 0.0) {
        return [-1.0, 1.0];
    }
    let unit = round_out(
        (most - least)
            .max(least.abs().max(most.abs()) * 1e-3)
            .max(1e-30),
    ) / parts;
    [
        (least / unit - margin).floor() * unit,
        (most / unit + margin).ceil() * unit,
    ]
}

/// What a chart subtracts from values that lie so close together that the labels of
/// its axis could not tell them apart; 0 for all others.
#[must_use]
pub fn offset(values: impl IntoIterator<Item = f64>) -> f64 {
    let (least, most) = extent(values);
    let spread = most - least;
    if spread > 0.0 && spread < least.abs().max(most.abs()) * 1e-3 {
        offset_of([least, most])
    } else {
        0.0
    }
}

/// The least and the greatest finite value; the least exceeds the greatest if there
/// are none.
fn extent(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    values.into_iter().filter(|value| value.is_finite()).fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), value| (least.min(value), most.max(value)),
    )
}

/// Rounds away from zero to 1, 1.5, 2, 3, 5 or 7 times a power of ten.
fn round_out(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let power = 10_f64.powf(value.abs().log10().floor());
    let lead = value.abs() / power;
    let round = [1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0]
        .into_iter()
        .find(|&step| step >= lead * (1.0 - 1e-9))
        .unwrap_or(10.0);
    (round * power).copysign(value)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the ends of a range are round numbers")]
mod tests {
    use super::*;

    #[test]
    fn linear_ranges_start_at_zero_and_end_at_a_round_number() {
        assert_eq!(linear([30.0, 4530.0]), [0.0, 5000.0]);
        assert_eq!(linear([]), [0.0, 1.0]);
        assert_eq!(linear([0.0, 0.0]), [0.0, 1.0]);
        assert_eq!(linear([f64::INFINITY, 2.0]), [0.0, 3.0]);
    }

    #[test]
    fn logarithmic_ranges_span_whole_decades() {
        assert_eq!(logarithmic([30.0, 4530.0]), [1.0, 4.0]);
        assert_eq!(logarithmic([30.0]), [0.0, 3.0]);
        assert_eq!(logarithmic([0.0, f64::INFINITY]), [-1.0, 2.0]);
        assert_eq!(logarithmic([1e-40, 1e30]), [-41.0, 31.0]);
        assert_eq!(logarithmic([5e-324, 1.7e308]), [-307.0, 308.0]);
    }

    #[test]
    fn spanning_ranges_leave_a_margin_around_every_value() {
        for values in [
            vec![1.0, 5.0],
            vec![-3e15, 4e15],
            vec![2.0],
            vec![0.0],
            vec![1e-20, 3e-20],
        ] {
            for span in [spanning, spanning_coarsely] {
                let [low, high] = span(values.clone());
                assert!(
                    low < high && values.iter().all(|&v| low < v && v < high),
                    "{values:?} {low} {high}"
                );
            }
        }
        assert_eq!(spanning([]), [-1.0, 1.0]);
        assert_eq!(spanning([0.0, 0.0]), [-1.0, 1.0]);
    }

    #[test]
    fn only_values_close_together_have_an_offset() {
        assert_eq!(offset([1.0, 5.0, f64::NAN]), 0.0);
        assert_eq!(offset([999.0, 1001.0]), 0.0);
        assert_eq!(offset([1e6; 3]), 0.0);
        assert_eq!(offset([]), 0.0);
        assert_eq!(offset([999_998.5, 1_000_001.0]), 1e6);
        assert_eq!(offset([-1_234_567.25, -1_234_566.0]), -1_234_570.0);
    }

    #[test]
    fn a_small_change_of_the_values_keeps_the_range() {
        assert_eq!(linear([4100.0]), linear([4200.0]));
        assert_eq!(logarithmic([4100.0]), logarithmic([4700.0]));
    }
}
