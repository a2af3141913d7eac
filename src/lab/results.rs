//! Every number of the lab for one scenario, as one serialisable value: the outcome, and
//! what the page computes only for single stations.

use serde::Serialize;

use crate::lab::{
    depth::{self, Draws},
    ensemble::Bands,
    experiment::Outcome,
    failures::{self, Report},
    geometry, normalization,
    relatives::{self, Relative, nearest_groups},
    scenario::{Depth, Precision, RowSource, Scenario, Scheme},
};
#[cfg(feature = "gradient")]
use crate::lab::{
    gradient::{self, Gradient, chains, steps},
    growth::Noise,
    matrix::Matrix,
};

/// The results of every station.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Results {
    /// The settings from which all of it is computed.
    pub scenario: Scenario,
    /// Stations 1 to 4.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Station 1 for many seeds, if the caller has computed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
    /// Station 5.
    pub relatives: Vec<relatives::Outcome>,
    /// Station 6: every row, whichever the page shows.
    pub failures: Vec<FailureResult>,
    /// Station 9.
    pub geometry: geometry::Outcome,
    /// Station 7: the backward pass of the layer of stations 2 to 4, and of the chains.
    #[cfg(feature = "gradient")]
    pub backward: Backward,
    /// Station 8: the stack without a norm, of Post-LN, of Pre-LN and of Peri-LN, whichever
    /// the page shows.
    pub depth: Vec<depth::Stack>,
}

/// A row of station 6 with its settings and its results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FailureResult {
    /// The row's identifier.
    pub id: RowSource,
    /// The number format.
    pub precision: Precision,
    /// The issues that report the failure.
    pub reports: &'static [Report],
    /// The row and its results.
    #[serde(flatten)]
    pub outcome: failures::Outcome,
}

/// Station 7, and the gradients along the chains of station 1.
#[cfg(feature = "gradient")]
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Backward {
    /// `∂L/∂y`, as the scenario chooses it, shape `[rows, features]`.
    pub upstream: Matrix,
    /// The gradients with respect to x, γ and β, by burn's autodiff.
    pub gradient: Gradient,
    /// The steps from `∂L/∂y` to `∂L/∂x`, in float64.
    pub steps: steps::Steps,
    /// How burn's `∂L/∂x` compares with the steps: one comparison per group.
    pub comparison: Vec<steps::Comparison>,
    /// `‖∂L/∂A_k‖` along both chains of station 1.
    pub chains: chains::Outcome,
}

/// Computes what the outcome of the scenario does not contain, except the bands, which
/// take seconds.
#[must_use]
pub fn results(scenario: &Scenario, outcome: &Outcome, bands: Option<&Bands>) -> Results {
    Results {
        scenario: scenario.clone(),
        bands: bands.cloned(),
        relatives: relatives(scenario, &outcome.normalization),
        failures: failures(),
        geometry: geometry(scenario, &outcome.normalization),
        #[cfg(feature = "gradient")]
        backward: backward(scenario, &outcome.normalization),
        depth: depth(scenario),
        outcome: outcome.clone(),
    }
}

/// Station 5: each normalisation of the layer's input. If the scenario's number of groups
/// does not divide the features, GroupNorm has the next smaller number that does.
#[must_use]
pub fn relatives(scenario: &Scenario, layer: &normalization::Outcome) -> Vec<relatives::Outcome> {
    let groups = nearest_groups(layer.input.columns(), scenario.relatives.groups);
    let settings = &scenario.layer_norm;
    let (eps, precision) = (settings.eps, settings.precision);
    let run = |relative| relatives::run(relative, &layer.input, eps, precision).ok();
    Relative::all(groups).into_iter().filter_map(run).collect()
}

fn failures() -> Vec<FailureResult> {
    let result = |failure: &failures::Failure| FailureResult {
        id: failure.id,
        precision: failure.precision,
        reports: failure.reports,
        outcome: failures::run(failure),
    };
    failures::ALL.iter().map(result).collect()
}

/// Station 9: the rows of the layer's input if it has three features, else the cloud.
#[must_use]
pub fn geometry(scenario: &Scenario, layer: &normalization::Outcome) -> geometry::Outcome {
    let points = geometry::points(scenario.seed, &scenario.geometry, &layer.input);
    geometry::run(points, &scenario.layer_norm)
}

#[cfg(feature = "gradient")]
fn backward(scenario: &Scenario, layer: &normalization::Outcome) -> Backward {
    let (input, settings) = (&layer.input, &scenario.layer_norm);
    let (rows, features) = (input.rows(), input.columns());
    let upstream = gradient::upstream(scenario.seed, &scenario.gradients, rows, features);
    let gradient = gradient::run(input, settings, &upstream);
    let steps = steps::steps(input, settings, &upstream);
    let mut noise = Noise::seeded(scenario.seed);
    Backward {
        comparison: steps.compare(&gradient),
        upstream,
        gradient,
        steps,
        chains: chains::run(&mut noise, &scenario.growth),
    }
}

/// Station 8: the stack of each scheme, with the scenario's other settings.
fn depth(scenario: &Scenario) -> Vec<depth::Stack> {
    let settings = &scenario.depth;
    let mut draws = Draws::of(scenario.seed, settings);
    let run = |scheme| {
        let settings = Depth {
            scheme,
            ..settings.clone()
        };
        depth::run(&mut draws, scenario.seed, &settings)
    };
    Scheme::ALL.map(run).to_vec()
}
