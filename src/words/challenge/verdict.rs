//! Prediction and result, and how far they are apart.

use std::collections::BTreeSet;

use crate::{
    challenge::{Answer, Explanation, Mark, Offset, Verdict},
    words::{
        challenge::{
            explanation::explanation,
            form::{alternative, mark, number},
        },
        number::{spoken, times},
    },
};

/// The most parts that are listed one by one.
const LISTED: usize = 6;

/// How the prediction compares with the result.
#[must_use]
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Right => "right".to_owned(),
        Verdict::Close(offset) => format!("close: {}", distance(offset)),
        Verdict::Off(offset) => distance(offset),
    }
}

fn distance(offset: Offset) -> String {
    match offset {
        Offset::Factor(factor) => format!("off by a factor of {}", times(factor)),
        Offset::Difference(difference) => format!("off by {}", times(difference)),
        Offset::Other => "another one".to_owned(),
        Offset::Marks { missing, extra } => match (missing, extra) {
            (missing, 0) => format!("{missing} missing"),
            (0, extra) => format!("{extra} too many"),
            (missing, extra) => format!("{missing} missing, {extra} too many"),
        },
    }
}

/// A prediction or a result.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    match answer {
        &Answer::Number(value) => number(value),
        &Answer::Choice(choice) => alternative(choice),
        Answer::Marks(marks) => list(marks),
    }
}

/// What a screen reader says once the result is shown.
#[must_use]
pub fn spoken_result(
    prediction: &Answer,
    result: &Answer,
    judged: Verdict,
    why: &Explanation,
) -> String {
    spoken(&format!(
        "Your prediction: {}. The result: {}. {}. {}",
        answer(prediction),
        answer(result),
        verdict(judged),
        explanation(why)
    ))
}

/// The parts by name, or by their number where they are many.
fn list(marks: &BTreeSet<Mark>) -> String {
    if marks.is_empty() {
        return "none".to_owned();
    }
    if marks.len() <= LISTED {
        let names: Vec<String> = marks.iter().copied().map(mark).collect();
        return names.join("; ");
    }
    let count = |kind: fn(&Mark) -> bool| marks.iter().filter(|mark| kind(mark)).count();
    [
        (count(|mark| matches!(mark, Mark::Row(_))), "rows", "row"),
        (
            count(|mark| matches!(mark, Mark::Column(_))),
            "columns",
            "column",
        ),
        (
            count(|mark| matches!(mark, Mark::Cell(..))),
            "cells",
            "cell",
        ),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, many, one)| format!("{count} {}", if count == 1 { one } else { many }))
    .collect::<Vec<_>>()
    .join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(marks: impl IntoIterator<Item = Mark>) -> String {
        answer(&Answer::Marks(marks.into_iter().collect()))
    }

    #[test]
    fn few_parts_are_named_and_many_are_counted() {
        assert_eq!(marks([]), "none");
        assert_eq!(marks([Mark::Column(2), Mark::Row(0)]), "row 1; column 3");
        assert_eq!(
            marks((0..9).map(Mark::Column).chain([Mark::Row(1)])),
            "1 row and 9 columns"
        );
        assert_eq!(marks((0..10).map(|c| Mark::Cell(1, c))), "10 cells");
    }

    #[test]
    fn a_distance_is_a_factor_a_difference_or_a_count() {
        assert_eq!(
            verdict(Verdict::Off(Offset::Factor(48.9))),
            "off by a factor of 48.9"
        );
        assert_eq!(
            verdict(Verdict::Close(Offset::Difference(0.05))),
            "close: off by 0.05"
        );
        assert_eq!(
            verdict(Verdict::Off(Offset::Marks {
                missing: 2,
                extra: 1
            })),
            "2 missing, 1 too many"
        );
    }
}
