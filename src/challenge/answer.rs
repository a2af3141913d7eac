//! The forms of an answer, and how a prediction is judged.

use std::collections::BTreeSet;

use crate::lab::setting::SliderScale;

/// A prediction or a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A number.
    Number(f64),
    /// One of a few alternatives.
    Choice(Alternative),
    /// Some rows, columns or cells, possibly none.
    Marks(BTreeSet<Mark>),
}

/// An alternative of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// A row, counted from 0.
    Row(usize),
    /// What LayerNorm gives without γ and β.
    Normalized,
    /// What the first layer gave.
    Unchanged,
    /// γ times what the first layer gave, plus β.
    ScaledAgain,
    /// The true value, within 1 %.
    True,
    /// Exactly 0, where the true value is another.
    Zero,
    /// A number below 0.
    Negative,
    /// Another wrong positive number.
    Wrong,
    /// An infinity or NaN.
    NotFinite,
}

/// A part of a matrix that can be tapped. Counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A row.
    Row(usize),
    /// A column.
    Column(usize),
    /// A cell: its row and its column.
    Cell(usize, usize),
}

/// How a prediction is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A number between two ends.
    Number {
        /// The least.
        least: f64,
        /// The greatest.
        most: f64,
        /// Of the slider.
        scale: SliderScale,
        /// What counts as right and as close.
        tolerance: Tolerance,
    },
    /// One of these.
    Choice(Vec<Alternative>),
    /// Any of these.
    Marks(Vec<Mark>),
}

impl Form {
    /// An angle of at most 90 degrees.
    pub(super) const ANGLE: Self = Self::Number {
        least: 0.0,
        most: 90.0,
        scale: SliderScale::Linear,
        tolerance: Tolerance::Difference {
            right: 3.0,
            close: 10.0,
        },
    };
}

/// How far from the result a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// A ratio of the two.
    Factor {
        /// Up to which it is right.
        right: f64,
        /// Up to which it is close.
        close: f64,
    },
    /// A difference.
    Difference {
        /// Up to which it is right.
        right: f64,
        /// Up to which it is close.
        close: f64,
    },
}

/// How a prediction compares with the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Within the tolerance.
    Right,
    /// Near it.
    Close(Offset),
    /// Far from it.
    Off(Offset),
}

/// The distance of a prediction from the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offset {
    /// The greater divided by the smaller.
    Factor(f64),
    /// The absolute difference. Also of a prediction whose sign is wrong.
    Difference(f64),
    /// Another alternative.
    Other,
    /// Marks.
    Marks {
        /// How many are missing.
        missing: usize,
        /// How many are too many.
        extra: usize,
    },
}

/// Judges a prediction. An answer of another form is off.
#[must_use]
pub(super) fn judge(form: &Form, prediction: &Answer, result: &Answer) -> Verdict {
    match (form, prediction, result) {
        (Form::Number { tolerance, .. }, &Answer::Number(prediction), &Answer::Number(result)) => {
            judge_number(*tolerance, prediction, result)
        }
        (_, Answer::Marks(prediction), Answer::Marks(result)) => {
            let missing = result.difference(prediction).count();
            let extra = prediction.difference(result).count();
            match missing + extra {
                0 => Verdict::Right,
                1 => Verdict::Close(Offset::Marks { missing, extra }),
                _ => Verdict::Off(Offset::Marks { missing, extra }),
            }
        }
        _ if prediction == result => Verdict::Right,
        _ => Verdict::Off(Offset::Other),
    }
}

fn judge_number(tolerance: Tolerance, prediction: f64, result: f64) -> Verdict {
    let difference = Offset::Difference((prediction - result).abs());
    let (distance, right, close, offset) = match tolerance {
        Tolerance::Factor { right, close } => {
            let ratio = prediction / result;
            if ratio.is_nan() || ratio <= 0.0 {
                return Verdict::Off(difference);
            }
            let factor = ratio.max(1.0 / ratio);
            (factor, right, close, Offset::Factor(factor))
        }
        Tolerance::Difference { right, close } => {
            ((prediction - result).abs(), right, close, difference)
        }
    };
    // A binary fraction may lie just outside a tolerance that the decimal number meets.
    let within = |limit: f64| distance <= limit * (1.0 + 1e-9);
    if within(right) {
        Verdict::Right
    } else if within(close) {
        Verdict::Close(offset)
    } else {
        Verdict::Off(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(tolerance: Tolerance) -> Form {
        Form::Number {
            least: 0.0,
            most: 1.0,
            scale: SliderScale::Linear,
            tolerance,
        }
    }

    #[test]
    fn a_number_is_judged_by_its_factor_or_its_difference() {
        let factor = form(Tolerance::Factor {
            right: 2.0,
            close: 10.0,
        });
        let judged = |prediction| {
            judge(
                &factor,
                &Answer::Number(prediction),
                &Answer::Number(2042.0),
            )
        };
        assert_eq!(judged(4000.0), Verdict::Right);
        assert_eq!(judged(1021.0), Verdict::Right);
        assert_eq!(judged(408.4), Verdict::Close(Offset::Factor(5.0)));
        assert!(
            matches!(judged(99_760.0), Verdict::Off(Offset::Factor(factor)) if (factor - 48.85).abs() < 0.01)
        );
        assert_eq!(judged(-1.0), Verdict::Off(Offset::Difference(2043.0)));
        assert!(matches!(judged(0.0), Verdict::Off(Offset::Difference(_))));
        let difference = form(Tolerance::Difference {
            right: 0.1,
            close: 0.2,
        });
        let judged = |prediction| {
            judge(
                &difference,
                &Answer::Number(prediction),
                &Answer::Number(0.5),
            )
        };
        assert_eq!(judged(0.6), Verdict::Right);
        assert!(matches!(judged(0.35), Verdict::Close(_)));
        assert!(matches!(judged(0.9), Verdict::Off(_)));
    }

    #[test]
    fn marks_are_judged_by_what_is_missing_and_what_is_too_much() {
        let marks =
            |columns: &[usize]| Answer::Marks(columns.iter().map(|&c| Mark::Column(c)).collect());
        let form = Form::Marks((0..4).map(Mark::Column).collect());
        let judged = |prediction: &[usize]| judge(&form, &marks(prediction), &marks(&[1, 2]));
        assert_eq!(judged(&[2, 1]), Verdict::Right);
        assert_eq!(
            judged(&[1]),
            Verdict::Close(Offset::Marks {
                missing: 1,
                extra: 0
            })
        );
        assert_eq!(
            judged(&[1, 0, 3]),
            Verdict::Off(Offset::Marks {
                missing: 1,
                extra: 2
            })
        );
    }

    #[test]
    fn a_choice_is_right_or_another() {
        let form = Form::Choice(vec![Alternative::True, Alternative::Zero]);
        let judged = |choice| {
            judge(
                &form,
                &Answer::Choice(choice),
                &Answer::Choice(Alternative::Zero),
            )
        };
        assert_eq!(judged(Alternative::Zero), Verdict::Right);
        assert_eq!(judged(Alternative::True), Verdict::Off(Offset::Other));
    }
}
