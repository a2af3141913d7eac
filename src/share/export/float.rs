//! Numbers as text that programs read back without losing a bit.

use crate::lab::real::Real;

/// A finite number with the fewest digits that give it back, and always a
/// point or an exponent: `2.0`, `1e-5`. Python, Rust, JSON and CSV take it.
///
/// What is not finite is `inf`, `-inf` or `nan`: with `from math import inf,
/// nan` that is Python, and numpy and pandas read it in CSV.
pub(super) fn double(value: Real) -> String {
    match value {
        Real::Finite(value) => format!("{value:?}"),
        Real::Infinity => "inf".to_owned(),
        Real::NegativeInfinity => "-inf".to_owned(),
        Real::Undefined => "nan".to_owned(),
    }
}

/// The same for an entry of a matrix, with the fewest digits of a float32.
pub(super) fn single(value: f32) -> String {
    if value.is_finite() {
        format!("{value:?}")
    } else {
        double(value.into())
    }
}

/// The same as a Rust expression.
pub(super) fn rust(value: f32) -> String {
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
    fn every_text_reads_back_to_the_same_bits() {
        for value in [0.1_f32, -0.0, 1e-45, 3.4e38, 16_777_216.0, -2.5e-7] {
            let text = single(value);
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
    fn what_is_no_number_has_a_name() {
        let all = [f32::INFINITY, f32::NEG_INFINITY, f32::NAN];
        assert_eq!(all.map(single), ["inf", "-inf", "nan"]);
        assert_eq!(
            all.map(rust),
            ["f32::INFINITY", "f32::NEG_INFINITY", "f32::NAN"]
        );
    }
}
