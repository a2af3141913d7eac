//! Station 8's question: the size of a Pre-LN stack's stream.

use crate::{
    challenge::{
        answer::{Answer, Form, Tolerance},
        cause::Cause,
        explanation::Explanation,
        run::{Experiment, Run},
    },
    lab::{
        depth::{formula, last_rms},
        scenario::{Scenario, Scheme},
        setting::SliderScale,
    },
};

/// The layers of the second stack: many, or few where the first one has more than half as many.
const LAYERS: [u32; 2] = [60, 6];

/// From a Pre-LN stack to one with far more or far fewer layers.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn other_layers(scenario: &Scenario) -> Result<Experiment, Cause> {
    let mut before = scenario.clone();
    before.depth.scheme = Scheme::Pre;
    let mut after = before.clone();
    after.depth.layers = LAYERS[usize::from(before.depth.layers > LAYERS[0] / 2)];
    Ok(Experiment { before, after })
}

pub(super) const FORM: Form = Form::Number {
    least: 0.05,
    most: 500.0,
    scale: SliderScale::Logarithmic,
    tolerance: Tolerance::Factor {
        right: 1.15,
        close: 2.0,
    },
};

/// The rms of the stream after the last layer.
pub(super) fn stream(_: &Run, after: &Run) -> Answer {
    let scenario = &after.scenario;
    Answer::Number(last_rms(scenario.seed, &scenario.depth).to_f64())
}

pub(super) fn why(_: &Run, after: &Run) -> Explanation {
    let settings = &after.scenario.depth;
    Explanation::StreamGrowth {
        layers: settings.layers,
        added: settings.scale * settings.scale,
        expected: formula::rms(settings.scheme, settings.scale, settings.layers),
    }
}
