//! Results of the same kind, put together.

use super::LayerResult;

impl LayerResult {
    /// Takes in the result of another row, if it is of the same kind.
    pub(super) fn merge(&mut self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Normalized {
                    mean,
                    std,
                    order,
                    reduced_by_eps,
                    faults,
                },
                Self::Normalized {
                    mean: other_mean,
                    std: other_std,
                    order: other_order,
                    reduced_by_eps: other_reduced,
                    faults: other_faults,
                },
            ) if faults.is_empty() == other_faults.is_empty()
                && order == other_order
                && reduced_by_eps == other_reduced =>
            {
                *mean = mean.and(*other_mean);
                *std = std.and(*other_std);
                for fault in other_faults {
                    if !faults.contains(fault) {
                        faults.push(*fault);
                    }
                }
                true
            }
            (Self::Constant { spacing }, Self::Constant { spacing: other }) => {
                *spacing = spacing.and(*other);
                true
            }
            (Self::MisroundedMean { difference }, Self::MisroundedMean { difference: other }) => {
                *difference = difference.max(*other);
                true
            }
            (Self::NonFinite(results), Self::NonFinite(other)) => results.merge(other),
            (this, other) => *this == *other && !matches!(this, Self::Normalized { .. }),
        }
    }
}
