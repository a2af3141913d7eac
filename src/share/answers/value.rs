//! A prediction or a result as text.

use std::collections::BTreeSet;

use crate::{
    challenge::{Alternative, Answer, Mark},
    share::link::number::{parsed, shortest},
};

/// A prediction or a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A finite number.
    Number(f64),
    /// An alternative of a challenge.
    Alternative(Alternative),
    /// An option of a teacher's own question, from 0.
    Option(usize),
    /// Some parts of a matrix.
    Marks(BTreeSet<Mark>),
}

/// The alternatives that have no number, each with its name in a code.
const NAMES: [(Alternative, &str); 8] = [
    (Alternative::Normalized, "normalized"),
    (Alternative::Unchanged, "unchanged"),
    (Alternative::ScaledAgain, "scaled-again"),
    (Alternative::True, "true"),
    (Alternative::Zero, "zero"),
    (Alternative::Negative, "negative"),
    (Alternative::Wrong, "wrong"),
    (Alternative::NotFinite, "not-finite"),
];

/// Before the number of a row that is an alternative.
const ROW: &str = "row-";

/// The greatest number of a row, a column or an option.
const MOST: usize = 1024;

impl Given {
    /// The value of an answer; `None` for a number that is not finite.
    #[must_use]
    pub fn of(answer: &Answer) -> Option<Self> {
        match answer {
            Answer::Number(number) => number.is_finite().then_some(Self::Number(*number)),
            Answer::Choice(alternative) => Some(Self::Alternative(*alternative)),
            Answer::Marks(marks) => Some(Self::Marks(marks.clone())),
        }
    }

    /// The text in a code: `-2.5`, `a.zero`, `o2`, `mr1,c3,x1.2`. Counted from 1.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number) => shortest(*number),
            Self::Alternative(Alternative::Row(row)) => format!("a.{ROW}{}", row + 1),
            Self::Alternative(alternative) => {
                let name = NAMES.iter().find(|(known, _)| known == alternative);
                format!("a.{}", name.map_or("", |(_, name)| name))
            }
            Self::Option(option) => format!("o{}", option + 1),
            Self::Marks(marks) => {
                let marks: Vec<_> = marks.iter().map(|mark| mark_text(*mark)).collect();
                format!("m{}", marks.join(","))
            }
        }
    }

    /// The value of a text.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix("a.") {
            if let Some(row) = name.strip_prefix(ROW) {
                return Some(Self::Alternative(Alternative::Row(position(row)?)));
            }
            let (alternative, _) = NAMES.iter().find(|(_, known)| *known == name)?;
            return Some(Self::Alternative(*alternative));
        }
        if let Some(option) = text.strip_prefix('o') {
            return position(option).map(Self::Option);
        }
        if let Some(marks) = text.strip_prefix('m') {
            let marks = marks.split(',').filter(|mark| !mark.is_empty());
            return marks.map(mark_of).collect::<Option<_>>().map(Self::Marks);
        }
        let number = parsed(text)?;
        number.is_finite().then_some(Self::Number(number))
    }
}

fn mark_text(mark: Mark) -> String {
    match mark {
        Mark::Row(row) => format!("r{}", row + 1),
        Mark::Column(column) => format!("c{}", column + 1),
        Mark::Cell(row, column) => format!("x{}.{}", row + 1, column + 1),
    }
}

fn mark_of(text: &str) -> Option<Mark> {
    let (kind, place) = text.split_at_checked(1)?;
    match kind {
        "r" => position(place).map(Mark::Row),
        "c" => position(place).map(Mark::Column),
        "x" => {
            let (row, column) = place.split_once('.')?;
            Some(Mark::Cell(position(row)?, position(column)?))
        }
        _ => None,
    }
}

/// The position, from 0, of a number from 1.
fn position(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (1..=MOST).contains(&number).then(|| number - 1)
}
