//! Station 9's question: what RMSNorm makes of a large mean.

use crate::{
    challenge::{
        answer::Answer,
        cause::Cause,
        explanation::Explanation,
        run::{Experiment, Run},
    },
    lab::{
        geometry::{Outcome, Source},
        results,
        scenario::{Geometry, Scenario},
    },
};

/// The mean of the cloud with the answer.
const LARGE_MEAN: f64 = 20.0;
/// The number of features where the matrix would replace the cloud.
const OTHER_FEATURES: u32 = 10;

/// From the cloud with its usual mean and std to one with a large mean.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn with_large_mean(scenario: &Scenario) -> Result<Experiment, Cause> {
    let mut before = scenario.clone();
    if Source::of(&before) == Source::Matrix {
        before.activations.own = None;
        before.activations.features = OTHER_FEATURES;
    }
    let usual = Geometry::default();
    (before.geometry.mean, before.geometry.std) = (usual.mean, usual.std);
    let mut after = before.clone();
    after.geometry.mean = LARGE_MEAN;
    Ok(Experiment { before, after })
}

fn points(run: &Run) -> Outcome {
    results::geometry(&run.scenario, &run.outcome.normalization)
}

/// The largest angle in degrees between a point and the axis, which RMSNorm keeps.
pub(super) fn largest_angle(_: &Run, after: &Run) -> Answer {
    let angles = points(after).points.into_iter();
    let angles = angles.filter_map(|point| point.angle.finite());
    Answer::Number(angles.fold(0.0, f64::max))
}

pub(super) fn why(_: &Run, after: &Run) -> Explanation {
    let points = points(after).points.into_iter();
    let farthest = points.max_by(|a, b| a.angle.to_f64().total_cmp(&b.angle.to_f64()));
    let numbers = farthest.map(|point| (point.mean.to_f64(), point.variance.to_f64()));
    let (mean, variance) = numbers.unwrap_or_default();
    Explanation::AxisAngle {
        mean: mean.abs(),
        std: variance.sqrt(),
    }
}
