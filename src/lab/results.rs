//! Every number of the lab for one scenario, as one serialisable value: the outcome, and
//! what the page computes only for single stations.

use serde::Serialize;

use crate::lab::{
    ensemble::Bands,
    experiment::Outcome,
    failures::{self, Report},
    normalization,
    relatives::{self, Relative, nearest_groups},
    scenario::{Precision, RowSource, Scenario},
};
#[cfg(feature = "gradient")]
use crate::lab::{
    gradient::{self, Gradient},
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
    /// The backward pass of the layer of stations 2 to 4.
    #[cfg(feature = "gradient")]
    pub backward: Backward,
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

/// The gradients of the loss `L = Σ g ⊙ y`.
#[cfg(feature = "gradient")]
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Backward {
    /// `g = ∂L/∂y`, shape `[rows, features]`: 1, 2, 3, … in each row.
    pub upstream: Matrix,
    /// The gradients with respect to x, γ and β.
    pub gradient: Gradient,
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
        #[cfg(feature = "gradient")]
        backward: backward(scenario, &outcome.normalization),
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

/// The upstream gradient differs from value to value: of a constant one, and of y itself,
/// almost nothing reaches x, because the layer fixes the mean and the norm of y.
#[cfg(feature = "gradient")]
fn backward(scenario: &Scenario, layer: &normalization::Outcome) -> Backward {
    let (rows, features) = (layer.input.rows(), layer.input.columns());
    let counted = (1..=u16::MAX).map(f32::from).take(features);
    let upstream = Matrix::new(
        rows,
        features,
        vec![counted.collect::<Vec<_>>(); rows].concat(),
    );
    Backward {
        gradient: gradient::run(&layer.input, &scenario.layer_norm, &upstream),
        upstream,
    }
}
