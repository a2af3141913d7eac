//! Station 3's whiskers.

use layernorm_lab::{
    charts::picture::whiskers,
    lab::scenario::{Divisor, Scenario},
};

use crate::{attributes, outcome, texts};

fn numbers(values: &[&str]) -> Vec<f64> {
    let all = values.iter().map(|value| value.parse().expect("a number"));
    all.collect()
}

/// The mean and the std of some values, with divisor n − 1.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>();
    (mean, (squares / (count - 1.0)).sqrt())
}

#[test]
fn dots_and_whiskers_are_the_means_and_stds_of_the_rows_and_columns() {
    let outcome = outcome(&Scenario::default()).normalization;
    let picture = whiskers(&outcome, Divisor::Unbiased, 0..3, 0..10);
    let dots = numbers(&attributes(&picture.body, "cx"));
    assert_eq!(dots.len(), 26);
    let ends: Vec<[f64; 2]> = attributes(&picture.body, "d")
        .iter()
        .filter_map(|path| {
            let (low, rest) = path.strip_prefix('M')?.split_once(' ')?;
            let (high, _) = rest.split_once('H')?.1.split_once('M')?;
            Some([low.parse().ok()?, high.parse().ok()?])
        })
        .collect();
    assert_eq!(ends.len(), 26);
    for (panel, matrix) in [&outcome.input, &outcome.output].into_iter().enumerate() {
        let value = |row: usize, column: usize| f64::from(matrix.row(row)[column]);
        let rows = (0..3).map(|row| (0..10).map(|column| value(row, column)).collect::<Vec<_>>());
        let columns = (0..10).map(|column| (0..3).map(|row| value(row, column)).collect());
        let lines: Vec<(f64, f64)> = rows.chain(columns).map(|line| moments(&line)).collect();
        let at = |line: usize| (dots[2 * line + panel], ends[2 * line + panel]);
        // Two dots that are far apart give the scale; all others must agree with it.
        let far = |least: bool| {
            let order = |&one: &usize, &other: &usize| lines[one].0.total_cmp(&lines[other].0);
            if least {
                (0..13).min_by(order)
            } else {
                (0..13).max_by(order)
            }
            .expect("lines")
        };
        let (low, high) = (far(true), far(false));
        let scale = (at(high).0 - at(low).0) / (lines[high].0 - lines[low].0);
        assert!(scale > 10.0, "{scale}");
        let place = |value: f64| at(low).0 + (value - lines[low].0) * scale;
        for (line, &(mean, std)) in lines.iter().enumerate() {
            let (dot, [left, right]) = at(line);
            for (is, expected) in [
                (dot, place(mean)),
                (left, place(mean - std)),
                (right, place(mean + std)),
            ] {
                assert!(
                    (is - expected).abs() < 0.05,
                    "line {line}: {is}, not {expected}"
                );
            }
        }
    }
}

#[test]
fn each_line_has_its_name_and_its_numbers() {
    let outcome = outcome(&Scenario::default()).normalization;
    let picture = whiskers(&outcome, Divisor::Unbiased, 0..3, 0..10);
    let texts = texts(&picture.body);
    for name in [
        "row 1",
        "row 3",
        "column 1",
        "column 10",
        "A, before",
        "LN(A), after",
    ] {
        assert_eq!(
            texts.iter().filter(|text| **text == name).count(),
            1,
            "{name}"
        );
    }
    // √(10/9) for three rows, and the predicted ticks at ± that.
    let count = |text: &str| texts.iter().filter(|shown| **shown == text).count();
    assert_eq!(
        (count("1.0541"), count("1.054"), count("\u{2212}1.054")),
        (3, 1, 1)
    );
    let biased = whiskers(&outcome, Divisor::Biased, 0..3, 0..10);
    assert_eq!(
        crate::texts(&biased.body)
            .iter()
            .filter(|text| **text == "1.0000")
            .count(),
        3
    );
}

/// The page shows large matrices in parts.
#[test]
fn only_the_shown_rows_and_columns_are_drawn() {
    let mut scenario = Scenario::default();
    scenario.activations.rows = 16;
    scenario.activations.features = 64;
    let outcome = outcome(&scenario).normalization;
    let picture = whiskers(&outcome, Divisor::Unbiased, 4..12, 40..64);
    let all = texts(&picture.body);
    let lines = all
        .iter()
        .filter(|text| text.starts_with("row ") || text.starts_with("column "));
    assert_eq!(lines.count(), 8 + 24);
    assert!(all.contains(&"row 5") && all.contains(&"column 64"));
    assert!(picture.height > 32.0 * 24.0);
}

#[test]
fn a_row_without_a_finite_std_has_a_dot_and_no_whisker() {
    let mut scenario = Scenario::default();
    scenario.activations.features = 1;
    let outcome = outcome(&scenario).normalization;
    let picture = whiskers(&outcome, Divisor::Unbiased, 0..3, 0..1);
    // A row of one value has no std with divisor n − 1; the column of three has one.
    assert_eq!(attributes(&picture.body, "cx").len(), 8);
    let paths = attributes(&picture.body, "d");
    assert_eq!(paths.iter().filter(|path| path.contains('H')).count(), 2);
    assert!(texts(&picture.body).contains(&"NaN"));
    assert!(!attributes(&picture.body, "d").concat().contains("NaN"));
}
