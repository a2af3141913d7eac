//! Numbers as text that programs read back bit for bit.

use crate::lab::real::Real;

/// The shortest decimal that reads back as the same number, with a point or an
/// exponent so that Python reads a float: `2.0`, `1e-5`. Valid in Python, Rust, JSON
/// and CSV.
///
/// A non-finite number is `inf`, `-inf` or `nan`, which is valid Python after
/// `from math import inf, nan`, and which numpy and pandas read from CSV.
pub(super) fn double(value: Real) -> String {
    match value {
        Real::Finite(value) => format!("{value:?}"),
        Real::Infinity => "inf".to_owned(),
        Real::NegativeInfinity => "-inf".to_owned(),
        Real::Undefined => "nan".to_owned(),
    }
}

/// As [`double`], with the shortest decimal that identifies a float32.
///
/// That of the largest float32, 3.4028235e38, exceeds it as a double, and PyTorch refuses
/// doubles outside float32's range. Therefore this writes the exact value of that one.
pub(super) fn single(value: f32) -> String {
    if value.is_finite() && value.abs() < f32::MAX {
        format!("{value:?}")
    } else {
        double(value.into())
    }
}

/// As [`double`], rounded to nine significant digits where that takes a float32: enough
/// to compare with float32 results.
pub(super) fn nine_digits(value: Real) -> String {
    const NORMAL: std::ops::RangeInclusive<f64> = f32::MIN_POSITIVE as f64..=f32::MAX as f64;
    match value {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the value is within float32's range"
        )]
        Real::Finite(number) if NORMAL.contains(&number.abs()) => format!("{:?}", number as f32),
        other => double(other),
    }
}

/// As [`double`], for a number that Python stores as float32. One that only rounds into
/// float32's range becomes the end of that range, which PyTorch accepts.
pub(super) fn stored_as_single(value: f64) -> String {
    const MOST: f64 = f32::MAX as f64;
    double(value.clamp(-MOST, MOST).into())
}

/// A float32 as a Rust expression.
pub(super) fn rust_f32(value: f32) -> String {
    match Real::from(value) {
        Real::Finite(_) => format!("{value:?}"),
        Real::Infinity => "f32::INFINITY".to_owned(),
        Real::NegativeInfinity => "f32::NEG_INFINITY".to_owned(),
        Real::Undefined => "f32::NAN".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finite_numbers_read_back_bit_for_bit() {
        let values = [0.1_f32, -0.0, 1e-45, 3.4e38, 16_777_216.0, -2.5e-7];
        for value in values.into_iter().chain([f32::MAX, f32::MIN]) {
            let text = single(value);
            assert!(text.parse::<f64>().unwrap().abs() <= f32::MAX.into());
            assert_eq!(text.parse::<f32>().unwrap().to_bits(), value.to_bits());
            assert!(text.contains(['.', 'e']), "{text} would be whole in Python");
        }
        for value in [0.1_f64, 5e-324, 1e22, 1.797e308] {
            let text = double(value.into());
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), value.to_bits());
            assert!(text.contains(['.', 'e']), "{text} would be whole in Python");
        }
    }

    #[test]
    fn nine_digits_keep_every_number_to_float32s_precision() {
        for value in [1.0 / 3.0, -2.0e40, 1e-300, 3.402_823_46e38, 1e22, 0.0] {
            let text = nine_digits(value.into());
            let error = (text.parse::<f64>().unwrap() - value).abs();
            assert!(error <= 6e-8 * value.abs(), "{text}");
            assert!(text.contains(['.', 'e']), "{text} would be whole in Python");
        }
        assert_eq!(nine_digits((1.0 / 3.0).into()), "0.33333334");
        assert_eq!(nine_digits(Real::Undefined), "nan");
    }

    #[test]
    fn non_finite_numbers_have_names() {
        let all = [f32::INFINITY, f32::NEG_INFINITY, f32::NAN];
        assert_eq!(all.map(single), ["inf", "-inf", "nan"]);
        assert_eq!(
            all.map(rust_f32),
            ["f32::INFINITY", "f32::NEG_INFINITY", "f32::NAN"]
        );
    }
}
