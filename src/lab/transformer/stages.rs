//! Single values of a recorded input at three stages: before the LayerNorm, normalised, and
//! with γ and β.

use super::{
    finding::Finding,
    outcome::{Outcome, mean_sizes},
    remarkable::{peak_row, rows_of, shared_feature, split_by_gamma},
};
use crate::lab::{matrix::Matrix, statistics::Summary};

/// A number at each stage: of x, of x̂, and of y.
pub type ByStage = [f64; 3];

/// What a finding shows, at each stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// What the lines are.
    pub subject: Subject,
    /// The numbers that the finding is about.
    pub lines: Vec<Line>,
    /// The range of all other numbers of these rows, if there are any.
    pub others: Option<Others>,
}

/// What the lines of [`Stages`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The value that is the most σ away from the mean of its row.
    Peak {
        /// Its feature, counted from 0.
        feature: usize,
    },
    /// A feature in all rows in which it is the farthest from the mean; a line per row.
    Shared {
        /// The feature, counted from 0.
        feature: usize,
        /// How many rows there are.
        of: usize,
    },
    /// The features that γ removes, each as the mean of its magnitude over the rows.
    Removed,
    /// The std of each row.
    Stds,
}

/// One line: its row or its feature, counted from 0, and its numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The feature, where the lines are features; else the row.
    pub at: usize,
    /// Its number at each stage.
    pub values: ByStage,
}

/// The range of the numbers without a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Others {
    /// How many features they are of.
    pub features: usize,
    /// The smallest at each stage.
    pub least: ByStage,
    /// The largest.
    pub most: ByStage,
}

impl Stages {
    /// What a finding shows. Without one, and where the finding is absent: the value farthest
    /// from the mean of its row. `None` if there is none either.
    #[must_use]
    pub fn of(outcome: &Outcome, finding: Option<Finding>) -> Option<Self> {
        let found = match finding {
            Some(Finding::OutlierFeature) => shared(outcome),
            Some(Finding::SwitchedOff) => removed(outcome),
            Some(Finding::OutputStds) => Some(stds(outcome)),
            Some(Finding::MassiveActivation) | None => None,
        };
        found.or_else(|| peak(outcome))
    }

    /// The line whose number changes the most between the last two stages: what γ and β do.
    #[must_use]
    pub fn most_changed(&self) -> Option<&Line> {
        let change = |line: &Line| (line.values[2] - line.values[1]).abs();
        let finite = self.lines.iter().filter(|line| change(line).is_finite());
        finite.reduce(|most, other| {
            if change(other) > change(most) {
                other
            } else {
                most
            }
        })
    }

    /// The smallest and the largest number of the lines at a stage; NaN without lines.
    #[must_use]
    pub fn ends(&self, stage: usize) -> [f64; 2] {
        let values = self.lines.iter().map(|line| line.values[stage]);
        range(values).unwrap_or([f64::NAN; 2])
    }
}

/// x, x̂ and y.
fn matrices(outcome: &Outcome) -> [&Matrix; 3] {
    [&outcome.input, &outcome.normalized, &outcome.output]
}

fn peak(outcome: &Outcome) -> Option<Stages> {
    let row = peak_row(&outcome.tokens)?;
    let feature = outcome.tokens[row].feature;
    Some(Stages {
        subject: Subject::Peak { feature },
        lines: vec![Line {
            at: row,
            values: matrices(outcome).map(|matrix| f64::from(matrix.row(row)[feature])),
        }],
        others: others_of_rows(outcome, &[row], feature),
    })
}

fn shared(outcome: &Outcome) -> Option<Stages> {
    let feature = shared_feature(&outcome.tokens)?;
    let rows: Vec<usize> = rows_of(&outcome.tokens, feature).collect();
    let line = |&row: &usize| Line {
        at: row,
        values: matrices(outcome).map(|matrix| f64::from(matrix.row(row)[feature])),
    };
    Some(Stages {
        subject: Subject::Shared {
            feature,
            of: outcome.tokens.len(),
        },
        lines: rows.iter().map(line).collect(),
        others: others_of_rows(outcome, &rows, feature),
    })
}

/// The range of all features but one, in these rows.
fn others_of_rows(outcome: &Outcome, rows: &[usize], feature: usize) -> Option<Others> {
    let without = |matrix: &Matrix| {
        let values = rows.iter().flat_map(|&row| {
            let values = matrix.row(row).iter().enumerate();
            values.filter(|(at, _)| *at != feature)
        });
        range(values.map(|(_, &value)| f64::from(value)))
    };
    others(
        matrices(outcome).map(without),
        outcome.input.columns().checked_sub(1)?,
    )
}

fn removed(outcome: &Outcome) -> Option<Stages> {
    let [removed, kept] = split_by_gamma(outcome);
    if removed.is_empty() {
        return None;
    }
    let sizes = matrices(outcome).map(mean_sizes);
    let line = |feature: usize| Line {
        at: feature,
        values: sizes.each_ref().map(|sizes| sizes[feature]),
    };
    let ranges = sizes
        .each_ref()
        .map(|sizes| range(kept.iter().map(|&feature| sizes[feature])));
    Some(Stages {
        subject: Subject::Removed,
        others: others(ranges, kept.len()),
        lines: removed.into_iter().map(line).collect(),
    })
}

fn stds(outcome: &Outcome) -> Stages {
    let of = |matrix: &Matrix, row: usize| {
        let summary = Summary::of(matrix.row(row).iter().copied());
        summary.std_biased.to_f64()
    };
    let line = |row: usize| Line {
        at: row,
        values: matrices(outcome).map(|matrix| of(matrix, row)),
    };
    Stages {
        subject: Subject::Stds,
        lines: (0..outcome.input.rows()).map(line).collect(),
        others: None,
    }
}

fn range(values: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    values
        .map(|value| [value; 2])
        .reduce(|[least, most], [value, _]| [least.min(value), most.max(value)])
}

fn others(ranges: [Option<[f64; 2]>; 3], features: usize) -> Option<Others> {
    let [Some(x), Some(normalized), Some(y)] = ranges else {
        return None;
    };
    let ranges = [x, normalized, y];
    Some(Others {
        features,
        least: ranges.map(|range| range[0]),
        most: ranges.map(|range| range[1]),
    })
}
