//! The lecture's state, in which PyTorch 2.15 gives these answers.

use std::collections::BTreeSet;

use layernorm_lab::{
    challenge::{Alternative, Answer, Challenge, Mark},
    lab::{directions::mean_cosines, scenario::Scenario},
    words::challenge::{explanation, question as text},
};

fn answer(challenge: Challenge) -> Answer {
    challenge.ask(&Scenario::default()).unwrap().answer()
}

fn is_number(challenge: Challenge, expected: f64, tolerance: f64) {
    let Answer::Number(number) = answer(challenge) else {
        panic!("{challenge:?} asks for a number");
    };
    assert!(
        (number - expected).abs() <= tolerance,
        "{challenge:?}: {number}"
    );
}

#[test]
fn the_numbers_are_pytorchs() {
    is_number(Challenge::TypicalNorm, 2042.0, 1.0);
    is_number(Challenge::LongChain, 15.9, 0.05);
    is_number(Challenge::HeldNorm, 30.0, 0.01);
    is_number(Challenge::Outlier, 2.99475, 5e-5);
    is_number(Challenge::SampleStd, (10.0_f64 / 9.0).sqrt(), 1e-4);
    is_number(Challenge::PooledCorrelation, 0.9137, 5e-5);
    is_number(Challenge::RmsAngle, 48.7, 0.05);
    is_number(Challenge::SumGradient, 0.0, 1e-9);
    // The rms of 60 layers of width 48 and 8 rows.
    is_number(Challenge::StreamSize, 7.29661, 1e-4);
    // atan(σ/|μ|) of torch.randn(24, 3) + 20 after torch.manual_seed(0).
    is_number(Challenge::PoleAngle, 5.225, 5e-3);
    is_number(Challenge::MassiveActivation, 7.93174, 5e-5);
}

#[test]
fn the_directions_are_pytorchs() {
    let mut growth = Challenge::RowDirections
        .ask(&Scenario::default())
        .unwrap()
        .after
        .scenario
        .growth;
    for (steps, expected) in [(20, [0.60, 0.54]), (1, [0.20, 0.20])] {
        growth.steps = steps;
        for (cosine, expected) in std::iter::zip(mean_cosines(0, &growth), expected) {
            assert!(
                (cosine.to_f64() - expected).abs() < 0.01,
                "{steps}: {cosine:?}"
            );
        }
    }
}

#[test]
fn the_choices_and_the_parts_are_pytorchs() {
    let choice = |challenge, alternative| {
        assert_eq!(
            answer(challenge),
            Answer::Choice(alternative),
            "{challenge:?}"
        );
    };
    choice(Challenge::SteepestRow, Alternative::Row(1));
    choice(Challenge::SecondLayer, Alternative::Normalized);
    choice(Challenge::NaiveVariance, Alternative::Negative);
    let marks = |challenge, marks: BTreeSet<Mark>| {
        assert_eq!(answer(challenge), Answer::Marks(marks), "{challenge:?}");
    };
    marks(Challenge::ScaledRow, BTreeSet::new());
    marks(Challenge::ZeroMeans, (0..3).map(Mark::Row).collect());
    marks(
        Challenge::EditUnderLayerNorm,
        (0..10).map(|column| Mark::Cell(1, column)).collect(),
    );
    marks(
        Challenge::EditUnderBatchNorm,
        (0..3).map(|row| Mark::Cell(row, 5)).collect(),
    );
}

#[test]
fn questions_and_explanations_quote_the_state() {
    let ask = |challenge: Challenge| challenge.ask(&Scenario::default()).unwrap();
    let says = |challenge, parts: &[&str]| {
        let question = ask(challenge);
        let said = format!(
            "{} {}",
            text(&question),
            explanation(&question.explanation())
        );
        for part in parts {
            assert!(said.contains(part), "{part}: {said}");
        }
    };
    says(
        Challenge::TypicalNorm,
        &["after 20 steps", "s = 1.5", "0.795", "99\u{202f}760"],
    );
    says(Challenge::LongChain, &["from 20 steps to 120 steps"]);
    says(Challenge::HeldNorm, &["from 1.5 to 10", "√30"]);
    says(
        Challenge::Outlier,
        &["row 1, column 1 becomes 100", "√(n − 1) = 3 "],
    );
    says(
        Challenge::ScaledRow,
        &["Row 2", "the largest change is 1.2"],
    );
    says(Challenge::SampleStd, &["√(10/9) = 1.0541"]);
    says(Challenge::ZeroMeans, &["from −0.6554 to 0.5122"]);
    says(Challenge::SteepestRow, &["row 2 has the smallest σ, 0.978"]);
    says(Challenge::RmsAngle, &["tan θ = |μ|/σ"]);
    says(
        Challenge::PoleAngle,
        &["from 1 to 20, with std 1", "tan θ = σ/|μ|"],
    );
    says(
        Challenge::NaiveVariance,
        &["1.25 apart", "there 128", "leaves −128"],
    );
}

#[test]
fn another_draw_changes_the_seed_unless_the_matrix_is_the_users() {
    let mut scenario = Scenario::default();
    let question = Challenge::Outlier.ask(&scenario).unwrap();
    assert_eq!(
        question.another_draw(&scenario).map(|next| next.seed),
        Some(1)
    );
    scenario.activations.own =
        layernorm_lab::lab::scenario::CustomMatrix::from_rows(&[vec![1.0, 2.0, 4.0]]).ok();
    let question = Challenge::Outlier.ask(&scenario).unwrap();
    assert_eq!(question.another_draw(&scenario), None);
    // The cloud of station 9 is not the user's.
    let question = Challenge::PoleAngle.ask(&scenario).unwrap();
    assert!(question.another_draw(&scenario).is_some());
}
