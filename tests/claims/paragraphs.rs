//! The fixed paragraphs: which states show them, and why they hold there.

use layernorm_lab::{
    lab::{
        experiment::run,
        growth::Noise,
        random::Generator,
        scenario::{CustomMatrix, Growth, NormalizedShape, Precision, Product, Scenario},
    },
    words::text,
};

use crate::{chains::parse, states, truth::measure};

/// Shown in every state: the dashed line's note for the elementwise product.
/// `exp(E ln|Z|)` of a standard normal Z is 0.53, and its inverse 1.887.
#[test]
fn a_typical_entry_is_multiplied_by_053_times_the_noise() {
    let draws = Generator::seeded(1).randn(400_000);
    let sum: f64 = draws.iter().map(|z| f64::from(z.abs()).ln()).sum();
    let gain = (sum / draws.len() as f64).exp();
    assert!((gain - 0.53).abs() < 0.005, "{gain}");
    assert!((1.0 / gain - 1.887).abs() < 0.02, "{gain}");
    let paragraph = text::expected(&Scenario::default().growth);
    assert!(paragraph.contains("only 0.53 times") && paragraph.contains("size 1.887"));
}

/// "Long runs fall far below it": after 100 steps, whatever the scale.
#[test]
fn long_runs_fall_far_below_the_dashed_line() {
    for (seed, scale) in [(0, 1.5), (1, 2.0), (2, 1.0), (3, 1.887), (4, 3.0)] {
        let growth = Growth {
            scale,
            steps: 100,
            ..Growth::default()
        };
        let outcome = layernorm_lab::lab::growth::run(&mut Noise::seeded(seed), &growth);
        for chain in [&outcome.shrinking, &outcome.growing] {
            // √E‖A‖² = 30·fᵏ.
            let expected = 30.0_f64.ln() + 100.0 * chain.factor.ln();
            let norm = chain.steps[99].norm.to_f64();
            assert!(norm.ln() < expected - 10.0_f64.ln(), "{seed}: {norm:e}");
        }
    }
}

/// The note on the matrix product states the gain of both chains for this size and scale.
#[test]
fn the_gain_of_the_matrix_product_is_measured() {
    for (size, scale) in [(30, 1.5), (12, 10.0), (64, 1.0)] {
        let growth = Growth {
            size,
            scale,
            steps: 1,
            product: Product::Matrix,
            ..Growth::default()
        };
        let paragraph = text::matrix_product(&growth);
        let (_, rest) = paragraph.split_once("which makes ").unwrap();
        let (small, rest) = rest.split_once(" and ").unwrap();
        let (large, _) = rest.split_once(' ').unwrap();
        let mut squares = [[0.0; 2]; 2];
        for seed in 0..200 {
            let outcome = layernorm_lab::lab::growth::run(&mut Noise::seeded(seed), &growth);
            for (sums, chain) in squares
                .iter_mut()
                .zip([&outcome.shrinking, &outcome.growing])
            {
                sums[0] += chain.start.norm.to_f64().powi(2);
                sums[1] += chain.steps[0].norm.to_f64().powi(2);
            }
        }
        for (shown, [before, after]) in [small, large].iter().zip(squares) {
            let gain = f64::sqrt(after / before);
            assert!(
                (parse(shown) / gain - 1.0).abs() < 0.03,
                "{shown} is {gain}"
            );
        }
        let (_, rest) = paragraph.split_once("1/√n = ").unwrap();
        let hold = parse(rest.split_once(' ').unwrap().0);
        assert!((hold * f64::from(size).sqrt() - 1.0).abs() < 5e-3);
    }
}

/// Shown at station 3 in every state: `√(n/(n − 1))`, 1.0541 for n = 10.
#[test]
fn torch_std_is_larger_by_the_root_of_n_over_n_minus_1() {
    let values: Vec<f32> = Generator::seeded(5).randn(10);
    let ratio = measure(&values, 1).1 / measure(&values, 0).1;
    assert!((ratio - 1.0541).abs() < 5e-5, "{ratio}");
    assert!(text::STD.contains("1.0541 times for n = 10"));
}

/// Shown at station 3 in every state, with its condition: where γ and β are the same for
/// all features, the points of a row lie on a line of slope γ/√(v + ε).
#[test]
fn a_rows_points_lie_on_a_line_of_the_stated_slope() {
    let mut tried = 0;
    for number in 0..3000 {
        let mut scenario = states::layer(number);
        scenario.layer_norm.precision = Precision::Float32;
        scenario.layer_norm.gamma.overrides.clear();
        scenario.layer_norm.beta.overrides.clear();
        let outcome = run(&scenario).unwrap().normalization;
        let diagnosis = &outcome.diagnosis;
        for row in 0..outcome.input.rows() {
            // Rounding is not part of the statement.
            if !diagnosis.group_of(row).faults.is_empty() {
                continue;
            }
            let group = outcome.groups[row % outcome.groups.len()];
            let root = (group.variance.to_f64() + scenario.layer_norm.eps).sqrt();
            let slope = f64::from(scenario.layer_norm.gamma.all as f32) / root;
            let (x, y) = (outcome.input.row(row), outcome.output.row(row));
            let size = y.iter().fold(0.0, |max: f64, y| max.max(y.abs().into()));
            for (a, b) in x.iter().zip(y).zip(x.iter().zip(y).skip(1)) {
                let rise = f64::from(*b.1) - f64::from(*a.1);
                let run = f64::from(*b.0) - f64::from(*a.0);
                let slack = 1e-3 * size + 1e-30;
                assert!(
                    (rise - slope * run).abs() <= slack,
                    "{number}: {rise} {slope} {run}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}

/// Shown at station 3 in every state: columns need not have mean 0 and std 1. They may.
#[test]
fn columns_may_or_may_not_have_mean_0_and_std_1() {
    let outcome = |rows: &[Vec<f64>]| {
        let mut scenario = Scenario::default();
        scenario.activations.own = CustomMatrix::from_rows(rows).ok();
        run(&scenario).unwrap().normalization
    };
    let square = outcome(&[vec![1.0, 2.0], vec![2.0, 1.0]]);
    assert!(square.after.columns[0].mean.to_f64().abs() < 1e-4);
    let other = outcome(&[vec![1.0, 2.0], vec![1.0, 2.0]]);
    assert!(other.after.columns[0].mean.to_f64() < -0.9);
    assert!(text::STD.contains("need not be 0 and 1"));
}

/// Shown at station 4 in every state: what was removed does not come back.
///
/// Rows that differ only in mean and scale give the same result, whatever γ and β are.
#[test]
fn gamma_and_beta_do_not_bring_back_what_was_removed() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.eps = 0.0;
    scenario.layer_norm.gamma.set(0, 1, 3.0);
    scenario.layer_norm.beta.set(0, 2, 5.0);
    let rows = [vec![1.0, 2.0, 4.0], vec![107.0, 114.0, 128.0]];
    scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
    let outcome = run(&scenario).unwrap().normalization;
    for (a, b) in outcome.output.row(0).iter().zip(outcome.output.row(1)) {
        assert!((a - b).abs() < 1e-5);
    }
    assert!(text::PARAMETERS.contains("does not come back"));
}

/// γ has an entry for each feature, or for each entry of the matrix.
#[test]
fn gamma_has_one_entry_for_each_feature_or_each_entry() {
    let mut scenario = Scenario::default();
    let size = |scenario: &Scenario| run(scenario).unwrap().normalization.gamma.values().len();
    assert_eq!(size(&scenario), 10);
    scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
    assert_eq!(size(&scenario), 30);
    assert!(text::PARAMETERS.contains("for each entry, if the whole matrix is normalised"));
}
