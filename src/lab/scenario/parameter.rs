//! γ and β: vectors that one number sets, and each entry by itself.

use serde::{Deserialize, Serialize};

/// γ or β: one value for all features, and those set one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The value of every entry that has none of its own.
    pub all: f64,
    /// Entries set by hand, in no particular order, one for each place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Own>,
}

/// One entry of γ or β set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Row; always 0 unless the matrix is normalised as a whole.
    #[serde(default)]
    pub row: u32,
    /// Feature (column), counted from 0.
    pub feature: u32,
    /// The value.
    pub value: f64,
}

impl Own {
    /// Whether it is the entry of this row and feature.
    #[must_use]
    pub fn is_at(&self, (row, feature): (usize, usize)) -> bool {
        (self.row as usize, self.feature as usize) == (row, feature)
    }
}

impl Parameter {
    /// The same value everywhere.
    #[must_use]
    pub fn uniform(all: f64) -> Self {
        Self {
            all,
            own: Vec::new(),
        }
    }

    /// The value of one entry.
    #[must_use]
    pub fn at(&self, row: u32, feature: u32) -> f64 {
        self.own
            .iter()
            .find(|own| (own.row, own.feature) == (row, feature))
            .map_or(self.all, |own| own.value)
    }

    /// Sets one entry by hand; the common value itself is not kept as its own.
    pub fn set(&mut self, row: u32, feature: u32, value: f64) {
        self.own
            .retain(|own| (own.row, own.feature) != (row, feature));
        #[expect(
            clippy::float_cmp,
            reason = "only the very same value is the common one"
        )]
        if value != self.all {
            self.own.push(Own {
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
            (gamma.at(0, 2), gamma.at(0, 1), gamma.own.len()),
            (5.0, 1.0, 1)
        );
        gamma.set(0, 2, 1.0);
        assert_eq!(gamma, Parameter::uniform(1.0));
    }
}
