//! Why a field refuses an input: the range that the input is outside, and how.

use crate::{
    lab::setting::Number,
    words::{
        number::{Typed, exact, grouped, read, typed},
        quote::{quoted, shortened},
    },
};

/// The numbers that a field takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// A number between two limits.
    Between(f64, f64),
    /// A whole number from the first to the second limit.
    Whole(f64, f64),
    /// A whole number from 0 to this one, which may be too large for a float.
    UpTo(u64),
    /// A number that float32 can hold.
    Float32,
}

impl Range {
    /// The range of a setting.
    #[must_use]
    pub fn of(number: Number) -> Self {
        let spec = number.spec();
        let (least, most) = (*spec.limits.start(), *spec.limits.end());
        if spec.whole {
            Self::Whole(least, most)
        } else {
            Self::Between(least, most)
        }
    }

    /// What the field must be: `between 0.001 and 1000`, `a whole number from 1 to 64`.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Between(least, most) => {
                format!("between {} and {}", exact(least.into()), exact(most.into()))
            }
            Self::Whole(least, most) => {
                let [least, most] = [least, most].map(|limit| exact(limit.into()));
                format!("a whole number from {least} to {most}")
            }
            Self::UpTo(most) => {
                format!("a whole number from 0 to {}", grouped(&most.to_string()))
            }
            Self::Float32 => {
                "between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number".to_owned()
            }
        }
    }

    /// What is wrong with an input outside the range: `2000 is too large`.
    ///
    /// `quote` puts an input that is not a number into quotation marks.
    #[must_use]
    pub fn why_not(self, input: &str, quote: fn(&str) -> String) -> String {
        let value = match read(input) {
            Typed::Nothing => return "nothing was typed".to_owned(),
            Typed::NotANumber if is_infinity(input) => {
                return format!("{} is infinite", quote(input));
            }
            Typed::NotANumber => return format!("{} is not a number", quote(input)),
            Typed::Ambiguous { thousands, decimal } => {
                let [thousands, decimal] = [thousands, decimal].map(typed);
                return format!(
                    "{} can mean {thousands} or {decimal}: write one of these",
                    quote(input)
                );
            }
            Typed::Number(value) => value,
        };
        let (least, most, is_whole) = match self {
            Self::Between(least, most) => (least, most, false),
            Self::Whole(least, most) => (least, most, true),
            // The largest seed is no float: a whole number that was refused is too large.
            // So is one that a float cannot hold, whose fraction is not a number.
            Self::UpTo(_) if value == f64::INFINITY => (0.0, -1.0, true),
            Self::UpTo(_) if value >= 0.0 && value.fract() == 0.0 => (0.0, -1.0, true),
            Self::UpTo(_) => (0.0, f64::INFINITY, true),
            Self::Float32 => (f64::from(f32::MIN), f64::from(f32::MAX), false),
        };
        let problem = if value < least {
            "too small"
        } else if value > most {
            "too large"
        } else if is_whole {
            "not a whole number"
        } else {
            "not valid"
        };
        format!("{} is {problem}", shortened(input))
    }

    /// The message of a field: its range, what is wrong, and that the value stays.
    #[must_use]
    pub fn refusal(self, field: &str, input: &str) -> String {
        format!(
            "{field} must be {}; {}. The last valid value stays.",
            self.text(),
            self.why_not(input, quoted)
        )
    }
}

/// Whether an input is a name of an infinity.
fn is_infinity(input: &str) -> bool {
    let plain = input.trim().replace('−', "-");
    plain.trim_start_matches(['+', '-']) == "∞" || plain.parse::<f64>().is_ok_and(f64::is_infinite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_range_and_what_is_wrong() {
        let refusal = |range: Range, input| range.refusal("it", input);
        let scale = Range::of(Number::Scale);
        for (input, why) in [
            ("2000", "2000 is too large"),
            ("1e999", "1e999 is too large"),
            (" 0 ", "0 is too small"),
            ("-1e999", "-1e999 is too small"),
            ("abc", "“abc” is not a number"),
            ("-inf", "“-inf” is infinite"),
            ("∞", "“∞” is infinite"),
            ("NaN", "“NaN” is not a number"),
            ("", "nothing was typed"),
            ("1,500", "“1,500” can mean 1500 or 1.5: write one of these"),
        ] {
            assert_eq!(
                refusal(scale, input),
                format!("it must be between 0.001 and 1000; {why}. The last valid value stays.")
            );
        }
        let steps = Range::of(Number::Steps);
        assert_eq!(steps.text(), "a whole number from 1 to 500");
        assert_eq!(steps.why_not("2.5", quoted), "2.5 is not a whole number");
        assert_eq!(steps.why_not("500.5", quoted), "500.5 is too large");
        let seed = Range::UpTo(u64::MAX);
        for (input, problem) in [
            ("-1", "too small"),
            ("-0.5", "too small"),
            ("0.5", "not a whole number"),
            ("18446744073709551616", "too large"),
        ] {
            assert_eq!(seed.why_not(input, quoted), format!("{input} is {problem}"));
        }
        assert_eq!(Range::Float32.why_not("1e39", quoted), "1e39 is too large");
        assert_eq!(
            Range::Float32.why_not("-1e39", quoted),
            "-1e39 is too small"
        );
    }
}
