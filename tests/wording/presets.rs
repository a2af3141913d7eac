//! Every number and every claim in the sentences of the presets, checked in the states that
//! the presets set.

use layernorm_lab::{
    lab::{
        experiment::{Outcome, run},
        growth::Chain,
        presets::Preset,
        real::Real,
        scenario::{Product, Scenario},
    },
    words::presets,
};

fn state(preset: Preset) -> (Scenario, Outcome) {
    let scenario = preset.scenario();
    let outcome = run(&scenario).expect("presets are valid");
    (scenario, outcome)
}

fn norms(chain: &Chain) -> Vec<Real> {
    chain.steps.iter().map(|step| step.norm).collect()
}

fn is_near(value: f64, expected: f64, tolerance: f64) -> bool {
    (value - expected).abs() <= tolerance
}

/// Mean and biased standard deviation, in float64.
fn moments(values: &[f32]) -> (f64, f64) {
    let count = f64::from(u32::try_from(values.len()).expect("a small row"));
    let mean = values.iter().map(|&x| f64::from(x)).sum::<f64>() / count;
    let squares: f64 = values.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum();
    (mean, (squares / count).sqrt())
}

/// The numbers of a sentence: digits with a decimal point.
fn numbers(sentence: &str) -> Vec<f64> {
    sentence
        .split(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
        .filter_map(|text| text.trim_end_matches('.').parse().ok())
        .collect()
}

/// Asserts that the sentence says exactly these numbers, in this order.
fn says(preset: Preset, expected: &[f64]) {
    let (_, sentence) = presets::of(preset);
    assert_eq!(numbers(sentence), expected, "{sentence}");
}

#[test]
fn the_lectures_example() {
    let (scenario, outcome) = state(Preset::Notebook);
    assert_eq!(scenario.growth.product, Product::Elementwise);
    says(
        Preset::Notebook,
        &[
            f64::from(u32::try_from(norms(&outcome.growth.growing).len()).unwrap()),
            1.0,
            scenario.growth.scale,
            scenario.growth.scale,
        ],
    );
}

#[test]
fn vanishing_and_exploding() {
    let (scenario, outcome) = state(Preset::Vanish);
    says(
        Preset::Vanish,
        &[
            1.0,
            scenario.growth.scale,
            16.0,
            0.0,
            f64::from(scenario.growth.steps),
        ],
    );
    let last = outcome
        .growth
        .shrinking
        .steps
        .last()
        .expect("there are steps");
    assert_eq!((last.norm, last.zeros), (Real::Finite(0.0), 900));
    assert_eq!(format!("{:?}", scenario.growth.precision), "Float16");

    let (scenario, outcome) = state(Preset::Explode);
    says(
        Preset::Explode,
        &[
            scenario.growth.scale,
            f64::from(scenario.growth.steps),
            32.0,
        ],
    );
    assert_eq!(format!("{:?}", scenario.growth.precision), "Float32");
    assert_eq!(norms(&outcome.growth.growing).last(), Some(&Real::Infinity));
}

#[test]
fn the_matrix_product() {
    let (scenario, outcome) = state(Preset::Product);
    assert_eq!(scenario.growth.product, Product::Matrix);
    says(Preset::Product, &[f64::from(scenario.growth.size)]);
    for chain in [&outcome.growth.shrinking, &outcome.growth.growing] {
        let norms: Vec<f64> = norms(chain).iter().map(|norm| norm.to_f64()).collect();
        let grows = norms.windows(2).all(|pair| pair[1] > pair[0]);
        assert!(
            grows && norms[norms.len() - 1] > 1e6 * norms[0],
            "{norms:?}"
        );
    }
}

#[test]
fn rescued_by_layer_norm() {
    let (scenario, outcome) = state(Preset::Rescued);
    assert!(scenario.growth.layer_norm);
    let scale = scenario.growth.scale;
    says(
        Preset::Rescued,
        &[1.0, scale, scale, f64::from(scenario.growth.steps), 30.0],
    );
    for chain in [&outcome.growth.shrinking, &outcome.growth.growing] {
        for norm in norms(chain) {
            assert!(is_near(norm.to_f64(), 30.0, 0.05), "{norm:?}");
        }
    }
}

#[test]
fn the_constant_row() {
    let (mut scenario, outcome) = state(Preset::Constant);
    says(Preset::Constant, &[2.0, 4.0, 0.0, 0.0]);
    let matrix = &outcome.normalization;
    assert!(
        matrix
            .input
            .row(1)
            .iter()
            .all(|&x| x.to_bits() == 4_f32.to_bits())
    );
    assert!(matrix.output.row(1).iter().all(|&y| y == 0.0));
    assert!(
        matrix
            .input
            .row(0)
            .iter()
            .all(|&x| x.to_bits() != 4_f32.to_bits())
    );
    // ε prevents 0/0.
    scenario.layer_norm.eps = 0.0;
    let without = run(&scenario).expect("it is valid").normalization;
    assert!(without.output.row(1).iter().all(|y| y.is_nan()));
}

#[test]
fn one_outlier() {
    let (_, outcome) = state(Preset::Outlier);
    says(Preset::Outlier, &[100.0, 90.0]);
    let input = outcome.normalization.input.row(0);
    let large: Vec<&f32> = input.iter().filter(|x| x.abs() > 10.0).collect();
    assert_eq!(large, [&100.0]);
    let (mean, std) = moments(input);
    let share = (100.0 - mean).powi(2) / (10.0 * std * std);
    assert!(is_near(share, 0.90, 0.005), "{share}");
    // The others lie closer together than those of any other row.
    let spread = |values: Vec<f32>| {
        values.iter().copied().fold(f32::MIN, f32::max)
            - values.iter().copied().fold(f32::MAX, f32::min)
    };
    let output = &outcome.normalization.output;
    let others: Vec<f32> = (0..10)
        .zip(output.row(0))
        .filter(|(at, _)| *at != 4)
        .map(|(_, &y)| y)
        .collect();
    let squeezed = spread(others);
    for row in 1..output.rows() {
        assert!(
            squeezed * 4.0 < spread(output.row(row).to_vec()),
            "{squeezed}"
        );
    }
}

#[test]
fn two_features() {
    let (_, outcome) = state(Preset::Two);
    says(Preset::Two, &[1.0, 1.0]);
    let matrix = &outcome.normalization;
    let mut distances = Vec::new();
    for row in 0..matrix.input.rows() {
        let (x, y) = (matrix.input.row(row), matrix.output.row(row));
        assert_eq!(x.len(), 2);
        distances.push((x[0] - x[1]).abs());
        assert!(distances[row] > 0.0);
        assert!(
            y.iter().all(|y| is_near(f64::from(y.abs()), 1.0, 1e-3)),
            "{y:?}"
        );
        assert!((x[0] < x[1]) == (y[0] < y[1]));
    }
    // They were apart by different distances, which the result no longer shows.
    assert!(
        distances
            .windows(2)
            .all(|pair| (pair[0] - pair[1]).abs() > 0.01)
    );
}

#[test]
fn the_lectures_second_layer() {
    let (mut scenario, outcome) = state(Preset::Parameters);
    says(Preset::Parameters, &[5.0, 3.0, 0.0, 1.0]);
    let means = |outcome: &Outcome, expected: (f64, f64)| {
        for row in 0..outcome.normalization.output.rows() {
            let (mean, std) = moments(outcome.normalization.output.row(row));
            assert!(is_near(mean, expected.0, 1e-5) && is_near(std, expected.1, 1e-4));
        }
    };
    means(&outcome, (5.0, 3.0));
    scenario.layer_norm = Scenario::default().layer_norm;
    means(&run(&scenario).expect("it is valid"), (0.0, 1.0));
}
