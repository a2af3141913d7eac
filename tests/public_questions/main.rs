//! The public questions: each state gives PyTorch's numbers, and each text quotes numbers of
//! its state.

mod divisor;
mod layers;
mod rounding;
mod shape;

use std::collections::BTreeSet;

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        gradient,
        matrix::Matrix,
        public_questions::PublicQuestion,
        relatives::{self, Relative},
        scenario::{Divisor, Scenario, Upstream},
    },
    words::public_questions as words,
};

fn outcome(question: PublicQuestion) -> (Scenario, Outcome) {
    let scenario = question.scenario();
    let outcome = run(&scenario).expect("its state is valid");
    (scenario, outcome)
}

fn output(question: PublicQuestion) -> Matrix {
    outcome(question).1.normalization.output
}

fn relative(question: PublicQuestion, relative: Relative) -> Matrix {
    let (scenario, outcome) = outcome(question);
    let layer = scenario.layer_norm;
    relatives::run(
        relative,
        &outcome.normalization.input,
        layer.eps,
        layer.precision,
    )
    .expect("the groups divide the features")
    .output
}

/// Asserts that the values are these, as far as the digits go.
fn are(values: &[f32], expected: &[f64]) {
    assert_eq!(values.len(), expected.len());
    for (&value, &expected) in std::iter::zip(values, expected) {
        is(f64::from(value), expected);
    }
}

/// The same for the first values.
fn begin(values: &[f32], expected: &[f64]) {
    are(&values[..expected.len()], expected);
}

fn is(value: f64, expected: f64) {
    assert!((value - expected).abs() <= 6e-5, "{value}, not {expected}");
}

/// Asserts that the text at the station quotes each number, and that the state has it.
fn quotes(question: PublicQuestion, numbers: &[(&str, f64)]) {
    let [_, look] = words::of(question);
    for (text, value) in numbers {
        assert!(look.contains(text), "{look} has no {text}");
        let written: f64 = text.replace('−', "-").parse().expect("it is a number");
        is(*value, written);
    }
}

fn stds(question: PublicQuestion, divisor: Divisor) -> Vec<f64> {
    let (_, outcome) = outcome(question);
    let rows = outcome.normalization.after.rows.iter();
    rows.map(|row| row.std(divisor).to_f64()).collect()
}

#[test]
fn the_gradient_of_the_sum_is_0_and_that_of_one_output_is_not() {
    let mut scenario = PublicQuestion::BrokenGradient.scenario();
    let input = run(&scenario).unwrap().normalization.input;
    let mut largest = || {
        let upstream = gradient::upstream(0, &scenario.gradients, 3, 10);
        let steps = gradient::steps::steps(&input, &scenario.layer_norm, &upstream);
        scenario.gradients.upstream = Upstream::Cell;
        steps.groups[0].largest.to_f64()
    };
    assert!(largest() < 1e-9);
    assert!(largest() > 0.1);
}

#[test]
fn every_question_has_a_source_a_text_and_a_state_of_its_own() {
    let ids: BTreeSet<_> = PublicQuestion::ALL
        .map(|question| question.spec().id)
        .into();
    let texts: BTreeSet<_> = PublicQuestion::ALL
        .map(|question| words::of(question)[0])
        .into();
    let states: BTreeSet<String> = PublicQuestion::ALL
        .map(|question| serde_json::to_string(&question.scenario()).unwrap())
        .into();
    assert_eq!((ids.len(), texts.len()), (20, 20));
    // “Large means” and “all dimensions” are both answered by the lecture's state.
    assert_eq!(states.len(), 19);
    for question in PublicQuestion::ALL {
        assert!(!question.spec().sources.is_empty(), "{question:?}");
        for source in question.spec().sources {
            assert!(source.url().starts_with("https://"), "{question:?}");
        }
        assert!(words::of(question)[0].ends_with('?'), "{question:?}");
    }
}
