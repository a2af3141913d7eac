//! The gradients along the chains, in the form that the growth charts draw.

use crate::lab::{
    gradient::chains::{self, ChainGradients},
    growth::{Chain, ChainStep, Outcome, SmallRows},
    real::Real,
};

/// The norms `‖∂L/∂A‖` as chains that go from the last matrix back to the first. `scale` is s.
///
/// Only the norms count in them: the entries are not counted, and there are no expected norms.
#[must_use]
pub fn backward(gradients: &chains::Outcome, scale: f64) -> Outcome {
    Outcome {
        shrinking: chain(&gradients.shrinking, 1.0 / scale),
        growing: chain(&gradients.growing, scale),
    }
}

fn chain(gradients: &ChainGradients, factor: f64) -> Chain {
    let mut norms = gradients.norms.iter().rev().copied().map(step);
    Chain {
        factor,
        start: norms.next().unwrap_or(step(Real::Undefined)),
        steps: norms.collect(),
        expected: Vec::new(),
        small_rows: SmallRows::default(),
    }
}

fn step(norm: Real) -> ChainStep {
    ChainStep {
        norm,
        zeros: 0,
        infinite: 0,
        undefined: 0,
    }
}
