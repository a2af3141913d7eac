//! The fixed paragraphs: which states show them, and why they hold there.

use layernorm_lab::{
    charts,
    lab::{
        ensemble::Bands,
        experiment::run,
        growth::Noise,
        random::Generator,
        scenario::{Axis, CustomMatrix, Growth, NormalizedShape, Precision, Product, Scenario},
    },
    words::text,
};

use crate::{parse::parse, states, truth::measure};

/// Shown in every state: the dashed line's note for the elementwise product.
/// `exp(E ln|Z|)` of a standard normal Z is 0.53, and its inverse 1.887.
#[test]
fn a_typical_entry_is_multiplied_by_053_times_the_noise() {
    let draws = Generator::seeded(1).randn(400_000);
    let sum: f64 = draws.iter().map(|z| f64::from(z.abs()).ln()).sum();
    let gain = (sum / draws.len() as f64).exp();
    assert!((gain - 0.53).abs() < 0.005, "{gain}");
    assert!((1.0 / gain - 1.887).abs() < 0.02, "{gain}");
    let paragraph = text::expected(&Scenario::default().growth, &[]);
    assert!(
        paragraph.contains("only 0.53 times") && paragraph.contains("where that size is 1.887")
    );
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
        let (gains, _) = rest.split_once(" a step").unwrap();
        // Noise of one size has one gain.
        let (small, large) = gains.split_once(" and ").unwrap_or((gains, gains));
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

/// Shown at station 3: `√(n/(n − 1))` for the n of the matrix.
#[test]
fn torch_std_is_larger_by_the_root_of_n_over_n_minus_1() {
    for features in [2, 3, 10, 64, 1024] {
        let values: Vec<f32> = Generator::seeded(5).randn(features);
        let ratio = measure(&values, 1).1 / measure(&values, 0).1;
        let paragraph = text::std(3, features, NormalizedShape::Row);
        let start = format!(
            "Of a row of {features} values torch.std is √({features}/{}) = ",
            features - 1
        );
        let (_, rest) = paragraph.split_once(&start).unwrap();
        let (shown, _) = rest.split_once(' ').unwrap();
        assert!((parse(shown) - ratio).abs() < 6e-5, "{shown} is {ratio}");
    }
    assert!(measure(&[2.5], 1).1.is_nan());
    let one = text::std(3, 1, NormalizedShape::Whole);
    assert!(one.contains("Of a row of one value torch.std is 0/0, which is NaN."));
}

/// Where only the matrix as a whole is normalised, its rows are not, unless it has only one.
#[test]
fn rows_of_a_matrix_that_is_normalised_as_a_whole_need_not_have_mean_0() {
    let whole = "Rows and columns are not normalised one by one";
    for (rows, shape, has) in [
        (3, NormalizedShape::Whole, true),
        (1, NormalizedShape::Whole, false),
        (3, NormalizedShape::Row, false),
    ] {
        assert_eq!(text::std(rows, 10, shape).contains(whole), has);
        let mut scenario = Scenario::default();
        scenario.activations.rows = rows as u32;
        scenario.layer_norm.normalized_shape = shape;
        let outcome = run(&scenario).unwrap().normalization;
        let largest = outcome.after.rows.iter().map(|row| row.mean.to_f64().abs());
        assert_eq!(largest.fold(0.0, f64::max) > 1e-3, has);
    }
}

/// The note says which charts do not show the line, as the charts do.
#[test]
fn the_dashed_line_is_missing_in_the_charts_that_the_note_names() {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1000.0;
    scenario.growth.steps = 500;
    scenario.growth.layer_norm = true;
    scenario.growth.precision = Precision::Float16;
    let outcome = run(&scenario).unwrap().growth;
    let hidden = |scenario: &Scenario| {
        charts::growth::hidden_expected(&outcome, &scenario.view, &Bands::default())
    };
    let outside = hidden(&scenario);
    // Every entry of the shrinking chain is below ε, so the axis ends far below 30.
    assert_eq!(outside, [outcome.shrinking.factor]);
    let note = text::expected(&scenario.growth, &outside);
    assert!(
        note.ends_with("In the chart with noise of size 0.001, the dashed line is out of view.")
    );
    assert!(
        text::expected(&scenario.growth, &[1.0, 1.0]).ends_with("The dashed line is out of view.")
    );
    // The axis of both chains contains their start, and the line.
    scenario.view.axis = Axis::Logarithmic;
    assert!(hidden(&scenario).is_empty());
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
    let paragraph = text::std(2, 2, NormalizedShape::Row);
    assert!(
        paragraph
            .contains("Columns are not normalised, so their means and stds need not be 0 and 1")
    );
}

/// Shown at station 4: what was removed does not come back.
///
/// Rows, or matrices, that differ only in mean and scale give the same result, whatever γ
/// and β are.
#[test]
fn gamma_and_beta_do_not_bring_back_what_was_removed() {
    for shape in [NormalizedShape::Row, NormalizedShape::Whole] {
        let results = [[1.0, 2.0, 4.0], [107.0, 114.0, 128.0]].map(|row| {
            let mut scenario = Scenario::default();
            scenario.layer_norm.normalized_shape = shape;
            scenario.layer_norm.eps = 0.0;
            scenario.layer_norm.gamma.set(0, 1, 3.0);
            scenario.layer_norm.beta.set(0, 2, 5.0);
            scenario.activations.own = CustomMatrix::from_rows(&[row.to_vec()]).ok();
            run(&scenario).unwrap().normalization.output
        });
        for (a, b) in results[0].values().iter().zip(results[1].values()) {
            assert!((a - b).abs() < 1e-5);
        }
        assert!(text::parameters(shape).contains("γ and β do not bring these back"));
    }
}

/// γ has an entry for each feature, the same for every row, or for each entry of the matrix,
/// whose rows then keep their differences.
#[test]
fn gamma_has_one_entry_for_each_feature_or_each_entry() {
    let mut scenario = Scenario::default();
    let run = |scenario: &Scenario| run(scenario).unwrap().normalization;
    assert_eq!(run(&scenario).gamma.values().len(), 10);
    let paragraph = text::parameters(NormalizedShape::Row).replace('\u{a0}', " ");
    assert!(paragraph.contains("subtracts each row’s own mean and divides by its own √(v + ε)"));
    assert!(paragraph.contains("every row in the same way, with one pair for each feature."));
    // Also where ε is large, so that the row keeps much of its scale.
    scenario.layer_norm.eps = 50.0;
    let outcome = run(&scenario);
    let row: Vec<f64> = outcome.input.row(1).iter().map(|&x| x.into()).collect();
    let mean = row.iter().sum::<f64>() / 10.0;
    let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 10.0;
    for (x, &y) in row.iter().zip(outcome.output.row(1)) {
        assert!(((x - mean) / (variance + 50.0).sqrt() - f64::from(y)).abs() < 1e-5);
    }
    scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
    assert_eq!(run(&scenario).gamma.values().len(), 30);
    // No mean of a row's own is removed, and γ and β are not the same for every row.
    assert!(run(&scenario).after.rows[0].mean.to_f64().abs() > 0.1);
    let paragraph = text::parameters(NormalizedShape::Whole).replace('\u{a0}', " ");
    assert!(paragraph.contains("the mean of the whole matrix and divides by its √(v + ε)"));
    assert!(paragraph.contains("with one pair for each entry of the matrix."));
    assert!(!paragraph.contains("row"));
}
