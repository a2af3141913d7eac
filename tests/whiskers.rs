//! Station 3's picture of means and stds: its shapes against statistics of their own.

use layernorm_lab::{
    charts::whiskers::{HEIGHT, MOST_TICKS, Panel, WIDTH, have_one_scale},
    lab::{
        experiment::run,
        normalization::Outcome,
        scenario::{CustomMatrix, Divisor, Override, Parameter, Scenario},
    },
    words::whiskers as words,
};

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("a valid scenario").normalization
}

/// Mean and std of some values, the latter with divisor n − 1.
fn mean_and_std(values: &[f32]) -> (f64, f64) {
    let count = f64::from(u32::try_from(values.len()).expect("few values"));
    let mean = values.iter().map(|&x| f64::from(x)).sum::<f64>() / count;
    let squares: f64 = values.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0)).sqrt())
}

/// The two ends of a whisker in its view box.
fn ends(line: &str) -> [f64; 2] {
    let (low, rest) = line
        .strip_prefix('M')
        .and_then(|line| line.split_once(' '))
        .expect("a start");
    let (_, rest) = rest.split_once('H').expect("a line");
    let high = rest.split('M').next().expect("an end");
    [low, high].map(|end| end.parse().expect("a number"))
}

#[test]
fn a_whisker_reaches_from_the_mean_less_the_std_to_the_mean_plus_the_std() {
    let outcome = outcome(&Scenario::default());
    let [before, after] = Panel::both(&outcome, Divisor::Unbiased);
    for (panel, matrix, statistics) in [
        (before, &outcome.input, &outcome.before),
        (after, &outcome.output, &outcome.after),
    ] {
        let [from, to] = panel.range;
        let at = |value: f64| (value - from) / (to - from) * WIDTH;
        let column =
            |column: usize| -> Vec<f32> { (0..3).map(|row| matrix.row(row)[column]).collect() };
        let rows = (0..3).map(|row| (matrix.row(row).to_vec(), statistics.rows[row]));
        let columns = (0..10).map(|index| (column(index), statistics.columns[index]));
        for (values, summary) in rows.chain(columns) {
            let whisker = panel.whisker(summary, Divisor::Unbiased);
            let (mean, std) = mean_and_std(&values);
            let [low, high] = ends(&whisker.line);
            assert!((low - at(mean - std)).abs() < 0.01, "{whisker:?}");
            assert!((high - at(mean + std)).abs() < 0.01, "{whisker:?}");
            assert!((0.0..=WIDTH).contains(&low) && (0.0..=WIDTH).contains(&high));
            assert!(whisker.dot.ends_with(&format!(" {}h0", HEIGHT / 2.0)));
        }
    }
}

/// The std that a whisker in the middle of a panel shows, per unit of its length.
fn std_per_length(panel: &Panel) -> f64 {
    let [low, high] = panel.range;
    (high - low) / WIDTH
}

#[test]
fn both_panels_have_one_scale_unless_one_would_hide_the_other() {
    let [before, after] = Panel::both(&outcome(&Scenario::default()), Divisor::Unbiased);
    let lengths = [before, after].map(|panel| std_per_length(&panel));
    assert!((lengths[0] - lengths[1]).abs() < 1e-12, "{lengths:?}");
    assert!(have_one_scale([before, after]));

    let large = custom(&[vec![1e3, 2e3, 5e3], vec![-3e3, 1e3, 4e3]]);
    let [before, after] = Panel::both(&large, Divisor::Unbiased);
    assert!(std_per_length(&before) > 100.0 * std_per_length(&after));
    assert!(!have_one_scale([before, after]));
    // The rows’ whiskers can be seen all the same.
    let [low, high] = ends(&after.whisker(large.after.rows[0], Divisor::Unbiased).line);
    assert!(high - low > 0.2 * WIDTH, "{low} to {high}");
}

#[test]
fn after_the_layer_the_rows_reach_the_predicted_lines_and_the_columns_do_not() {
    let outcome = outcome(&Scenario::default());
    let panel = Panel::both(&outcome, Divisor::Unbiased)[1];
    let [low, mean, high] = panel.predicted.expect("one prediction for all rows");
    // √(10/9), less what ε takes.
    let std = (10.0_f64 / 9.0).sqrt();
    assert!((low + std).abs() < 1e-4 && mean.abs() < 1e-12 && (high - std).abs() < 1e-4);
    assert_eq!(panel.ticks(), [low, mean, high]);
    let lines = [low, high].map(|value| panel.position(value));
    let distance = |summary| {
        let ends = ends(&panel.whisker(summary, Divisor::Unbiased).line);
        (ends[0] - lines[0]).abs().max((ends[1] - lines[1]).abs())
    };
    assert!(outcome.after.rows.iter().all(|&row| distance(row) < 0.02));
    assert!(
        outcome
            .after
            .columns
            .iter()
            .all(|&column| distance(column) > 0.3)
    );
    // LayerNorm's own divisor gives 1.
    let [low, _, high] = Panel::both(&outcome, Divisor::Biased)[1]
        .predicted
        .expect("a prediction");
    assert!((low + 1.0).abs() < 1e-4 && (high - 1.0).abs() < 1e-4);
}

#[test]
fn rows_with_different_predictions_have_no_common_lines() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.overrides = vec![Override {
        row: 0,
        feature: 0,
        value: 2.0,
    }];
    let panel = Panel::both(&outcome(&scenario), Divisor::Unbiased)[1];
    assert_eq!(panel.predicted, None);
    let ticks = panel.ticks();
    assert!((2..=MOST_TICKS).contains(&ticks.len()), "{ticks:?}");
    let [low, high] = panel.range;
    assert!(
        ticks.iter().all(|tick| (low..=high).contains(tick)),
        "{ticks:?}"
    );
    assert_eq!(panel.lines().matches('M').count(), ticks.len());
}

#[test]
fn a_prediction_moves_with_gamma_and_beta() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma = Parameter::uniform(-3.0);
    scenario.layer_norm.beta = Parameter::uniform(5.0);
    let panel = Panel::both(&outcome(&scenario), Divisor::Unbiased)[1];
    let [low, mean, high] = panel.predicted.expect("a prediction");
    let std = 10.0_f64.sqrt();
    assert!((mean - 5.0).abs() < 1e-9);
    assert!((low - (5.0 - std)).abs() < 1e-3 && (high - (5.0 + std)).abs() < 1e-3);
}

#[test]
fn an_undefined_std_has_no_line() {
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(&[vec![1.0, 2.0, 4.0]]).ok();
    let outcome = outcome(&scenario);
    let panel = Panel::both(&outcome, Divisor::Unbiased)[0];
    // A column of one value has no std with divisor n − 1.
    let whisker = panel.whisker(outcome.before.columns[0], Divisor::Unbiased);
    assert!(whisker.line.is_empty() && !whisker.dot.is_empty());
    let whisker = panel.whisker(outcome.before.columns[0], Divisor::Biased);
    assert!(!whisker.line.is_empty());
}

fn custom(rows: &[Vec<f64>]) -> Outcome {
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(rows).ok();
    outcome(&scenario)
}

#[test]
fn a_mean_without_a_std_keeps_its_dot() {
    let outcome = custom(&[vec![1.0], vec![2.0], vec![7.0]]);
    let panel = Panel::both(&outcome, Divisor::Unbiased)[0];
    for (summary, mean) in outcome.before.rows.iter().zip([1.0, 2.0, 7.0]) {
        let whisker = panel.whisker(*summary, Divisor::Unbiased);
        assert_eq!(whisker.line, "");
        let at = panel.position(mean);
        assert!((0.0..=WIDTH).contains(&at));
        assert_eq!(whisker.dot, format!("M{at:.2} {}h0", HEIGHT / 2.0));
    }
}

#[test]
fn labels_of_values_that_share_a_large_offset_differ() {
    let near = |value: f64| vec![1e6 + value, 1e6 - value, 1e6 + 2.0 * value];
    for (scale, is_near) in [(1.0, true), (5e5, false)] {
        let outcome = custom(&[near(scale), near(3.0 * scale)]);
        let panel = Panel::both(&outcome, Divisor::Unbiased)[0];
        assert_eq!(panel.offset != 0.0, is_near, "{panel:?}");
        let labels: Vec<String> = panel
            .ticks()
            .iter()
            .map(|tick| panel.label(*tick))
            .collect();
        assert!(labels.len() > 1);
        for (index, label) in labels.iter().enumerate() {
            assert!(!labels[..index].contains(label), "{labels:?}");
        }
        let [before, after] = words::headings([panel.offset, 0.0]);
        assert_eq!(
            before.contains("1\u{202f}000\u{202f}000"),
            is_near,
            "{before}"
        );
        assert_eq!(after, "LN(A), after");
    }
}

#[test]
fn an_axis_is_about_as_long_as_its_values_are_apart() {
    for rows in [
        [
            vec![16_777_216.0, 16_777_217.0, 16_777_218.0],
            vec![16_777_216.0, 16_777_218.0, 16_777_220.0],
        ],
        [
            vec![5.0, 5.000_000_5, 4.999_999_5],
            vec![5.0, 5.0, 5.000_000_5],
        ],
        [vec![1.0, 2.0, 4.0], vec![3.0, 1.0, 2.0]],
    ] {
        let outcome = custom(&rows);
        let panel = Panel::both(&outcome, Divisor::Biased)[0];
        let values = outcome.before.rows.iter().chain(&outcome.before.columns);
        let ends: Vec<f64> = values
            .flat_map(|summary| {
                let (mean, std) = (summary.mean.to_f64(), summary.std_biased.to_f64());
                [mean - std, mean + std]
            })
            .collect();
        let least = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let most = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let [low, high] = panel.range;
        assert!(low < least && most < high, "{panel:?}");
        assert!(high - low < 2.0 * (most - least), "{panel:?}");
    }
}

#[test]
fn labels_of_tiny_values_are_not_all_zero() {
    let outcome = custom(&[vec![1e-9, 2e-9, 5e-9], vec![-3e-9, 1e-9, 4e-9]]);
    let panel = Panel::both(&outcome, Divisor::Unbiased)[0];
    let labels: Vec<String> = panel
        .ticks()
        .iter()
        .map(|tick| panel.label(*tick))
        .collect();
    assert!(
        labels.iter().filter(|label| *label == "0").count() <= 1,
        "{labels:?}"
    );
}

/// Labels that read the same say nothing. Axes of values that are far from 0 and near each
/// other need more digits.
#[test]
fn no_two_labels_of_an_axis_read_the_same() {
    let mut axes = 0;
    for mean in [0.0, 0.3, 100.0, -5e3, 1e6] {
        for std in [0.001, 1.0, 20.0, 2e3, 1e4, 1e6] {
            for (gamma, beta) in [(1.0, 0.0), (0.001, 1e6), (2e3, 1e6), (-7.0, 1e3)] {
                let mut scenario = Scenario::default();
                scenario.activations.mean = mean;
                scenario.activations.std = std;
                scenario.layer_norm.gamma = Parameter::uniform(gamma);
                scenario.layer_norm.beta = Parameter::uniform(beta);
                let outcome = outcome(&scenario);
                for panel in Panel::both(&outcome, Divisor::Biased) {
                    let labels = panel.ticks().into_iter().map(|tick| panel.label(tick));
                    let mut labels: Vec<String> = labels.collect();
                    let count = labels.len();
                    labels.dedup();
                    assert_eq!(
                        labels.len(),
                        count,
                        "{mean} {std} {gamma} {beta}: {labels:?}"
                    );
                    axes += 1;
                }
            }
        }
    }
    assert_eq!(axes, 240);
}

/// The same where values have no spread, so that the axis has a length of its own.
#[test]
fn no_two_labels_of_equal_values_read_the_same() {
    for value in [0.0, 5.0, -3.0, 1234.567, 16_777_217.0, 1e-20, -3e38, 1e38] {
        for (rows, features) in [(1, 1), (1, 7), (2, 3)] {
            for (gamma, beta) in [(1.0, 0.0), (-2.0, 3.0), (1.0, 1e6)] {
                let mut scenario = Scenario::default();
                let values = vec![vec![value; features]; rows];
                scenario.activations.own = CustomMatrix::from_rows(&values).ok();
                scenario.layer_norm.gamma = Parameter::uniform(gamma);
                scenario.layer_norm.beta = Parameter::uniform(beta);
                let outcome = outcome(&scenario);
                for divisor in [Divisor::Biased, Divisor::Unbiased] {
                    for panel in Panel::both(&outcome, divisor) {
                        let labels = panel.ticks().into_iter().map(|tick| panel.label(tick));
                        let mut labels: Vec<String> = labels.collect();
                        let count = labels.len();
                        labels.sort();
                        labels.dedup();
                        assert!(count > 0, "{value} {rows} × {features}");
                        assert_eq!(labels.len(), count, "{value} {gamma} {beta}: {labels:?}");
                    }
                }
            }
        }
    }
}
