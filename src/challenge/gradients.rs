//! Station 7's question: the gradient of the sum of all outputs.

use crate::{
    challenge::{
        answer::{Answer, Form, Tolerance},
        cause::Cause,
        explanation::Explanation,
        layer::plain,
        run::{Experiment, Run},
    },
    lab::{
        gradient::{steps::steps, upstream},
        real::Real,
        scenario::{Scenario, Upstream},
        setting::SliderScale,
    },
};

/// From the loss of one output cell to the sum of all outputs.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn sum_of_outputs(scenario: &Scenario) -> Result<Experiment, Cause> {
    let with = |upstream| {
        let mut scenario = plain(scenario);
        scenario.gradients.upstream = upstream;
        scenario
    };
    Ok(Experiment {
        before: with(Upstream::Cell),
        after: with(Upstream::Sum),
    })
}

pub(super) const FORM: Form = Form::Number {
    least: 0.0,
    most: 2.0,
    scale: SliderScale::Linear,
    tolerance: Tolerance::Difference {
        right: 0.01,
        close: 0.1,
    },
};

/// The largest `|∂L/∂x|`.
pub(super) fn largest(_: &Run, after: &Run) -> Answer {
    let input = after.input();
    let (rows, columns) = (input.rows(), input.columns());
    let scenario = &after.scenario;
    let upstream = upstream(scenario.seed, &scenario.gradients, rows, columns);
    let steps = steps(input, &scenario.layer_norm, &upstream);
    let largest = Real::range(steps.groups.iter().map(|group| group.largest));
    Answer::Number(largest.map_or(f64::NAN, |[_, most]| most.to_f64()))
}

pub(super) fn why(_: &Run, after: &Run) -> Explanation {
    let output = &after.outcome.normalization.output;
    Explanation::FixedSum {
        sum: output.values().iter().map(|&y| f64::from(y)).sum(),
    }
}
