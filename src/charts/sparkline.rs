//! The sparkline in the page header: each norm of a chain as the size of a point.

use crate::lab::{growth::Chain, real::Real};

/// The most points of a sparkline. A longer chain is sampled.
const MAX_POINTS: usize = 24;
/// The size of the first point, as a fraction of the largest.
const START_SIZE: f64 = 0.42;
/// What a factor of ten adds to the size.
const SIZE_PER_DECADE: f64 = 0.2;
/// The smallest visible size, for a norm that is not 0.
const MIN_SIZE: f64 = 0.1;

/// The sizes of a chain's points, from its start to its last step: 0 for a norm
/// that is 0 or NaN, 1 for ∞.
#[must_use]
pub fn sizes(chain: &Chain) -> Vec<f64> {
    let norms: Vec<Real> = std::iter::once(chain.start.norm)
        .chain(chain.steps.iter().map(|step| step.norm))
        .collect();
    let last = norms.len() - 1;
    let count = norms.len().min(MAX_POINTS);
    let start = chain.start.norm;
    match count {
        1 => vec![size(start, start)],
        _ => (0..count)
            .map(|point| size(norms[point * last / (count - 1)], start))
            .collect(),
    }
}

fn size(norm: Real, start: Real) -> f64 {
    match (norm, start) {
        (Real::Undefined, _) => 0.0,
        (Real::Finite(norm), _) if norm <= 0.0 => 0.0,
        (Real::Finite(norm), Real::Finite(start)) if start > 0.0 => {
            (START_SIZE + SIZE_PER_DECADE * (norm / start).log10()).clamp(MIN_SIZE, 1.0)
        }
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{
        growth::{Noise, run},
        scenario::Growth,
    };

    fn both(settings: &Growth) -> [Vec<f64>; 2] {
        let outcome = run(&mut Noise::seeded(0), settings);
        [sizes(&outcome.shrinking), sizes(&outcome.growing)]
    }

    #[test]
    fn sizes_follow_vanishing_exploding_and_normalized_chains() {
        let [small, large] = both(&Growth::default());
        assert_eq!((small.len(), large.len()), (21, 21));
        assert!(small[20] <= MIN_SIZE && large[20] > 1.5 * large[0]);
        let normalized = Growth {
            layer_norm: true,
            ..Growth::default()
        };
        for point in both(&normalized).concat() {
            assert!((point - START_SIZE).abs() < 0.02, "{point}");
        }
    }

    #[test]
    fn a_sampled_chain_includes_its_first_and_last_step() {
        let long = Growth {
            steps: 500,
            scale: 1000.0,
            ..Growth::default()
        };
        let [small, large] = both(&long);
        assert_eq!((small.len(), large.len()), (MAX_POINTS, MAX_POINTS));
        // The shrinking chain ends at exactly 0, the growing one at ∞.
        for (point, size) in [
            (small[MAX_POINTS - 1], 0.0),
            (large[MAX_POINTS - 1], 1.0),
            (large[0], START_SIZE),
        ] {
            assert!((point - size).abs() < 1e-9, "{point} instead of {size}");
        }
    }
}
