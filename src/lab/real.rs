//! A computed number that may be infinite or undefined.
//!
//! Overflow and 0/0 are results that the lab explains, and a float NaN would not
//! equal itself. A type makes both ordinary, comparable values.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A finite number, an infinity, or undefined (NaN).
///
/// JSON has no infinities and no NaN. They are serialised as the strings
/// `"Infinity"`, `"-Infinity"` and `"NaN"`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Real {
    /// A finite number; never NaN or infinite.
    Finite(f64),
    /// Above the format's largest number.
    Infinity,
    /// Below the format's lowest (most negative) number.
    NegativeInfinity,
    /// Not a number: 0/0, ∞ − ∞, or the standard deviation of one value with divisor
    /// n − 1.
    Undefined,
}

impl Real {
    /// The value as a float; infinities and NaN convert to their float equivalents.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Finite(value) => value,
            Self::Infinity => f64::INFINITY,
            Self::NegativeInfinity => f64::NEG_INFINITY,
            Self::Undefined => f64::NAN,
        }
    }

    /// The least and the greatest of some values, both undefined if one value is; `None`
    /// without values. [`FiniteRange`] skips such values and counts them.
    ///
    /// `f64::min` and `f64::max` would drop an undefined value.
    pub fn range(values: impl IntoIterator<Item = Self>) -> Option<[Self; 2]> {
        let ends = values.into_iter().map(|value| [value.to_f64(); 2]);
        let [least, most] = ends.reduce(|[least, most], [value, _]| {
            if least.is_nan() || value.is_nan() {
                [f64::NAN; 2]
            } else {
                [least.min(value), most.max(value)]
            }
        })?;
        Some([least.into(), most.into()])
    }

    /// The value if it is finite.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(value) => Some(value),
            _ => None,
        }
    }
}

/// The range of the finite ones among some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FiniteRange {
    /// The indices of the least and of the greatest finite value; without one, of the least and
    /// of the greatest infinite one; without that too, of the first value.
    pub ends: [usize; 2],
    /// How many values there are.
    pub count: usize,
    /// How many of them are infinite.
    pub infinite: usize,
    /// How many are undefined.
    pub undefined: usize,
}

impl FiniteRange {
    /// The range of some values; `None` if there are none.
    pub fn of(values: impl IntoIterator<Item = Real>) -> Option<Self> {
        let mut range: Option<Self> = None;
        // The least and the greatest value so far: of the finite ones, once there is one.
        let mut ends: Option<[f64; 2]> = None;
        for (index, value) in values.into_iter().enumerate() {
            let range = range.get_or_insert(Self {
                ends: [0; 2],
                count: 0,
                infinite: 0,
                undefined: 0,
            });
            let is_first_finite = range.count == range.infinite + range.undefined;
            range.count += 1;
            match value {
                Real::Finite(_) if is_first_finite => ends = None,
                Real::Finite(_) => {}
                Real::Undefined => {
                    range.undefined += 1;
                    continue;
                }
                Real::Infinity | Real::NegativeInfinity => {
                    range.infinite += 1;
                    if !is_first_finite {
                        continue;
                    }
                }
            }
            let value = value.to_f64();
            let known = ends;
            if known.is_none_or(|[least, _]| value < least) {
                range.ends[0] = index;
            }
            if known.is_none_or(|[_, most]| value > most) {
                range.ends[1] = index;
            }
            ends = Some(known.map_or([value; 2], |[least, most]| {
                [least.min(value), most.max(value)]
            }));
        }
        range
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
    fn every_variant_round_trips_through_json() {
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
    fn a_range_counts_the_values_that_are_not_finite() {
        let [one, two] = [Real::Finite(1.0), Real::Finite(2.0)];
        let range = |values: &[Real]| FiniteRange::of(values.iter().copied());
        let expected = |ends, count, infinite, undefined| {
            Some(FiniteRange {
                ends,
                count,
                infinite,
                undefined,
            })
        };
        assert_eq!(range(&[]), None);
        assert_eq!(range(&[two, one, two]), expected([1, 0], 3, 0, 0));
        assert_eq!(
            range(&[
                Real::Undefined,
                two,
                Real::NegativeInfinity,
                one,
                Real::Infinity
            ]),
            expected([3, 1], 5, 2, 1)
        );
        assert_eq!(range(&[Real::Undefined; 2]), expected([0, 0], 2, 0, 2));
        let [low, high] = [Real::NegativeInfinity, Real::Infinity];
        assert_eq!(range(&[low, high]), expected([0, 1], 2, 2, 0));
        assert_eq!(
            range(&[Real::Undefined, high, low]),
            expected([2, 1], 3, 2, 1)
        );
        assert_eq!(range(&[high, low, two]), expected([2, 2], 3, 2, 0));
    }

    #[test]
    fn an_undefined_value_equals_itself() {
        assert_eq!(Real::from(f64::NAN), Real::from(f32::NAN));
    }

    #[test]
    fn an_error_says_what_a_real_number_may_be() {
        let error = serde_json::from_str::<Real>("[]").unwrap_err().to_string();
        let expected = "expected a number, \"Infinity\", \"-Infinity\" or \"NaN\"";
        assert!(error.contains(expected), "{error}");
    }
}
