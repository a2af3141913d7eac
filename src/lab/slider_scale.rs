//! The position of a value on its slider, and the values that keys move it to.

use crate::lab::setting::{Number, SliderScale, round_to_digits};

/// One way of moving along a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// This many of the number's steps, to the right if positive.
    Steps(i32),
    /// This many tenths of the slider, in whole steps and at least one.
    Pages(i32),
    /// To the left end.
    Start,
    /// To the right end.
    End,
}

/// The end of a slider that a value lies beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Less than the left end.
    Start,
    /// More than the right end.
    End,
}

/// The tolerance for a value on a mark, in steps: a logarithmic slider rounds its
/// values to three digits.
const TOLERANCE: f64 = 0.05;

/// The slider's ends: values, or powers of ten on a logarithmic one.
#[must_use]
pub fn ends(number: Number) -> [f64; 2] {
    [*number.spec().slider.start(), *number.spec().slider.end()].map(|value| scaled(number, value))
}

/// The position on the slider of a value; values beyond an end are at that end.
#[must_use]
pub fn position_of(number: Number, value: f64) -> f64 {
    scaled(
        number,
        value.clamp(*number.spec().slider.start(), *number.spec().slider.end()),
    )
}

/// The value at a position of the slider, without the digits that binary fractions add.
#[must_use]
pub fn value_at(number: Number, position: f64) -> f64 {
    match number.spec().scale {
        SliderScale::Linear => round_to_digits(position, 12),
        SliderScale::Logarithmic => round_to_digits(10_f64.powf(position), 3),
    }
}

/// The end that a typed value lies beyond, if any.
#[must_use]
pub fn beyond(number: Number, value: f64) -> Option<Beyond> {
    if value < *number.spec().slider.start() {
        Some(Beyond::Start)
    } else if value > *number.spec().slider.end() {
        Some(Beyond::End)
    } else {
        None
    }
}

/// The value after a move.
///
/// A step leads from one mark of the slider to the next; from between two marks it
/// leads to the mark ahead. From beyond an end, a move leads back to that end, and
/// a move in the other direction changes nothing.
#[must_use]
pub fn moved(number: Number, value: f64, by: Move) -> f64 {
    let [least, most] = ends(number);
    let marks = ((most - least) / number.spec().step).round();
    let steps = match by {
        Move::Start => return *number.spec().slider.start(),
        Move::End => return *number.spec().slider.end(),
        Move::Steps(steps) => f64::from(steps),
        Move::Pages(pages) => f64::from(pages) * (marks / 10.0).round().max(1.0),
    };
    let at = (scaled(number, value) - least) / number.spec().step;
    if (steps > 0.0 && at >= marks) || (steps < 0.0 && at <= 0.0) {
        return value;
    }
    let mark = if (at - at.round()).abs() < TOLERANCE {
        at.round()
    } else if steps > 0.0 {
        at.floor()
    } else {
        at.ceil()
    };
    let to = (mark + steps).clamp(0.0, marks);
    value_at(number, least + to * number.spec().step)
}

/// The value as a position: itself, or its power of ten on a logarithmic slider.
fn scaled(number: Number, value: f64) -> f64 {
    match number.spec().scale {
        SliderScale::Linear => value,
        SliderScale::Logarithmic => value.log10(),
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "marks of a slider are exact decimals")]
mod tests {
    use super::*;
    use crate::lab::setting::Number::{Eps, Features, Gamma, Mean, Scale, Steps};

    #[test]
    fn steps_visit_the_same_marks_in_both_directions() {
        for number in Number::ALL {
            let [least, most] = ends(number);
            let marks = (most - least) / number.spec().step;
            assert!((marks - marks.round()).abs() < 1e-9, "{number:?}");
            let steps_from = |from: f64, by: i32| {
                let next = |&value: &f64| {
                    let next = moved(number, value, Move::Steps(by));
                    (next != value).then_some(next)
                };
                std::iter::successors(Some(from), next).collect::<Vec<_>>()
            };
            let up = steps_from(*number.spec().slider.start(), 1);
            let mut down = steps_from(*number.spec().slider.end(), -1);
            down.reverse();
            assert_eq!(up, down, "{number:?}");
            let steps = u32::try_from(up.len()).unwrap() - 1;
            assert_eq!(f64::from(steps), marks.round(), "{number:?}");
            for value in up {
                assert_eq!(number.check(value), Ok(value), "{number:?}");
                assert!(format!("{value:e}").len() <= 8, "{number:?} {value}");
            }
        }
    }

    #[test]
    fn steps_pages_and_ends_move_as_far_as_documented() {
        assert_eq!(moved(Scale, 1.5, Move::Steps(1)), 1.51);
        assert_eq!(moved(Scale, 1.5, Move::Steps(-10)), 1.4);
        assert_eq!(moved(Scale, 1.5, Move::Pages(1)), 1.7);
        assert_eq!(moved(Steps, 20.0, Move::Pages(-1)), 1.0);
        assert_eq!(moved(Features, 10.0, Move::Steps(10)), 20.0);
        assert_eq!(moved(Eps, 1e-5, Move::Steps(1)), 1.26e-5);
        assert_eq!(moved(Eps, 1.26e-5, Move::Steps(-1)), 1e-5);
        assert_eq!(moved(Eps, 1e-5, Move::Steps(10)), 1e-4);
        assert_eq!(moved(Mean, 0.1, Move::Steps(-1)), 0.0);
        assert_eq!(moved(Gamma, 4.7, Move::Steps(10)), 5.0);
        assert_eq!(moved(Gamma, 1.0, Move::Start), -5.0);
        assert_eq!(moved(Gamma, 1.0, Move::End), 5.0);
    }

    #[test]
    fn a_step_from_between_two_marks_leads_to_the_mark_ahead() {
        assert_eq!(moved(Scale, 1.234, Move::Steps(1)), 1.24);
        assert_eq!(moved(Scale, 1.234, Move::Steps(-1)), 1.23);
    }

    #[test]
    fn a_move_from_beyond_an_end_leads_back_to_it_or_nowhere() {
        assert_eq!(moved(Scale, 1000.0, Move::Steps(-1)), 3.0);
        assert_eq!(moved(Scale, 1000.0, Move::Pages(-1)), 3.0);
        assert_eq!(moved(Scale, 1000.0, Move::Steps(1)), 1000.0);
        assert_eq!(moved(Scale, 0.001, Move::Steps(1)), 1.0);
        assert_eq!(moved(Eps, 0.0, Move::Steps(10)), 1e-12);
        assert_eq!(moved(Eps, 0.0, Move::Steps(-1)), 0.0);
        assert_eq!(beyond(Eps, 0.0), Some(Beyond::Start));
        assert_eq!(beyond(Scale, 1000.0), Some(Beyond::End));
        assert_eq!(beyond(Scale, 3.0), None);
        assert_eq!(position_of(Scale, 1000.0), 3.0);
        assert_eq!(position_of(Eps, 0.0), -12.0);
    }
}
