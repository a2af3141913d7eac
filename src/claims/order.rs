//! Whether values keep their order in the layer.

use crate::lab::matrix::all_equal;

/// How the order of some results relates to that of the values before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Of two different values, the larger has the larger result.
    Kept,
    /// Of two different values, the larger has the smaller result.
    Reversed,
    /// As [`Self::Kept`], but some different values have the same result.
    KeptMerged,
    /// As [`Self::Reversed`], but some different values have the same result.
    ReversedMerged,
}

/// The most values whose order is compared, so that a drag stays fast.
pub const MAX_VALUES: usize = 4096;

/// Compares the order of values and of their results; `None` if neither order holds, or
/// if all values are equal.
#[must_use]
pub fn order(values: &[f32], results: &[f32]) -> Option<Order> {
    let mut pairs: Vec<(f32, f32)> = std::iter::zip(values, results)
        .map(|(&value, &result)| (value, result))
        .collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let [mut rises, mut falls, mut merges] = [false; 3];
    for pair in pairs.windows(2) {
        let ((low, before), (high, after)) = (pair[0], pair[1]);
        if low < high {
            rises |= before < after;
            falls |= before > after;
            merges |= all_equal(&[before, after]);
        }
    }
    match (rises, falls, merges) {
        (true, false, false) => Some(Order::Kept),
        (false, true, false) => Some(Order::Reversed),
        (true, false, true) => Some(Order::KeptMerged),
        (false, true, true) => Some(Order::ReversedMerged),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_do_not_count() {
        assert_eq!(order(&[2.0, 1.0, 2.0], &[5.0, 4.0, 5.0]), Some(Order::Kept));
        assert_eq!(order(&[2.0, 1.0], &[4.0, 5.0]), Some(Order::Reversed));
        assert_eq!(order(&[2.0, 2.0], &[4.0, 4.0]), None);
    }

    #[test]
    fn equal_results_of_different_values_are_merged() {
        assert_eq!(
            order(&[1.0, 2.0, 3.0], &[0.0, 0.0, 1.0]),
            Some(Order::KeptMerged)
        );
        assert_eq!(
            order(&[1.0, 2.0, 3.0], &[1.0, 0.0, 0.0]),
            Some(Order::ReversedMerged)
        );
        assert_eq!(order(&[1.0, 2.0, 3.0], &[0.0, 0.0, 0.0]), None);
        assert_eq!(order(&[1.0, 2.0, 3.0], &[0.0, 2.0, 1.0]), None);
    }
}
