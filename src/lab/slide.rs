//! Where a value stands on its knob's slider, and where a move leads from there.

use super::knob::{Knob, Travel, tidy};

/// One way of moving along a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many of the knob's steps, to the right if positive.
    Steps(i32),
    /// So many tenths of the whole way, in whole steps and at least one.
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

/// What counts as standing on a step: values are shown with three digits on a
/// logarithmic slider, and so lie a little beside it.
const NEAR: f64 = 0.05;

/// The slider's ends: values, or powers of ten on a logarithmic one.
#[must_use]
pub fn ends(knob: &Knob) -> [f64; 2] {
    [*knob.slider.start(), *knob.slider.end()].map(|value| scaled(knob, value))
}

/// The place on the slider that stands for a value; its ends stand for all beyond.
#[must_use]
pub fn place(knob: &Knob, value: f64) -> f64 {
    scaled(knob, value.clamp(*knob.slider.start(), *knob.slider.end()))
}

/// The value at a place of the slider, without the digits that binary fractions add.
#[must_use]
pub fn value_at(knob: &Knob, place: f64) -> f64 {
    match knob.travel {
        Travel::Linear => tidy(place, 12),
        Travel::Logarithmic => tidy(10_f64.powf(place), 3),
    }
}

/// The end that a value lies beyond, if it was typed there.
#[must_use]
pub fn beyond(knob: &Knob, value: f64) -> Option<Beyond> {
    if value < *knob.slider.start() {
        Some(Beyond::Start)
    } else if value > *knob.slider.end() {
        Some(Beyond::End)
    } else {
        None
    }
}

/// Where a move leads from a value.
///
/// Steps lead from one mark of the slider to the next, so the first one takes a
/// value between two marks only as far as the mark ahead. A value beyond an end
/// comes back to that end, and stays where it is if the move points further away.
#[must_use]
pub fn moved(knob: &Knob, value: f64, by: Move) -> f64 {
    let [least, most] = ends(knob);
    let marks = ((most - least) / knob.step).round();
    let steps = match by {
        Move::Start => return *knob.slider.start(),
        Move::End => return *knob.slider.end(),
        Move::Steps(steps) => f64::from(steps),
        Move::Pages(pages) => f64::from(pages) * (marks / 10.0).round().max(1.0),
    };
    let at = (scaled(knob, value) - least) / knob.step;
    if (steps > 0.0 && at >= marks) || (steps < 0.0 && at <= 0.0) {
        return value;
    }
    let mark = if (at - at.round()).abs() < NEAR {
        at.round()
    } else if steps > 0.0 {
        at.floor()
    } else {
        at.ceil()
    };
    let to = (mark + steps).clamp(0.0, marks);
    value_at(knob, least + to * knob.step)
}

/// The value as the slider measures its way.
fn scaled(knob: &Knob, value: f64) -> f64 {
    match knob.travel {
        Travel::Linear => value,
        Travel::Logarithmic => value.log10(),
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "marks of a slider are exact decimals")]
mod tests {
    use super::*;
    use crate::lab::knob::{ALL, EPS, FEATURES, GAMMA, MEAN, SCALE, STEPS};

    #[test]
    fn every_slider_is_walked_from_end_to_end_and_back_over_the_same_marks() {
        for knob in ALL {
            let [least, most] = ends(knob);
            let marks = (most - least) / knob.step;
            assert!((marks - marks.round()).abs() < 1e-9, "{}", knob.field);
            let walk = |from: f64, by: i32| {
                let next = |&value: &f64| {
                    let next = moved(knob, value, Move::Steps(by));
                    (next != value).then_some(next)
                };
                std::iter::successors(Some(from), next).collect::<Vec<_>>()
            };
            let up = walk(*knob.slider.start(), 1);
            let mut down = walk(*knob.slider.end(), -1);
            down.reverse();
            assert_eq!(up, down, "{}", knob.field);
            let steps = u32::try_from(up.len()).unwrap() - 1;
            assert_eq!(f64::from(steps), marks.round(), "{}", knob.field);
            for value in up {
                assert_eq!(knob.check(value), Ok(value), "{}", knob.field);
                assert!(format!("{value:e}").len() <= 8, "{} {value}", knob.field);
            }
        }
    }

    #[test]
    fn steps_and_pages_go_so_far() {
        assert_eq!(moved(&SCALE, 1.5, Move::Steps(1)), 1.51);
        assert_eq!(moved(&SCALE, 1.5, Move::Steps(-10)), 1.4);
        assert_eq!(moved(&SCALE, 1.5, Move::Pages(1)), 1.7);
        assert_eq!(moved(&STEPS, 20.0, Move::Pages(-1)), 1.0);
        assert_eq!(moved(&FEATURES, 10.0, Move::Steps(10)), 20.0);
        assert_eq!(moved(&EPS, 1e-5, Move::Steps(1)), 1.26e-5);
        assert_eq!(moved(&EPS, 1.26e-5, Move::Steps(-1)), 1e-5);
        assert_eq!(moved(&EPS, 1e-5, Move::Steps(10)), 1e-4);
        assert_eq!(moved(&MEAN, 0.1, Move::Steps(-1)), 0.0);
        assert_eq!(moved(&GAMMA, 4.7, Move::Steps(10)), 5.0);
        assert_eq!(moved(&GAMMA, 1.0, Move::Start), -5.0);
        assert_eq!(moved(&GAMMA, 1.0, Move::End), 5.0);
    }

    #[test]
    fn a_value_between_two_marks_goes_to_the_next_one() {
        assert_eq!(moved(&SCALE, 1.234, Move::Steps(1)), 1.24);
        assert_eq!(moved(&SCALE, 1.234, Move::Steps(-1)), 1.23);
    }

    #[test]
    fn a_value_beyond_an_end_comes_back_to_it_and_goes_no_further() {
        assert_eq!(moved(&SCALE, 1000.0, Move::Steps(-1)), 3.0);
        assert_eq!(moved(&SCALE, 1000.0, Move::Pages(-1)), 3.0);
        assert_eq!(moved(&SCALE, 1000.0, Move::Steps(1)), 1000.0);
        assert_eq!(moved(&SCALE, 0.001, Move::Steps(1)), 1.0);
        assert_eq!(moved(&EPS, 0.0, Move::Steps(10)), 1e-12);
        assert_eq!(moved(&EPS, 0.0, Move::Steps(-1)), 0.0);
        assert_eq!(beyond(&EPS, 0.0), Some(Beyond::Start));
        assert_eq!(beyond(&SCALE, 1000.0), Some(Beyond::End));
        assert_eq!(beyond(&SCALE, 3.0), None);
        assert_eq!(place(&SCALE, 1000.0), 3.0);
        assert_eq!(place(&EPS, 0.0), -12.0);
    }
}
