//! The accepted answers of the lesson on γ and β, by a computation of their own.

use layernorm_lab::{
    challenge::FirstTry,
    lab::{
        experiment::run,
        scenario::{Parameter, Scenario},
    },
    share::lesson::{Accepted, Asks, OwnQuestion, ReadyLesson},
};

/// The rows of x̂ of the lecture's matrix, computed from its input in double precision.
fn normalised(scenario: &Scenario) -> Vec<Vec<f64>> {
    let input = run(scenario)
        .expect("the state is valid")
        .normalization
        .input;
    let rows = (0..input.rows()).map(|row| {
        let row: Vec<f64> = input.row(row).iter().map(|&x| x.into()).collect();
        let (mean, variance) = (mean(&row), std(&row).powi(2));
        let root = (variance + scenario.layer_norm.eps).sqrt();
        row.iter().map(|x| (x - mean) / root).collect()
    });
    rows.collect()
}

fn mean(values: &[f64]) -> f64 {
    let count: f64 = values.iter().map(|_| 1.0).sum();
    values.iter().sum::<f64>() / count
}

fn std(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: Vec<f64> = values.iter().map(|y| (y - mean).powi(2)).collect();
    self::mean(&squares).sqrt()
}

fn own(index: usize) -> (Scenario, OwnQuestion) {
    let lesson = ReadyLesson::GammaAndBeta.lesson();
    let step = &lesson.steps()[index];
    let Asks::Own(question) = &step.asks else {
        panic!("step {} has a question of its own", index + 1);
    };
    ((*step.scenario).clone(), question.clone())
}

fn affine(rows: &[Vec<f64>], gamma: f64, beta: f64) -> Vec<Vec<f64>> {
    let row = |row: &Vec<f64>| row.iter().map(|x| gamma * x + beta).collect();
    rows.iter().map(row).collect()
}

#[test]
fn beta_moves_the_means_and_gamma_does_not() {
    let (scenario, question) = own(0);
    let rows = normalised(&scenario);
    for gamma in [-3.0, 0.5, 4.0] {
        let moved = affine(&rows, gamma, 0.0);
        assert!(moved.iter().all(|row| mean(row).abs() < 1e-9));
        let moved = affine(&rows, gamma, 2.5);
        assert!(moved.iter().all(|row| (mean(row) - 2.5).abs() < 1e-9));
    }
    let Accepted::Choice(choice) = question.accepted else {
        panic!("it is a choice");
    };
    assert_eq!(choice.options()[choice.right()].as_str(), "β");
}

#[test]
fn a_negative_gamma_gives_its_size_as_the_std() {
    let (scenario, question) = own(1);
    let Accepted::Number(accepted) = question.accepted else {
        panic!("it is a number");
    };
    for row in affine(&normalised(&scenario), -2.0, 1.0) {
        assert_eq!(accepted.judge(std(&row)), FirstTry::Right);
        assert_eq!(accepted.judge(-std(&row)), FirstTry::Off);
    }
    // The page shows it too.
    let mut shown = scenario;
    shown.layer_norm.gamma = Parameter::uniform(-2.0);
    shown.layer_norm.beta = Parameter::uniform(1.0);
    let outcome = run(&shown).expect("the state is valid").normalization;
    for row in outcome.after.rows {
        assert_eq!(accepted.judge(row.std_biased.to_f64()), FirstTry::Right);
    }
}

#[test]
fn gamma_0_leaves_beta() {
    let (scenario, question) = own(2);
    let Accepted::Number(accepted) = question.accepted else {
        panic!("it is a number");
    };
    let rows = affine(&normalised(&scenario), 0.0, 1.0);
    assert_eq!(accepted.judge(rows[0][0]), FirstTry::Right);
}

#[test]
fn one_large_entry_of_gamma_moves_the_means() {
    let (scenario, question) = own(3);
    let Accepted::Choice(choice) = question.accepted else {
        panic!("it is a choice");
    };
    assert!(
        choice.options()[choice.right()]
            .as_str()
            .starts_with("no: ")
    );
    for mut row in normalised(&scenario) {
        let expected = 4.0 * row[2] / 10.0;
        row[2] *= 5.0;
        assert!((mean(&row) - expected).abs() < 1e-9);
        assert!(mean(&row).abs() > 0.01, "{row:?}");
    }
}
