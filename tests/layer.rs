//! The layer's outputs compared with algebra, and its printed form with PyTorch's.

use layernorm_lab::lab::{
    activations::activations,
    layer::pytorch_repr,
    matrix::Matrix,
    normalization::run,
    real::Real,
    scenario::{Activations, CustomMatrix, LayerNorm, NormalizedShape, Parameter},
};
use serde::Deserialize;

/// Allows `|error| < 1e-5·(1 + |expected|)`.
fn assert_close(measured: Real, expected: f64) {
    let error = (measured.to_f64() - expected).abs();
    assert!(
        error < 1e-5 * (1.0 + expected.abs()),
        "{measured:?} is not {expected}"
    );
}

fn lecture_matrix() -> Matrix {
    activations(42, &Activations::default())
}

#[test]
fn gamma_3_and_beta_5_give_mean_5_and_std_root_10() {
    let mut layer = LayerNorm::default();
    (layer.gamma.all, layer.beta.all) = (3.0, 5.0);
    let outcome = run(lecture_matrix(), &layer);
    for row in 0..3 {
        assert_close(outcome.after.rows[row].mean, 5.0);
        assert_close(outcome.after.rows[row].std_unbiased, 10_f64.sqrt());
    }
}

#[test]
fn predicted_statistics_match_the_output() {
    for normalized_shape in [NormalizedShape::Row, NormalizedShape::Whole] {
        for (eps, gamma, beta) in [(1e-5, 1.0, 0.0), (4.0, -2.0, 0.5), (0.0, 0.0, 1.0)] {
            let layer = LayerNorm {
                normalized_shape,
                eps,
                gamma: Parameter::uniform(gamma),
                beta: Parameter::uniform(beta),
                ..LayerNorm::default()
            };
            let outcome = run(lecture_matrix(), &layer);
            assert_eq!(outcome.predicted.len(), 3);
            for (measured, predicted) in std::iter::zip(&outcome.after.rows, &outcome.predicted) {
                let predicted = predicted.unwrap();
                assert_close(measured.mean, predicted.mean.to_f64());
                assert_close(measured.std_biased, predicted.std_biased.to_f64());
                assert_close(measured.std_unbiased, predicted.std_unbiased.to_f64());
            }
        }
    }
}

#[test]
fn rows_with_an_override_have_no_prediction() {
    let mut layer = LayerNorm::default();
    layer.gamma.set(0, 3, -2.0);
    assert_eq!(run(lecture_matrix(), &layer).predicted, [None; 3]);
    layer.normalized_shape = NormalizedShape::Whole;
    let outcome = run(lecture_matrix(), &layer);
    let is_predicted: Vec<bool> = outcome.predicted.iter().map(Option::is_some).collect();
    assert_eq!(is_predicted, [false, true, true]);
    assert_eq!(outcome.gamma.get(0, 3), Some(-2.0));
}

#[test]
fn a_constant_row_becomes_beta_or_nan_without_eps() {
    let constant = || Matrix::new(1, 4, vec![1234.0; 4]);
    let mut layer = LayerNorm::default();
    layer.beta.all = 0.5;
    assert_eq!(run(constant(), &layer).output.values(), [0.5; 4]);
    layer.eps = 0.0;
    let outcome = run(constant(), &layer);
    assert!(outcome.output.values().iter().all(|value| value.is_nan()));
    assert_eq!(outcome.predicted[0].unwrap().mean, Real::Undefined);
    assert_eq!(outcome.correlation.pooled, Real::Undefined);
}

#[test]
fn a_single_feature_normalises_to_zero() {
    let outcome = run(Matrix::new(2, 1, vec![3.0, -8.0]), &LayerNorm::default());
    assert_eq!(outcome.output.values(), [0.0, 0.0]);
    let predicted = outcome.predicted[0].unwrap();
    assert_eq!(predicted.std_unbiased, Real::Undefined);
    assert_eq!(predicted.std_biased, Real::Finite(0.0));
}

/// What PyTorch 2.15 prints; `goldens/layer_repr.py` writes the file.
#[test]
fn the_layer_is_printed_as_pytorch_prints_it() {
    #[derive(Deserialize)]
    struct File {
        cases: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        shape: Vec<usize>,
        eps: f64,
        repr: String,
    }
    let file: File = serde_json::from_str(include_str!("goldens/layer_repr.json"))
        .expect("the golden file is valid JSON");
    assert_eq!(file.cases.len(), 48);
    for case in file.cases {
        let (rows, features, normalized_shape) = match case.shape[..] {
            [features] => (3, features, NormalizedShape::Row),
            [rows, features] => (rows, features, NormalizedShape::Whole),
            _ => panic!("{:?} is not the shape of a row or a matrix", case.shape),
        };
        let layer = LayerNorm {
            normalized_shape,
            eps: case.eps,
            ..LayerNorm::default()
        };
        assert_eq!(pytorch_repr(rows, features, &layer), case.repr);
    }
}

#[test]
fn a_custom_matrix_replaces_the_draw_and_edits_apply_to_either() {
    let mut settings = Activations::default();
    let drawn = activations(7, &settings);
    settings.edit(2, 9, 50.0);
    settings.edit(2, 9, 0.1);
    settings.edit(16, 0, 1.0);
    let edited = activations(7, &settings);
    assert_eq!(edited.get(2, 9), Some(0.1));
    assert_eq!(edited.values()[..29], drawn.values()[..29]);
    settings.own = CustomMatrix::from_rows(&[vec![1.0, 2.0], vec![3.0, 4.0], vec![5.0, 6.0]]).ok();
    assert_eq!(settings.shape(), (3, 2));
    settings.edit(0, 1, -2.0);
    let custom = activations(7, &settings);
    assert_eq!(custom.values(), [1.0, -2.0, 3.0, 4.0, 5.0, 6.0]);
    settings.put_back(0, 1);
    assert_eq!(activations(8, &settings).get(0, 1), Some(2.0));
    settings.own = None;
    settings.edits.clear();
    assert_eq!(activations(7, &settings), drawn);
}
