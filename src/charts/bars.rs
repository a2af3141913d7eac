//! A row of values as bars, as the paths of an SVG of 100 by 24 units.

use std::fmt::Write as _;

/// The size of the picture, in its own units.
pub const SIZE: [f64; 2] = [100.0, 24.0];

/// The height of zero.
const ZERO: f64 = 12.0;
/// The height of the longest bar.
const LONGEST: f64 = 11.0;
/// The share of a bar's place that it leaves free on each side.
const GAP: f64 = 0.12;

/// The bars of the values of one sign: those from 0 up, or else those below 0. A value of
/// the magnitude `limit` has the longest bar, and a larger one too; values that are not
/// finite have none.
#[must_use]
pub fn bars(values: &[f32], limit: f64, positive: bool) -> String {
    let mut path = String::new();
    for (index, &value) in values.iter().enumerate() {
        if value.is_finite() && (value >= 0.0) == positive {
            let [left, right] = place(index, values.len());
            let y = height(value.into(), limit);
            // Writing to a string cannot fail.
            let _ = write!(path, "M{left:.2} {ZERO}V{y:.2}H{right:.2}V{ZERO}z");
        }
    }
    path
}

/// A horizontal line across the place of each value.
#[must_use]
pub fn levels(values: &[f64], limit: f64) -> String {
    let mut path = String::new();
    for (index, &value) in values.iter().enumerate() {
        if value.is_finite() {
            let [left, right] = place(index, values.len());
            let _ = write!(path, "M{left:.2} {:.2}H{right:.2}", height(value, limit));
        }
    }
    path
}

/// The left and the right edge of a bar.
#[expect(clippy::cast_precision_loss, reason = "a row has at most 1024 values")]
fn place(index: usize, count: usize) -> [f64; 2] {
    let width = SIZE[0] / count as f64;
    let left = width * index as f64;
    [left + GAP * width, left + (1.0 - GAP) * width]
}

/// The height of a value.
fn height(value: f64, limit: f64) -> f64 {
    ZERO - LONGEST * (value / limit).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_reaches_from_zero_to_its_value() {
        let values = [2.0, -1.0, f32::NAN, f32::INFINITY, 0.0];
        assert_eq!(
            bars(&values, 2.0, true),
            "M2.40 12V1.00H17.60V12zM82.40 12V12.00H97.60V12z"
        );
        assert_eq!(bars(&values, 2.0, false), "M22.40 12V17.50H37.60V12z");
        assert_eq!(levels(&[1.0, f64::NAN], 2.0), "M6.00 6.50H44.00");
    }

    #[test]
    fn no_bar_leaves_the_picture() {
        assert_eq!(
            levels(&[5.0, -5.0], 1.0),
            "M6.00 1.00H44.00M56.00 23.00H94.00"
        );
    }
}
