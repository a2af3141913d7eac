//! The presets: what they show, what their reports say, and the choice of a matrix's row.

use layernorm_lab::{
    lab::{
        activations::activations,
        failures::{ALL, Failure, Outcome, choose, preset, run, run_row},
        real::Real,
        scenario::{CustomMatrix, Failures, RowSource, Scenario},
    },
    words::failures as words,
};

fn outcome(source: RowSource) -> Outcome {
    run(preset(source).expect("a preset"))
}

/// The variance of `offset + {0, 1, 2, 3}` is 1.25. In float32, an independent computation
/// in Python gives `E[x²] − μ²` = 1 at offset 4000 and −128 at 40000.
#[test]
fn the_naive_variance_loses_precision_in_float32() {
    let at_40000 = outcome(RowSource::From40000);
    assert_eq!(at_40000.exact.variance, Real::Finite(1.25));
    assert_eq!(at_40000.naive.variance, Real::Finite(-128.0));
    assert_eq!(at_40000.naive.output, [Real::Undefined; 4]);
    let at_4000 = Failure {
        values: || vec![4000.0, 4001.0, 4002.0, 4003.0],
        ..ALL[0]
    };
    assert_eq!(run(&at_4000).naive.variance, Real::Finite(1.0));
}

/// Every preset makes the naive variance or burn fail, except the zeros, which fail only
/// in the backward pass.
#[test]
fn every_preset_fails_visibly() {
    for failure in &ALL {
        let outcome = run(failure);
        let naive = std::iter::zip(&outcome.naive.output, &outcome.exact.output)
            .any(|(naive, exact)| (naive.to_f64() - exact.to_f64()).abs() > 0.1);
        let burn = outcome.absolute_error.to_f64() > 1e-5;
        let undefined = |values: &[Real]| values.contains(&Real::Undefined);
        let has_nan = undefined(&outcome.naive.output) || undefined(&outcome.burn);
        assert_eq!(
            naive || burn || has_nan,
            failure.id != RowSource::Zeros,
            "{:?}: {outcome:?}",
            failure.id
        );
    }
}

#[test]
fn errors_are_those_of_the_worst_entry() {
    let huge = outcome(RowSource::Huge);
    assert_eq!(huge.burn, [Real::Finite(0.0); 4]);
    assert_eq!(huge.absolute_error, Real::Finite(1.0));
    assert_eq!(huge.relative_error, Real::Finite(1.0));
    let zeros = outcome(RowSource::ZerosInFloat16);
    assert_eq!(zeros.burn, [Real::Undefined; 8]);
    assert_eq!(zeros.exact.output, [Real::Finite(0.0); 8]);
    assert_eq!(zeros.absolute_error, Real::Infinity);
    let constant = outcome(RowSource::Constant);
    assert_eq!(constant.relative_error, Real::Finite(0.0));
    let spread = outcome(RowSource::From10000);
    let worst = spread.worst;
    let error = (spread.burn[worst].to_f64() - spread.exact.output[worst].to_f64()).abs();
    assert_eq!(spread.absolute_error, Real::Finite(error));
    assert!(error > 0.01, "{error}");
}

#[test]
fn an_infinity_makes_the_whole_row_undefined() {
    let outcome = outcome(RowSource::Infinity);
    assert_eq!(outcome.input[2], Real::Infinity);
    assert_eq!(outcome.burn, [Real::Undefined; 4]);
    assert_eq!(outcome.exact.output, [Real::Undefined; 4]);
}

#[test]
fn each_choice_has_a_name_and_each_preset_a_report() {
    let mut names: Vec<_> = RowSource::ALL.map(words::name).to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RowSource::ALL.len());
    for source in RowSource::ALL {
        let is_preset = source != RowSource::MatrixRow;
        assert_eq!(preset(source).is_some(), is_preset, "{source:?}");
        assert_eq!(words::report(source).is_some(), is_preset, "{source:?}");
    }
    for (failure, source) in std::iter::zip(&ALL, RowSource::ALL) {
        assert_eq!(failure.id, source);
        for report in failure.reports {
            assert!(report.url().starts_with("https://github.com/"));
            assert!(report.url().ends_with(&format!("/issues/{}", report.issue)));
        }
    }
}

/// The numbers of the lab that the reports' texts quote, beside those of the reports.
#[test]
fn the_reports_quote_the_labs_own_results() {
    let first_naive = |source| outcome(source).naive.output[0].to_f64();
    for (source, quoted, value) in [
        (
            RowSource::From100,
            "The lab’s naive result, \u{2212}0.1691",
            -0.1691,
        ),
        (
            RowSource::From1000,
            "The lab’s naive result, \u{2212}0.01196",
            -0.01196,
        ),
        (
            RowSource::From10000,
            "its first result was \u{2212}0.0024, as with",
            -0.0024,
        ),
    ] {
        let text = words::report(source).expect("a report");
        assert!(text.contains(quoted), "{text}");
        assert!((first_naive(source) - value).abs() < 5e-5, "{source:?}");
    }
    assert!(first_naive(RowSource::Constant).is_nan());
    let zeros = |eps| {
        run_row(&layernorm_lab::lab::failures::Row {
            eps,
            ..preset(RowSource::Zeros).expect("a preset").row()
        })
    };
    // “0 in float32”: the ε of the report is 0 only in float16.
    assert_eq!(zeros(1e-12).burn, [Real::Finite(0.0); 8]);
    let spread = outcome(RowSource::Near2000).exact.variance.to_f64().sqrt();
    assert!(spread < 0.5, "a smaller spread than randn’s 1: {spread}");
}

fn matrix_row(row: u32, rows: &[Vec<f64>]) -> (Scenario, Failures) {
    let mut scenario = Scenario::default();
    scenario.activations.own = CustomMatrix::from_rows(rows).ok();
    scenario.layer_norm.eps = 1e-3;
    let settings = Failures {
        source: RowSource::MatrixRow,
        row,
    };
    (scenario, settings)
}

#[test]
fn a_row_of_the_matrix_takes_the_layers_eps_and_no_other_setting() {
    let (mut scenario, settings) = matrix_row(2, &[vec![1.0, 2.0], vec![3.0, 5.0]]);
    scenario.layer_norm.gamma.all = 7.0;
    scenario.layer_norm.beta.all = 7.0;
    let input = activations(0, &scenario.activations);
    let row = choose(&settings, &scenario.layer_norm, &input);
    assert_eq!((&row.values[..], row.eps), (&[3.0, 5.0][..], 1e-3));
    let outcome = run_row(&row);
    let expected = 1.0 / 1.001_f64.sqrt();
    assert!((outcome.burn[1].to_f64() - expected).abs() < 1e-6);
    assert_eq!(
        words::setup(&settings, 2, &row),
        "Row 2 of A (A[1] in PyTorch), normalised by itself with ε = 0.001 of station 2, γ = 1 and β = 0, in float32."
    );
}

#[test]
fn a_row_that_the_matrix_lacks_falls_back_to_its_last_and_says_so() {
    let (scenario, settings) = matrix_row(64, &[vec![1.0, 2.0], vec![3.0, 5.0]]);
    let input = activations(0, &scenario.activations);
    let row = choose(&settings, &scenario.layer_norm, &input);
    assert_eq!(row.values, [3.0, 5.0]);
    let setup = words::setup(&settings, 2, &row);
    let start = "A has only 2 rows, so there is no row 64. Row 2 of A (A[1] in PyTorch), normalised by itself";
    assert!(setup.starts_with(start), "{setup}");
    let (scenario, settings) = matrix_row(2, &[vec![1.0, 2.0]]);
    let row = choose(
        &settings,
        &scenario.layer_norm,
        &activations(0, &scenario.activations),
    );
    let setup = words::setup(&settings, 1, &row);
    assert!(
        setup.starts_with("A has only 1 row, so there is no row 2. Row 1 of A"),
        "{setup}"
    );
}

#[test]
fn the_settings_of_a_preset_are_stated() {
    let setup = |source| {
        let row = preset(source).expect("a preset").row();
        words::setup(&Failures { source, row: 1 }, 3, &row)
    };
    assert_eq!(
        setup(RowSource::From40000),
        "Normalised with ε = 1×10⁻⁵, γ = 1 and β = 0, in float32."
    );
    assert_eq!(
        setup(RowSource::ZerosInFloat16),
        "Normalised with ε = 1×10⁻¹², γ = 1 and β = 0, with values, ε and results rounded to float16, and float32 between."
    );
}
