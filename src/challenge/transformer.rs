//! The question of the station of a real transformer: one huge feature among many.

use crate::{
    challenge::{
        answer::{Answer, Form, Tolerance},
        cause::Cause,
        explanation::Explanation,
        layer::plain,
        run::{Experiment, Run},
    },
    lab::{
        scenario::{Activations, Scenario},
        setting::SliderScale,
        transformer::Finding,
    },
};

/// The features of the token: the most that the random matrix has.
const FEATURES: u32 = 64;

/// About the massive activation of the lab's recording.
const MASSIVE: f64 = 223.0;

/// From a token of std 1 to one whose first feature is huge.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all challenges have one type"
)]
pub(super) fn with_massive_activation(scenario: &Scenario) -> Result<Experiment, Cause> {
    let mut before = plain(scenario);
    before.activations = Activations {
        rows: 1,
        features: FEATURES,
        mean: 0.0,
        std: 1.0,
        own: None,
        edits: Vec::new(),
    };
    let mut after = before.clone();
    after.activations.edit(0, 0, MASSIVE);
    // The result stands beside the recording of such a token.
    after.transformer = Finding::MassiveActivation.spec().settings;
    Ok(Experiment { before, after })
}

pub(super) const FORM: Form = Form::Number {
    least: 0.1,
    most: 1000.0,
    scale: SliderScale::Logarithmic,
    tolerance: Tolerance::Factor {
        right: 1.05,
        close: 1.5,
    },
};

/// What LayerNorm makes of the huge feature.
pub(super) fn normalized(_: &Run, after: &Run) -> Answer {
    let output = &after.outcome.normalization.output;
    Answer::Number(output.get(0, 0).map_or(f64::NAN, f64::from))
}

pub(super) fn why(_: &Run, after: &Run) -> Explanation {
    Explanation::RecordedBound {
        count: after.input().columns(),
    }
}
