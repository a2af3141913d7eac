//! An example of γ and β that gives some features entries of their own.

use crate::lab::scenario::{Override, Parameter};

/// γ's own entries, with their features counted from 0: one feature is spread out, one is
/// removed, and one is mirrored.
const GAMMA: [(u32, f64); 3] = [(0, 2.5), (2, 0.0), (4, -1.0)];
/// β's own entries: one feature is shifted up, one down. No two of the features are neighbours,
/// so that a chart has space for a number at each.
const BETA: [(u32, f64); 2] = [(6, 3.0), (8, -3.0)];

/// γ and β of the example in a matrix with that many features. Features beyond it have none.
#[must_use]
pub fn example(features: usize) -> [Parameter; 2] {
    let parameter = |all: f64, entries: &[(u32, f64)]| Parameter {
        all,
        overrides: entries
            .iter()
            .filter(|&&(feature, _)| (feature as usize) < features)
            .map(|&(feature, value)| Override {
                row: 0,
                feature,
                value,
            })
            .collect(),
    };
    [parameter(1.0, &GAMMA), parameter(0.0, &BETA)]
}

#[cfg(test)]
mod tests {
    use super::example;

    #[test]
    fn features_beyond_the_matrix_have_no_entries() {
        let counts = |features| example(features).map(|parameter| parameter.overrides.len());
        assert_eq!(counts(10), [3, 2]);
        assert_eq!(counts(4), [2, 0]);
        assert_eq!(counts(1), [1, 0]);
    }
}
