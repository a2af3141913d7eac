//! The public questions: each state gives PyTorch's numbers, and each text quotes numbers of
//! its state.

use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use std::collections::BTreeSet;

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        failures, gradient,
        layer::pytorch_repr,
        matrix::Matrix,
        public_questions::PublicQuestion,
        real::Real,
        relatives::{self, Relative},
        scenario::{Divisor, NormalizedShape, Scenario, Upstream},
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

fn failure(question: PublicQuestion) -> failures::Outcome {
    let (scenario, outcome) = outcome(question);
    failures::run_row(&failures::choose(
        &scenario.failures,
        &scenario.layer_norm,
        &outcome.normalization.input,
    ))
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
fn the_variance_is_1_with_the_divisor_n() {
    let question = PublicQuestion::VarianceNotOne;
    begin(output(question).row(0), &[-0.999_995, 0.999_995]);
    for row in 1..3 {
        are(output(question).row(row), &[-1.0, 1.0]);
    }
    for std in stds(question, Divisor::Unbiased) {
        quotes(question, &[("1.4142", std)]);
    }
    for std in stds(question, Divisor::Biased) {
        is(std, 1.0);
    }
}

#[test]
fn the_factor_is_the_root_of_four_thirds() {
    let question = PublicQuestion::Factor;
    are(output(question).row(0), &[-1.3416, -0.4472, 0.4472, 1.3416]);
    let std = stds(question, Divisor::Unbiased)[0];
    is(std, (4.0_f64 / 3.0).sqrt());
    quotes(question, &[("1.1547", std)]);
}

#[test]
fn the_formula_of_ones_own() {
    let question = PublicQuestion::OwnFormula;
    are(output(question).row(0), &[1.0690, 0.2673, -1.3363]);
    are(
        output(question).row(1),
        &[-FRAC_1_SQRT_2, SQRT_2, -FRAC_1_SQRT_2],
    );
    for std in stds(question, Divisor::Unbiased) {
        is(std, 1.2247);
    }
    let row = output(question).row(0).to_vec();
    let numbers = ["1.0690", "0.2673", "−1.3363"];
    let pairs: Vec<(&str, f64)> = std::iter::zip(numbers, row.iter().map(|&y| y.into())).collect();
    quotes(question, &pairs);
}

#[test]
fn the_tutorials_layer_is_smaller() {
    let question = PublicQuestion::Tutorial;
    let first = f64::from(output(question).row(0)[0]);
    are(
        output(question).row(0),
        &[1.7320, -0.5773, -0.5773, -0.5773],
    );
    quotes(question, &[("1.7320", first)]);
    let [text, _] = words::of(question);
    assert!(text.contains("1.5") && text.contains("1.732"));
    is(first * 0.75_f64.sqrt(), 1.5);
}

#[test]
fn one_feature_gives_beta() {
    let question = PublicQuestion::AllZero;
    let (_, outcome) = outcome(question);
    begin(
        outcome.normalization.input.values(),
        &[1.9269, 1.4873, 0.9007],
    );
    assert_eq!(outcome.normalization.output.values(), [0.0; 16]);
    let question = PublicQuestion::OneFeature;
    assert_eq!(output(question).values(), [3.0]);
}

#[test]
fn group_norm_with_one_group_is_layer_norm_over_the_sample() {
    let question = PublicQuestion::GroupNorm;
    let expected = [-1.1255, -1.1518, -0.2556, -0.4378];
    let whole = relative(question, Relative::LayerNormWhole);
    begin(whole.values(), &expected);
    // The lab's rows are samples. The sample of the question is the whole matrix.
    let columns = relative(question, Relative::BatchNorm);
    is(columns.column(0).next().unwrap_or_default().into(), -1.4655);
    is(columns.column(0).nth(1).unwrap_or_default().into(), 0.7272);
}

#[test]
fn gamma_has_an_entry_for_each_value_that_is_normalised_together() {
    let (scenario, outcome) = outcome(PublicQuestion::Axes);
    let gamma = |scenario: &Scenario| run(scenario).unwrap().normalization.gamma.values().len();
    assert_eq!(outcome.normalization.gamma.values().len(), 30);
    assert!(pytorch_repr(3, 10, &scenario.layer_norm).contains("(3, 10)"));
    let mut row = scenario;
    row.layer_norm.normalized_shape = NormalizedShape::Row;
    assert_eq!(gamma(&row), 10);
}

#[test]
fn columns_are_not_normalised() {
    let question = PublicQuestion::AllDimensions;
    let (_, outcome) = outcome(question);
    let after = outcome.normalization.after;
    for row in &after.rows {
        assert!(row.mean.to_f64().abs() < 1e-6);
    }
    let expected = [
        0.045, -0.091, -0.167, 0.087, 0.282, 0.512, -0.527, -0.655, 0.035, 0.479,
    ];
    for (column, expected) in std::iter::zip(&after.columns, expected) {
        assert!((column.mean.to_f64() - expected).abs() < 6e-4, "{column:?}");
    }
    let [least, most] = Real::range(after.columns.iter().map(|column| column.mean)).unwrap();
    quotes(
        question,
        &[("−0.6554", least.to_f64()), ("0.5122", most.to_f64())],
    );
}

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
    let second = layernorm_lab::lab::layer::layer_norm(
        first.clone(),
        &layernorm_lab::lab::scenario::LayerNorm::default(),
    );
    let values = std::iter::zip(first.values(), second.values());
    assert!(values.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max) > 0.1);
}

#[test]
fn large_whole_numbers() {
    let outcome = failure(PublicQuestion::WholeNumbers);
    is(outcome.exact.output[0].to_f64(), -1.6787);
    is(outcome.exact.output[31].to_f64(), 1.6787);
    // flex updates a running mean, and is right here.
    if !cfg!(feature = "flex") {
        is(outcome.burn[0].to_f64(), -1.6222);
        is(outcome.burn[31].to_f64(), 1.7304);
    }
    assert!(outcome.naive.variance.to_f64() < 0.0);
}

#[test]
fn values_of_1e30() {
    let outcome = failure(PublicQuestion::Huge);
    let exact: Vec<f64> = outcome.exact.output.iter().map(|y| y.to_f64()).collect();
    for (value, expected) in std::iter::zip(&exact, [-1.3416, -0.4472, 0.4472, 1.3416]) {
        is(*value, expected);
    }
    assert!(
        outcome.burn.iter().all(|&y| y.to_f64() == 0.0),
        "{:?}",
        outcome.burn
    );
}

#[test]
fn float16() {
    let question = PublicQuestion::Float16Zeros;
    assert!(output(question).values().iter().all(|&y| y == 0.0));
    let mut scenario = question.scenario();
    scenario.layer_norm.round_every_step = false;
    let rounded_once = run(&scenario).unwrap().normalization.output;
    assert!(
        rounded_once
            .values()
            .iter()
            .all(|y| (y.abs() - 1.0).abs() < 1e-3)
    );
    let outcome = failure(PublicQuestion::SmallEps);
    assert!(outcome.burn.iter().all(|&y| y == Real::Undefined));
}

#[test]
fn two_values_of_eps() {
    let question = PublicQuestion::KerasEps;
    let keras = stds(question, Divisor::Biased);
    let mut scenario = question.scenario();
    scenario.layer_norm.eps = 1e-5;
    let rows = run(&scenario).unwrap().normalization.after.rows;
    quotes(
        question,
        &[
            ("0.8452", keras[0]),
            ("0.3015", keras[1]),
            ("0.9980", rows[0].std_biased.to_f64()),
            ("0.9535", rows[1].std_biased.to_f64()),
        ],
    );
    let question = PublicQuestion::RmsEps;
    let rms = f64::from(relative(question, Relative::RmsNorm).row(0)[1]);
    quotes(
        question,
        &[
            ("0.5486", rms),
            ("0.0078125", question.scenario().layer_norm.eps),
        ],
    );
    assert!((1.0 / rms - 1.823).abs() < 5e-4, "{rms}");
    assert!(0.007_812_5 > 0.058_f64.powi(2));
}

#[test]
fn a_large_mean() {
    let outcome = failure(PublicQuestion::LargeMean);
    is(outcome.naive.variance.to_f64(), -128.0);
    is(outcome.exact.variance.to_f64(), 1.25);
    assert!(outcome.naive.output.iter().all(|&y| y == Real::Undefined));
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
