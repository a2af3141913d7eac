//! The numbers that float32 has, and the distances between them.

/// The distance from a number to the next one of larger magnitude; for the largest number,
/// which has none, to the one before it.
#[must_use]
pub fn spacing(value: f32) -> f64 {
    let size = value.abs();
    let next = size.next_up();
    if next.is_finite() {
        f64::from(next) - f64::from(size)
    } else {
        f64::from(size) - f64::from(size.next_down())
    }
}

/// How many steps, from one float32 number to the next, lead from one number to another.
#[must_use]
pub fn steps(from: f32, to: f32) -> u64 {
    position(from).abs_diff(position(to))
}

/// A number's position among all float32 numbers, from zero.
fn position(value: f32) -> i64 {
    let size = i64::from(value.abs().to_bits());
    if value < 0.0 { -size } else { size }
}

/// Every finite float32 number between two limits; `None` if there are more than `most`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the first number is corrected below"
)]
#[must_use]
pub fn between(low: f64, high: f64, most: usize) -> Option<Vec<f32>> {
    let mut next = (low as f32).max(f32::MIN);
    if f64::from(next) < low {
        next = next.next_up();
    }
    let mut numbers = Vec::new();
    while next.is_finite() && f64::from(next) <= high {
        if numbers.len() == most {
            return None;
        }
        numbers.push(next);
        // Zero has two signs, which are one number.
        next = if next == 0.0 {
            f32::from_bits(1)
        } else {
            next.next_up()
        };
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_doubles_with_every_power_of_two() {
        for (value, expected) in [
            (1.6e9, 128.0),
            (4e6, 0.25),
            (1.0, 2_f64.powi(-23)),
            (-1.0, 2_f64.powi(-23)),
            (0.0, 2_f64.powi(-149)),
            (f32::MAX, 2_f64.powi(104)),
        ] {
            assert!((spacing(value) / expected - 1.0).abs() < 1e-15, "{value}");
        }
    }

    #[test]
    fn steps_count_the_numbers_on_the_way_across_zero() {
        assert_eq!(steps(1.0, 1.0), 0);
        assert_eq!(steps(1.0, 2.0), 1 << 23);
        assert_eq!(steps(f32::from_bits(3), -f32::from_bits(2)), 5);
        assert_eq!(steps(-0.0, 0.0), 0);
    }

    #[test]
    fn between_lists_all_numbers_or_none_if_they_are_too_many() {
        let smallest = f32::from_bits(1);
        let around_zero = between(-f64::from(smallest), f64::from(smallest), 5);
        assert_eq!(around_zero, Some(vec![-smallest, 0.0, smallest]));
        let from = f64::from(40_000_f32);
        let step = spacing(40_000.0);
        let found = between(from + 0.1 * step, from + 3.5 * step, 3).unwrap();
        assert_eq!(found.len(), 3);
        assert!((f64::from(found[0]) - from - step).abs() < 1e-12);
        assert_eq!(between(0.0, 1.0, 1000), None);
        assert_eq!(between(3.4e38, 1e300, 1000), None);
        assert_eq!(between(f64::from(f32::MAX), 1e300, 9), Some(vec![f32::MAX]));
        assert_eq!(
            between(-1e300, f64::from(f32::MIN), 9),
            Some(vec![f32::MIN])
        );
    }
}
