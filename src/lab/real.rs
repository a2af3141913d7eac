//! A measured number that may have left the number line.
//!
//! Overflow and 0/0 are results the lab exists to explain, so they are values
//! of a type and not floats that compare unequal to themselves.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A real number, an infinity, or nothing (PyTorch's NaN).
///
/// In JSON a finite value is a number; the others are the strings
/// `"Infinity"`, `"-Infinity"` and `"NaN"`, since JSON has none of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Real {
    /// An ordinary number; never NaN or infinite.
    Finite(f64),
    /// Above the largest number of the format.
    Infinity,
    /// Below the smallest (most negative) number of the format.
    NegativeInfinity,
    /// No number at all: 0/0, ∞ − ∞, or the std of one value with n − 1.
    Undefined,
}

impl Real {
    /// The value as a float, infinities and NaN included.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Finite(value) => value,
            Self::Infinity => f64::INFINITY,
            Self::NegativeInfinity => f64::NEG_INFINITY,
            Self::Undefined => f64::NAN,
        }
    }

    /// The value if it is an ordinary number.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(value) => Some(value),
            _ => None,
        }
    }
}

impl From<f64> for Real {
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Finite(value)
        } else if value.is_nan() {
            Self::Undefined
        } else if value > 0.0 {
            Self::Infinity
        } else {
            Self::NegativeInfinity
        }
    }
}

impl From<f32> for Real {
    fn from(value: f32) -> Self {
        Self::from(f64::from(value))
    }
}

impl Serialize for Real {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Finite(value) => serializer.serialize_f64(*value),
            Self::Infinity => serializer.serialize_str("Infinity"),
            Self::NegativeInfinity => serializer.serialize_str("-Infinity"),
            Self::Undefined => serializer.serialize_str("NaN"),
        }
    }
}

impl<'de> Deserialize<'de> for Real {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RealVisitor)
    }
}

struct RealVisitor;

impl de::Visitor<'_> for RealVisitor {
    type Value = Real;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number, \"Infinity\", \"-Infinity\" or \"NaN\"")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Real, E> {
        Ok(Real::from(value))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers in these files are small"
    )]
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Real, E> {
        Ok(Real::Finite(value as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers in these files are small"
    )]
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Real, E> {
        Ok(Real::Finite(value as f64))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Real, E> {
        match value {
            "Infinity" => Ok(Real::Infinity),
            "-Infinity" => Ok(Real::NegativeInfinity),
            "NaN" => Ok(Real::Undefined),
            _ => Err(E::invalid_value(de::Unexpected::Str(value), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_json() {
        let all = [
            Real::Finite(-0.1),
            Real::Infinity,
            Real::NegativeInfinity,
            Real::Undefined,
        ];
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(text, r#"[-0.1,"Infinity","-Infinity","NaN"]"#);
        assert_eq!(serde_json::from_str::<[Real; 4]>(&text).unwrap(), all);
    }

    #[test]
    fn an_undefined_value_equals_itself() {
        assert_eq!(Real::from(f64::NAN), Real::from(f32::NAN));
    }
}
