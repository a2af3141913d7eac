//! The ribbon at the head of the page: each norm of a chain as the size of a bead.

use crate::lab::{growth::Chain, real::Real};

/// The most beads that a ribbon has; a longer chain is told by every n-th step.
const MOST: usize = 24;
/// The size of the start, as a part of the room that a bead has.
const START: f64 = 0.42;
/// What a factor of ten adds or takes away.
const DECADE: f64 = 0.2;
/// The least that can still be seen, for a norm that is not 0.
const LEAST: f64 = 0.1;

/// The sizes of a chain's beads, from its start to its last step, from 0 (the
/// norm is 0, or no number) to 1 (∞).
#[must_use]
pub fn beads(chain: &Chain) -> Vec<f64> {
    let norms: Vec<Real> = std::iter::once(chain.start.norm)
        .chain(chain.steps.iter().map(|step| step.norm))
        .collect();
    let last = norms.len() - 1;
    let count = norms.len().min(MOST);
    let start = chain.start.norm;
    match count {
        1 => vec![size(start, start)],
        _ => (0..count)
            .map(|bead| size(norms[bead * last / (count - 1)], start))
            .collect(),
    }
}

fn size(norm: Real, start: Real) -> f64 {
    match (norm, start) {
        (Real::Undefined, _) => 0.0,
        (Real::Finite(norm), _) if norm <= 0.0 => 0.0,
        (Real::Finite(norm), Real::Finite(start)) if start > 0.0 => {
            (START + DECADE * (norm / start).log10()).clamp(LEAST, 1.0)
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

    fn sizes(settings: &Growth) -> [Vec<f64>; 2] {
        let outcome = run(&mut Noise::seeded(0), settings);
        [beads(&outcome.shrinking), beads(&outcome.growing)]
    }

    #[test]
    fn beads_shrink_to_nothing_swell_and_are_held() {
        let [small, large] = sizes(&Growth::default());
        assert_eq!((small.len(), large.len()), (21, 21));
        assert!(small[20] <= LEAST && large[20] > 1.5 * large[0]);
        let held = Growth {
            layer_norm: true,
            ..Growth::default()
        };
        for bead in sizes(&held).concat() {
            assert!((bead - START).abs() < 0.02, "{bead}");
        }
    }

    #[test]
    fn a_long_chain_has_its_first_and_last_step() {
        let long = Growth {
            steps: 500,
            scale: 1000.0,
            ..Growth::default()
        };
        let [small, large] = sizes(&long);
        assert_eq!((small.len(), large.len()), (MOST, MOST));
        // The one is exactly zero, the other infinite.
        for (bead, size) in [
            (small[MOST - 1], 0.0),
            (large[MOST - 1], 1.0),
            (large[0], START),
        ] {
            assert!((bead - size).abs() < 1e-9, "{bead} and not {size}");
        }
    }
}
