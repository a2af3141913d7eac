//! States in which a question makes no sense.

use layernorm_lab::{
    challenge::{Cause, Challenge, Seen},
    lab::scenario::{Axis, NormalizedShape, Precision, Scenario, Stage},
};

/// A change, the cause that it must have, and the states that differ from the nearest one
/// in only that change.
fn is_refused(challenge: Challenge, cause: Cause, change: impl Fn(&mut Scenario)) {
    let mut scenario = Scenario::default();
    scenario.view.axis = Axis::Logarithmic;
    let sensible = scenario.clone();
    change(&mut scenario);
    let obstacle = challenge.ask(&scenario).unwrap_err();
    assert_eq!(obstacle.cause, cause, "{challenge:?}");
    assert_eq!(obstacle.nearest(), sensible, "{challenge:?}");
}

#[test]
fn each_obstacle_is_named_and_the_nearest_state_undoes_only_it() {
    is_refused(Challenge::TypicalNorm, Cause::LayerNormOn, |s| {
        s.growth.layer_norm = true;
    });
    is_refused(Challenge::TypicalNorm, Cause::FewSteps, |s| {
        s.growth.steps = 1;
    });
    is_refused(Challenge::TypicalNorm, Cause::NotFinite, |s| {
        s.growth.scale = 100.0;
    });
    is_refused(Challenge::LongChain, Cause::OutOfRange, |s| {
        s.growth.steps = 100;
    });
    is_refused(Challenge::HeldNorm, Cause::OneFeature, |s| {
        s.growth.size = 1;
    });
    is_refused(Challenge::Outlier, Cause::OneFeature, |s| {
        s.activations.features = 1;
    });
    is_refused(Challenge::Outlier, Cause::NoSpread, |s| {
        s.activations.std = 0.0;
    });
    is_refused(Challenge::Outlier, Cause::Epsilon, |s| {
        s.layer_norm.eps = 1.0;
    });
    is_refused(Challenge::Outlier, Cause::Format, |s| {
        s.layer_norm.precision = Precision::Float16;
    });
    is_refused(Challenge::SampleStd, Cause::WholeMatrix, |s| {
        s.layer_norm.normalized_shape = NormalizedShape::Whole;
    });
    is_refused(Challenge::ZeroMeans, Cause::TooLarge, |s| {
        s.activations.features = 40;
    });
    is_refused(Challenge::SteepestRow, Cause::OneRow, |s| {
        s.activations.rows = 1;
    });
    is_refused(Challenge::EditUnderBatchNorm, Cause::OneRow, |s| {
        s.activations.rows = 1;
    });
}

#[test]
fn a_user_who_moves_the_deciding_control_has_seen_the_answer() {
    let scenario = Scenario::default();
    let question = Challenge::TypicalNorm.ask(&scenario).unwrap();
    let mut now = question.before.scenario.clone();
    assert_eq!(question.seen(&now), Seen::Nothing);
    now.view.axis = Axis::Logarithmic;
    assert_eq!(question.seen(&now), Seen::Nothing);
    now.growth.scale = 2.0;
    assert_eq!(question.seen(&now), Seen::OtherState);
    now.growth.steps = 5;
    assert_eq!(question.seen(&now), Seen::Answer);
    let pole = Challenge::PoleAngle.ask(&scenario).unwrap();
    let mut now = pole.before.scenario.clone();
    (now.geometry.turn, now.geometry.stage) = (30.0, Stage::Centred);
    now.transformer.layer = 5;
    assert_eq!(pole.seen(&now), Seen::Nothing);
    now.geometry.std = 2.0;
    assert_eq!(pole.seen(&now), Seen::OtherState);
    let std = Challenge::SampleStd.ask(&scenario).unwrap();
    assert_eq!(std.seen(&std.after.scenario), Seen::Answer);
}

#[test]
fn a_page_shows_the_result_in_the_state_after_it_whatever_the_view() {
    let scenario = Scenario::default();
    for challenge in Challenge::ALL {
        let question = challenge.ask(&scenario).unwrap();
        let mut now = question.after.scenario.clone();
        now.view.axis = Axis::Logarithmic;
        assert!(question.is_answered_by(&now), "{challenge:?}");
        now.seed = 7;
        assert!(!question.is_answered_by(&now), "{challenge:?}");
        // Some questions ask about a state as it is.
        let before = &question.before.scenario;
        let is_plain = *before == question.after.scenario;
        assert_eq!(question.is_answered_by(before), is_plain, "{challenge:?}");
    }
}
