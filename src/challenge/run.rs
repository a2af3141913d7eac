//! The two states of a question, and their results.

use crate::{
    challenge::cause::Cause,
    lab::{
        experiment::{self, Outcome},
        failures,
        matrix::Matrix,
        relatives::{self, Relative},
        scenario::Scenario,
    },
};

/// The two states of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// What the page shows while it asks.
    pub before: Scenario,
    /// What the page shows with the answer.
    pub after: Scenario,
}

impl Experiment {
    /// The current state, before and after.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "the functions of all challenges have one type"
    )]
    pub(super) fn unchanged(scenario: &Scenario) -> Result<Self, Cause> {
        Ok(Self {
            before: scenario.clone(),
            after: scenario.clone(),
        })
    }
}

/// A state with its results.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The state.
    pub scenario: Scenario,
    /// Its outcome.
    pub outcome: Outcome,
}

impl Run {
    /// Runs the lab.
    ///
    /// # Errors
    /// If a setting is out of its range.
    pub(super) fn of(scenario: Scenario) -> Result<Self, Cause> {
        match experiment::run(&scenario) {
            Ok(outcome) => Ok(Self { scenario, outcome }),
            Err(_) => Err(Cause::OutOfRange),
        }
    }

    /// The layer's input.
    #[must_use]
    pub fn input(&self) -> &Matrix {
        &self.outcome.normalization.input
    }

    /// The output of one of station 5's layers. Its number of groups must divide the
    /// features.
    pub(super) fn relative(&self, relative: Relative) -> Matrix {
        let layer = &self.scenario.layer_norm;
        relatives::run(relative, self.input(), layer.eps, layer.precision)
            .map_or_else(|_| self.input().clone(), |outcome| outcome.output)
    }

    /// The result of station 6.
    #[must_use]
    pub fn failure(&self) -> failures::Outcome {
        let Scenario {
            failures,
            layer_norm,
            ..
        } = &self.scenario;
        failures::run_row(&failures::choose(failures, layer_norm, self.input()))
    }
}
