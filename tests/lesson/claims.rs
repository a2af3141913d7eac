//! The lesson's fixed sentences are true of the default state, which the lesson shows.

use layernorm_lab::{
    lab::{
        experiment::run,
        failures,
        real::Real,
        relatives::{Relative, run as normalize},
        scenario::{Precision, RowSource, Scenario},
    },
    words::lesson,
};

/// "every row then has mean 0 and variance 1": √(30 · 30) = 30.
#[test]
fn layer_norm_holds_the_norms_of_the_lessons_chains() {
    let mut scenario = Scenario::default();
    scenario.growth.layer_norm = true;
    let growth = run(&scenario).expect("the scenario is valid").growth;
    for step in growth.shrinking.steps.iter().chain(&growth.growing.steps) {
        let norm = step.norm.to_f64();
        assert!((norm - 30.0).abs() < 0.005, "{norm}");
    }
    assert!(lesson::NORMALIZED.contains("= 30:"));
}

#[test]
fn the_shortcut_gives_the_lessons_number() {
    let mut all = failures::ALL.iter();
    let failure = all.find(|failure| failure.id == RowSource::From40000);
    let outcome = failures::run(failure.expect("the row of the lesson"));
    let row: Vec<f64> = outcome.input.iter().map(|value| value.to_f64()).collect();
    assert_eq!(row, [40_000.0, 40_001.0, 40_002.0, 40_003.0]);
    assert_eq!(outcome.naive.variance, Real::Finite(-128.0));
    assert_eq!(outcome.exact.variance, Real::Finite(1.25));
    assert!(lesson::FAILURES.contains("it gives −128; the variance is 1.25."));
}

/// "RMSNorm subtracts no mean", and the others do: their results have mean 0 over the cells
/// that share one.
#[test]
fn only_rms_norm_keeps_a_mean() {
    let scenario = Scenario::default();
    let input = run(&scenario).expect("valid").normalization.input;
    for relative in Relative::all(2) {
        let output = normalize(relative, &input, 1e-5, Precision::Float32)
            .expect("2 divides 10")
            .output;
        let cells = (0..3).flat_map(|row| (0..10).map(move |column| [row, column]));
        let first = cells.filter(|&cell| relative.shares([3, 10], [0, 0], cell));
        let sum: f32 = first.map(|[row, column]| output.row(row)[column]).sum();
        assert_eq!(
            sum.abs() > 1e-4,
            relative == Relative::RmsNorm,
            "{relative:?}: {sum}"
        );
    }
}
