//! Questions on RMSNorm, and on several layers.

use layernorm_lab::lab::{
    experiment::run,
    layer::layer_norm,
    public_questions::PublicQuestion,
    relatives::Relative,
    scenario::{LayerNorm, Scenario},
};

use crate::{are, is, outcome, quotes, relative};

#[test]
fn t5_and_scaling_by_the_rms() {
    let question = PublicQuestion::T5;
    let rms = relative(question, Relative::RmsNorm);
    are(rms.row(0), &[0.6470, 0.8627, 1.0783, 1.2940]);
    are(
        relative(question, Relative::LayerNormRow).row(0),
        &[-1.3416, -0.4472, 0.4472, 1.3416],
    );
    quotes(
        question,
        &[
            ("0.6470", rms.row(0)[0].into()),
            ("1.2940", rms.row(0)[3].into()),
        ],
    );
    let question = PublicQuestion::RmsScaling;
    let rms = relative(question, Relative::RmsNorm);
    is(rms.row(0)[1].into(), 0.1873);
    let layer = relative(question, Relative::LayerNormRow);
    quotes(
        question,
        &[
            ("1.6859", rms.row(0)[9].into()),
            ("1.5667", layer.row(0)[9].into()),
        ],
    );
}

#[test]
fn a_second_layer_norm_changes_almost_nothing() {
    let (_, outcome) = outcome(PublicQuestion::TwoInARow);
    let normalization = outcome.normalization;
    let values = std::iter::zip(normalization.input.values(), normalization.output.values());
    let largest = values.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(largest < 1e-5, "{largest}");
    // With a γ that differs by feature between the two layers, the second changes it.
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.set(0, 0, 3.0);
    let first = run(&scenario).unwrap().normalization.output;
    let second = layer_norm(first.clone(), &LayerNorm::default());
    let values = std::iter::zip(first.values(), second.values());
    assert!(values.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max) > 0.1);
}
