//! The Python program: its steps, which the script joins and the notebook explains.

mod chains;
mod comparison;
mod geometry;
mod lab;
mod layer;
mod relatives;
mod setup;
mod stack;
mod statistics;

pub(super) use relatives::refused;

use crate::lab::{
    depth::{self, Draws},
    experiment::Outcome,
    results,
    scenario::Scenario,
};

/// A step of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Imports and the seed.
    Setup,
    /// Station 1: both chains and their norms.
    Chains,
    /// Station 2: the matrix and the layer.
    Layer,
    /// Station 3: means, stds and Pearson's r.
    Statistics,
    /// Station 5: the other normalisations.
    Relatives,
    /// Station 8: the residual stack.
    Stack,
    /// Station 9: points with three features.
    Geometry,
    /// The lab's numbers.
    Lab,
    /// The comparison with the lab's numbers. It follows [`Step::Lab`] at once.
    Comparison,
}

/// The code of every step, in the order in which it runs.
pub(super) fn steps(scenario: &Scenario, outcome: &Outcome) -> [(Step, String); 9] {
    let layer = &outcome.normalization;
    let precision = scenario.layer_norm.precision;
    let relatives = results::relatives(scenario, layer);
    let relatives = relatives::of(&relatives);
    let settings = &scenario.depth;
    let mut draws = Draws::of(scenario.seed, settings);
    let stack = depth::run(&mut draws, scenario.seed, settings);
    let geometry = results::geometry(scenario, layer);
    [
        (Step::Setup, setup::code(scenario, layer)),
        (Step::Chains, chains::code(&scenario.growth)),
        (Step::Layer, layer::code(scenario, layer)),
        (Step::Statistics, statistics::code(scenario.view.std)),
        (Step::Relatives, relatives::code(&relatives, precision)),
        (Step::Stack, stack::code(settings)),
        (Step::Geometry, geometry::code(scenario, &geometry)),
        (
            Step::Lab,
            lab::code(scenario, outcome, &relatives, &stack, &geometry),
        ),
        (
            Step::Comparison,
            comparison::code(&scenario.growth, precision),
        ),
    ]
}

#[cfg(test)]
mod tests;
