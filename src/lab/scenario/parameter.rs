//! γ and β: vectors with one common value and overrides of single entries.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

/// γ or β: one value for all features, and those set one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The value of every entry that has none of its own.
    pub all: f64,
    /// Entries set by hand, in no particular order, at most one for each place.
    #[serde(default, rename = "own", skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// One entry of γ or β that is set individually.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Row; always 0 unless the matrix is normalised as a whole.
    #[serde(default)]
    pub row: u32,
    /// Feature (column), counted from 0.
    pub feature: u32,
    /// The value.
    pub value: f64,
}

impl Override {
    /// Whether it is the entry of this row and feature.
    #[must_use]
    pub fn is_at(&self, (row, feature): (usize, usize)) -> bool {
        (self.row as usize, self.feature as usize) == (row, feature)
    }
}

/// How many of the entries lie inside a matrix of `[rows, features]`; the others have no
/// effect.
#[must_use]
pub fn count_inside(overrides: &[Override], [rows, features]: [u32; 2]) -> usize {
    let is_inside = |entry: &&Override| entry.row < rows && entry.feature < features;
    overrides.iter().filter(is_inside).count()
}

/// How many of the entries lie outside a matrix of `[rows, features]` and have no effect.
#[must_use]
pub fn count_outside(overrides: &[Override], shape: [u32; 2]) -> usize {
    overrides.len() - count_inside(overrides, shape)
}

/// Removes every entry that a later one of the same place replaces.
pub(in crate::lab) fn keep_last(overrides: &mut Vec<Override>) {
    let mut places = HashSet::new();
    overrides.reverse();
    overrides.retain(|entry| places.insert((entry.row, entry.feature)));
    overrides.reverse();
}

impl Parameter {
    /// The same value everywhere.
    #[must_use]
    pub fn uniform(all: f64) -> Self {
        Self {
            all,
            overrides: Vec::new(),
        }
    }

    /// The value of one entry.
    #[must_use]
    pub fn at(&self, row: u32, feature: u32) -> f64 {
        self.overrides
            .iter()
            .find(|entry| (entry.row, entry.feature) == (row, feature))
            .map_or(self.all, |entry| entry.value)
    }

    /// Overrides one entry. Setting it to the common value removes its override.
    pub fn set(&mut self, row: u32, feature: u32, value: f64) {
        self.overrides
            .retain(|entry| (entry.row, entry.feature) != (row, feature));
        #[expect(
            clippy::float_cmp,
            reason = "only the very same value is the common one"
        )]
        if value != self.all {
            self.overrides.push(Override {
                row,
                feature,
                value,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_set_by_hand_stands_out_and_can_be_put_back() {
        let mut gamma = Parameter::uniform(1.0);
        gamma.set(0, 2, 4.0);
        gamma.set(0, 2, 5.0);
        assert_eq!(
            (gamma.at(0, 2), gamma.at(0, 1), gamma.overrides.len()),
            (5.0, 1.0, 1)
        );
        gamma.set(0, 2, 1.0);
        assert_eq!(gamma, Parameter::uniform(1.0));
    }

    #[test]
    fn entries_inside_a_matrix_and_outside_it_are_counted() {
        let places = [(0, 0), (1, 2), (2, 0), (0, 3), (9, 9)];
        let overrides = places.map(|(row, feature)| Override {
            row,
            feature,
            value: 1.0,
        });
        for (shape, inside) in [([2, 3], 2), ([1, 1], 1), ([10, 10], 5)] {
            assert_eq!(count_inside(&overrides, shape), inside, "{shape:?}");
            assert_eq!(count_outside(&overrides, shape), 5 - inside, "{shape:?}");
        }
    }

    #[test]
    fn an_entry_belongs_to_one_row_and_one_feature() {
        let entry = Override {
            row: 1,
            feature: 2,
            value: 3.0,
        };
        let places = [(1, 2), (1, 1), (0, 2), (2, 1)];
        assert_eq!(
            places.map(|place| entry.is_at(place)),
            [true, false, false, false]
        );
    }
}
