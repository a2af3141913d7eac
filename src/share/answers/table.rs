//! The table of a class, and what it predicted for each question.

use std::cmp::Ordering;

use super::{Answers, Entry, Given, QuestionId};
use crate::{challenge::AnswerState, share::lesson::Lesson};

/// The table of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The questions, which are its columns.
    pub questions: Vec<QuestionId>,
    /// One row for each student.
    pub rows: Vec<Row>,
    /// What the class predicted, for each question.
    pub summaries: Vec<Summary>,
}

/// The answers of one student.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The student's name; empty without one.
    pub name: String,
    /// The entry for each question, if the code has one.
    pub cells: Vec<Option<Entry>>,
}

/// What a class predicted for one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// How many students are in each state, in the order of [`AnswerState::ALL`].
    pub states: [usize; AnswerState::ALL.len()],
    /// The result that most students saw.
    pub result: Option<Given>,
    /// The histogram of the predictions.
    pub bars: Vec<Bar>,
}

/// One bar of a histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The predictions that it counts.
    pub bin: Bin,
    /// How many there are.
    pub count: usize,
    /// Whether the result is one of them, or would be.
    pub has_result: bool,
    /// Whether it has the result, or all of its numbers were judged right.
    pub is_right: bool,
}

/// Which predictions a bar counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Bin {
    /// Those that are this one, numbers to four digits.
    Value(Given),
    /// The numbers from the first to below the second; in the last bar, the second too.
    Range(f64, f64),
}

/// The most different numbers that have a bar each.
const MOST_VALUES: usize = 8;
/// The bars of more numbers.
const RANGES: u32 = 8;
/// The ratio of the greatest to the least number from which the ranges are logarithmic.
const LOGARITHMIC: f64 = 100.0;

impl Table {
    /// The table of these answers to the questions of a lesson.
    #[must_use]
    pub fn of(answers: &[Answers], lesson: &Lesson) -> Self {
        let entries = answers.iter().flat_map(|answers| &answers.entries);
        let mut questions: Vec<_> = entries.map(|entry| entry.question).collect();
        questions.sort_by_key(|question| question.place());
        questions.dedup();
        let entry_of = |answers: &Answers, question: QuestionId| {
            let mut entries = answers.entries.iter();
            entries.find(|entry| entry.question == question).cloned()
        };
        let rows: Vec<Row> = answers
            .iter()
            .map(|answers| Row {
                name: answers.name.to_string(),
                cells: questions
                    .iter()
                    .map(|question| entry_of(answers, *question))
                    .collect(),
            })
            .collect();
        let summaries = questions
            .iter()
            .enumerate()
            .map(|(column, question)| {
                let cells = rows.iter().map(|row| row.cells[column].as_ref());
                let alternatives = question.alternatives(lesson);
                Summary::of(&cells.collect::<Vec<_>>(), &alternatives)
            })
            .collect();
        Self {
            questions,
            rows,
            summaries,
        }
    }
}

impl Summary {
    /// The summary of a column. A student without an entry has not tried the question. Each
    /// alternative has a bar, also where nobody chose it.
    fn of(cells: &[Option<&Entry>], alternatives: &[Given]) -> Self {
        let mut states = [0; AnswerState::ALL.len()];
        for cell in cells {
            let state = cell.map_or(AnswerState::NotTried, |entry| entry.state);
            states[state as usize] += 1;
        }
        let entries = cells.iter().flatten();
        let results: Vec<_> = entries
            .clone()
            .filter_map(|entry| entry.result.as_ref())
            .collect();
        let result = most_frequent(&results);
        let predictions: Vec<_> = entries
            .clone()
            .filter_map(|entry| entry.prediction.as_ref())
            .collect();
        let mut bars = bars(&predictions, result.as_ref(), alternatives);
        let last = bars.len().saturating_sub(1);
        for (index, bar) in bars.iter_mut().enumerate() {
            let is_of_bar = |entry: &&&Entry| {
                let prediction = entry.prediction.as_ref();
                prediction.is_some_and(|given| bar.bin.holds(given, index == last))
            };
            let mut judged = entries.clone().filter(is_of_bar).peekable();
            // A number may be near enough to the result.
            let are_right = bar.bin.is_of_numbers()
                && judged.peek().is_some()
                && judged.all(|entry| entry.state == AnswerState::Right);
            bar.is_right = bar.has_result || are_right;
        }
        Self {
            states,
            result,
            bars,
        }
    }
}

impl Bin {
    fn is_of_numbers(&self) -> bool {
        matches!(self, Self::Value(Given::Number(_)) | Self::Range(..))
    }

    /// Whether a prediction is one of them. `is_last` is whether the bar is the last one.
    fn holds(&self, given: &Given, is_last: bool) -> bool {
        match (self, given) {
            (Self::Value(value), given) => is_same(value, given),
            (Self::Range(least, most), Given::Number(number)) => {
                (least..most).contains(&number) || is_last && number >= most
            }
            _ => false,
        }
    }
}

/// The value that occurs most often; of several, the first.
fn most_frequent(values: &[&Given]) -> Option<Given> {
    let count = |value: &Given| values.iter().filter(|other| **other == value).count();
    let most = values.iter().rev().max_by_key(|value| count(value))?;
    Some((*most).clone())
}

fn bars(predictions: &[&Given], result: Option<&Given>, alternatives: &[Given]) -> Vec<Bar> {
    let all = predictions.iter().copied().chain(result);
    let numbers: Option<Vec<f64>> = all
        .clone()
        .map(|given| match given {
            Given::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let mut values: Vec<&Given> = alternatives.iter().collect();
    for given in all {
        if !values.iter().any(|value| is_same(value, given)) {
            values.push(given);
        }
    }
    match numbers {
        Some(numbers) if values.len() > MOST_VALUES => ranges(&numbers, predictions.len()),
        _ => value_bars(values, alternatives.len(), predictions, result),
    }
}

/// Whether two predictions are the same answer. The page shows four digits of a number, so a
/// student who types what it shows means the result itself.
fn is_same(one: &Given, other: &Given) -> bool {
    match (one, other) {
        (Given::Number(one), Given::Number(other)) => {
            format!("{one:.3e}") == format!("{other:.3e}")
        }
        _ => one == other,
    }
}

/// A bar for each value: first this many alternatives as they are, then the numbers by size,
/// then the others by how often they were given.
fn value_bars(
    mut values: Vec<&Given>,
    alternatives: usize,
    predictions: &[&Given],
    result: Option<&Given>,
) -> Vec<Bar> {
    let count = |value: &Given| {
        let same = predictions.iter().filter(|given| is_same(given, value));
        same.count()
    };
    values[alternatives..].sort_by(|one, other| match (one, other) {
        (Given::Number(one), Given::Number(other)) => one.total_cmp(other),
        (Given::Number(_), _) => Ordering::Less,
        (_, Given::Number(_)) => Ordering::Greater,
        _ => count(other).cmp(&count(one)),
    });
    let bar = |value: &Given| Bar {
        count: count(value),
        has_result: result.is_some_and(|result| is_same(result, value)),
        is_right: false,
        bin: Bin::Value(value.clone()),
    };
    values.into_iter().map(bar).collect()
}

/// Bars of equal width over all numbers, of which the first `count` are predictions and the
/// next, if there is one, is the result.
fn ranges(numbers: &[f64], count: usize) -> Vec<Bar> {
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let is_logarithmic = least > 0.0 && most / least >= LOGARITHMIC;
    let edge = |index: u32| {
        if index == 0 {
            return least;
        }
        if index == RANGES {
            return most;
        }
        let part = f64::from(index) / f64::from(RANGES);
        let between = |least: f64, most: f64| least * (1.0 - part) + most * part;
        if is_logarithmic {
            between(least.ln(), most.ln()).exp()
        } else {
            between(least, most)
        }
    };
    let bar_of = |number: f64| {
        let mut inner = (1..RANGES).rev();
        inner.find(|index| edge(*index) <= number).unwrap_or(0)
    };
    let result = numbers.get(count).map(|result| bar_of(*result));
    (0..RANGES)
        .map(|index| Bar {
            bin: Bin::Range(edge(index), edge(index + 1)),
            count: numbers[..count]
                .iter()
                .filter(|number| bar_of(**number) == index)
                .count(),
            has_result: result == Some(index),
            is_right: false,
        })
        .collect()
}
