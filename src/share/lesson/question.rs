//! A question that a teacher wrote.

use super::plain_text::PlainText;
use crate::challenge::FirstTry;

/// A question of the teacher's own, with the answer that counts as right.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnQuestion {
    /// The question.
    pub text: PlainText<{ OwnQuestion::MOST_TEXT }>,
    /// What is right.
    pub accepted: Accepted,
}

/// The answer that a teacher accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    /// A number.
    Number(AcceptedNumber),
    /// One of a few options.
    Choice(AcceptedChoice),
}

/// A number that a teacher accepts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AcceptedNumber {
    value: f64,
    within: f64,
}

/// A text to choose.
pub type OptionText = PlainText<{ AcceptedChoice::MOST_TEXT }>;

/// The options of a question, of which one is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedChoice {
    options: Vec<OptionText>,
    right: usize,
}

impl OwnQuestion {
    /// The most characters of a question.
    pub const MOST_TEXT: usize = 300;

    /// The text of an option, from 0.
    #[must_use]
    pub fn option(&self, index: usize) -> Option<&str> {
        match &self.accepted {
            Accepted::Choice(choice) => choice.options().get(index).map(PlainText::as_str),
            Accepted::Number(_) => None,
        }
    }
}

impl AcceptedNumber {
    /// How many times the tolerance a close answer may be away.
    pub const CLOSE: f64 = 5.0;

    /// A number and its tolerance; `None` unless both are finite and the tolerance is not
    /// negative.
    #[must_use]
    pub fn new(value: f64, within: f64) -> Option<Self> {
        let is_valid = value.is_finite() && within.is_finite() && within >= 0.0;
        is_valid.then_some(Self { value, within })
    }

    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// How far from it an answer may be.
    #[must_use]
    pub fn within(self) -> f64 {
        self.within
    }

    /// Judges an answer.
    #[must_use]
    pub fn judge(self, given: f64) -> FirstTry {
        // A binary fraction may lie just outside a tolerance that the decimal number meets.
        let slack = 1e-9 * self.within.max(self.value.abs());
        let distance = (given - self.value).abs();
        if distance <= self.within + slack {
            FirstTry::Right
        } else if distance <= Self::CLOSE * self.within + slack {
            FirstTry::Close
        } else {
            FirstTry::Off
        }
    }
}

impl AcceptedChoice {
    /// The fewest options.
    pub const FEWEST: usize = 2;
    /// The most options.
    pub const MOST: usize = 6;
    /// The most characters of an option.
    pub const MOST_TEXT: usize = 100;

    /// The options and the position of the right one, from 0. `None` unless there are 2 to
    /// 6 different ones, none of them empty, and the position is one of theirs.
    #[must_use]
    pub fn new(options: Vec<OptionText>, right: usize) -> Option<Self> {
        let is_valid = (Self::FEWEST..=Self::MOST).contains(&options.len())
            && right < options.len()
            && options.iter().all(|option| !option.is_empty())
            && (1..options.len()).all(|index| !options[..index].contains(&options[index]));
        is_valid.then_some(Self { options, right })
    }

    /// The options.
    #[must_use]
    pub fn options(&self) -> &[OptionText] {
        &self.options
    }

    /// The position of the right one, from 0.
    #[must_use]
    pub fn right(&self) -> usize {
        self.right
    }

    /// Judges the position of a chosen option.
    #[must_use]
    pub fn judge(&self, chosen: usize) -> FirstTry {
        if chosen == self.right {
            FirstTry::Right
        } else {
            FirstTry::Off
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_right_within_its_tolerance_and_close_within_five_of_them() {
        let accepted = AcceptedNumber::new(1.05, 0.01).unwrap();
        for (given, expected) in [
            (1.05, FirstTry::Right),
            (1.04, FirstTry::Right),
            (1.06, FirstTry::Right),
            (1.0, FirstTry::Close),
            (1.1, FirstTry::Close),
            (1.11, FirstTry::Off),
            (-1.05, FirstTry::Off),
            (f64::NAN, FirstTry::Off),
            (f64::INFINITY, FirstTry::Off),
        ] {
            assert_eq!(accepted.judge(given), expected, "{given}");
        }
        let exact = AcceptedNumber::new(0.3, 0.0).unwrap();
        assert_eq!(exact.judge(0.1 + 0.2), FirstTry::Right);
        assert_eq!(exact.judge(0.300_001), FirstTry::Off);
    }

    #[test]
    fn only_a_finite_number_with_a_tolerance_of_at_least_0_is_accepted() {
        assert!(AcceptedNumber::new(-3.0, 0.0).is_some());
        for (value, within) in [(f64::NAN, 1.0), (1.0, -0.1), (1.0, f64::INFINITY)] {
            assert_eq!(AcceptedNumber::new(value, within), None);
        }
    }

    #[test]
    fn a_choice_has_two_to_six_different_options() {
        let texts = |texts: &[&str]| texts.iter().map(|text| OptionText::new(text)).collect();
        let choice = AcceptedChoice::new(texts(&["0", "1", "√n"]), 2).unwrap();
        assert_eq!(choice.judge(2), FirstTry::Right);
        assert_eq!(choice.judge(0), FirstTry::Off);
        for (options, right) in [
            (&["0"][..], 0),
            (&["0", "1"], 2),
            (&["0", " 0 "], 0),
            (&["0", ""], 0),
            (&["1", "2", "3", "4", "5", "6", "7"], 0),
        ] {
            assert_eq!(AcceptedChoice::new(texts(options), right), None);
        }
    }
}
