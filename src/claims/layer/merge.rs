//! Results of the same kind, put together.

use super::{Equal, LayerResult};
use crate::lab::diagnosis::Fault;

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
                    roundings,
                },
                Self::Normalized {
                    mean: other_mean,
                    std: other_std,
                    order: other_order,
                    reduced_by_eps: other_reduced,
                    faults: other_faults,
                    roundings: other_roundings,
                },
            ) if faults.is_empty() == other_faults.is_empty()
                && order == other_order
                && reduced_by_eps == other_reduced =>
            {
                *mean = mean.and(*other_mean);
                *std = std.and(*other_std);
                add(faults, other_faults);
                roundings.extend_from_slice(other_roundings);
                true
            }
            (
                Self::Affine {
                    gamma,
                    beta,
                    reduced_by_eps,
                    equal,
                    faults,
                    roundings,
                },
                Self::Affine {
                    gamma: other_gamma,
                    beta: other_beta,
                    reduced_by_eps: other_reduced,
                    equal: other_equal,
                    faults: other_faults,
                    roundings: other_roundings,
                },
            ) if (&*gamma, &*beta, &*reduced_by_eps)
                == (other_gamma, other_beta, other_reduced)
                && equal.is_some() == other_equal.is_some()
                && faults.is_empty() == other_faults.is_empty() =>
            {
                if let (Some(equal), Some(other)) = (equal, other_equal) {
                    *equal = equal.and(*other);
                }
                add(faults, other_faults);
                roundings.extend_from_slice(other_roundings);
                true
            }
            (
                Self::Constant(Equal::InFloat32 { spacing }),
                Self::Constant(Equal::InFloat32 { spacing: other }),
            ) => {
                *spacing = spacing.and(*other);
                true
            }
            (Self::MisroundedMean { difference }, Self::MisroundedMean { difference: other }) => {
                *difference = difference.max(*other);
                true
            }
            (Self::NonFinite(results), Self::NonFinite(other)) => results.merge(other),
            (this, other) => {
                *this == *other && !matches!(this, Self::Normalized { .. } | Self::Affine { .. })
            }
        }
    }
}

/// Adds the faults that a list does not hold yet.
fn add(faults: &mut Vec<Fault>, others: &[Fault]) {
    for fault in others {
        if !faults.contains(fault) {
            faults.push(*fault);
        }
    }
}
