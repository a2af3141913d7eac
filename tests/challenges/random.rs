//! Every challenge over random scenarios.

use layernorm_lab::{
    challenge::{Alternative, Answer, Challenge, Form, Mark, Verdict},
    lab::{experiment::run, setting::SliderScale},
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::{explanations, own, scenarios::scenarios};

/// Scenarios for each challenge.
const SCENARIOS: usize = 1000;
/// The least part of them in which the question must make sense, so that the test tests.
const LEAST_ASKED: usize = 150;

/// How many of the refused scenarios are followed to the nearest sensible state, which
/// runs the lab many times.
const NEAREST: usize = 20;

/// Asks in 1000 scenarios, and compares each answer with a computation of its own.
fn check(challenge: Challenge) {
    let mut runner = TestRunner::deterministic();
    let strategy = scenarios(challenge);
    let (mut asked, mut compared, mut refused) = (0, 0, 0);
    for _ in 0..SCENARIOS {
        let scenario = strategy.new_tree(&mut runner).unwrap().current();
        let question = match challenge.ask(&scenario) {
            Ok(question) => question,
            Err(obstacle) => {
                if refused < NEAREST {
                    let nearest = challenge.ask(&obstacle.nearest());
                    assert!(nearest.is_ok(), "{challenge:?} {:?}", obstacle.cause);
                }
                refused += 1;
                continue;
            }
        };
        asked += 1;
        for state in [&question.before, &question.after] {
            assert_eq!(run(&state.scenario).as_ref(), Ok(&state.outcome));
        }
        let answer = question.answer();
        assert!(
            fits(&question.form, &answer),
            "{:?} {answer:?}",
            question.form
        );
        assert_eq!(question.judged(&answer).1, Verdict::Right);
        explanations::check(challenge, &scenario, &question);
        let Some((expected, tolerance)) = own::answer(challenge, &scenario) else {
            continue;
        };
        compared += 1;
        let agree = match (&answer, &expected) {
            (Answer::Number(answer), Answer::Number(expected)) => {
                (answer - expected).abs() <= tolerance
            }
            _ => answer == expected,
        };
        assert!(
            agree,
            "{challenge:?}: {answer:?}, not {expected:?}, for {scenario:?}"
        );
    }
    assert!(
        asked >= LEAST_ASKED,
        "{challenge:?} was asked {asked} times"
    );
    assert!(
        compared * 10 >= asked * 5,
        "{challenge:?}: {compared} of {asked} compared"
    );
}

/// Whether the form can give the answer.
fn fits(form: &Form, answer: &Answer) -> bool {
    match (form, answer) {
        (
            &Form::Number {
                least, most, scale, ..
            },
            &Answer::Number(number),
        ) => (least..=most).contains(&number) && (scale == SliderScale::Linear || least > 0.0),
        (Form::Choice(choices), Answer::Choice(choice)) => choices.contains(choice),
        (Form::Marks(parts), Answer::Marks(marks)) => {
            marks.iter().all(|mark: &Mark| parts.contains(mark))
        }
        _ => false,
    }
}

macro_rules! checks {
    ($($name:ident: $challenge:ident,)+) => {
        $(#[test]
        fn $name() {
            check(Challenge::$challenge);
        })+

        #[test]
        fn every_challenge_is_checked() {
            assert_eq!([$(Challenge::$challenge),+], Challenge::ALL);
        }
    };
}

checks! {
    the_norm_after_all_steps: TypicalNorm,
    the_norm_after_six_times_as_many_steps: LongChain,
    the_norm_that_layer_norm_holds: HeldNorm,
    the_directions_of_the_rows: RowDirections,
    an_outlier: Outlier,
    a_scaled_row: ScaledRow,
    the_sample_std: SampleStd,
    the_zero_means: ZeroMeans,
    the_steepest_row: SteepestRow,
    the_pooled_correlation: PooledCorrelation,
    a_second_layer: SecondLayer,
    an_edit_under_layer_norm: EditUnderLayerNorm,
    an_edit_under_batch_norm: EditUnderBatchNorm,
    the_angle_of_rms_norm: RmsAngle,
    the_naive_variance: NaiveVariance,
    the_gradient_of_the_sum: SumGradient,
    the_stream_of_a_deep_stack: StreamSize,
    the_largest_angle_to_the_axis: PoleAngle,
    a_massive_activation: MassiveActivation,
}

#[test]
fn a_wrong_alternative_is_off() {
    let question = Challenge::SecondLayer.ask(&layernorm_lab::lab::scenario::Scenario::default());
    let question = question.unwrap();
    let wrong = Answer::Choice(Alternative::Unchanged);
    assert!(matches!(question.judged(&wrong).1, Verdict::Off(_)));
}
