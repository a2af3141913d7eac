//! Questions on large values, narrow number formats and ε.

use layernorm_lab::lab::{
    experiment::run, failures, public_questions::PublicQuestion, real::Real, relatives::Relative,
    scenario::Divisor,
};

use crate::{is, outcome, output, quotes, relative, stds};

fn failure(question: PublicQuestion) -> failures::Outcome {
    let (scenario, outcome) = outcome(question);
    failures::run_row(&failures::choose(
        &scenario.failures,
        &scenario.layer_norm,
        &outcome.normalization.input,
    ))
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
        // burn's results are (x − M)/R with its mean M and its divisor R.
        let [first, last] = [0, 31].map(|index| outcome.burn[index].to_f64());
        let divisor = 31.0 / (last - first);
        let mean = 6_400_000.0 - first * divisor;
        assert!((mean - (6_400_015.5 - 0.5)).abs() < 1e-3, "{mean}");
        is((6_400_015.5_f32.next_up() - 6_400_015.5_f32).into(), 0.5);
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
