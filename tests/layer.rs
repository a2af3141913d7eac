//! The layer at work: what algebra says it must give.

use layernorm_lab::lab::{
    activations::activations,
    layer::pytorch_repr,
    matrix::Matrix,
    normalization::run,
    real::Real,
    scenario::{Activations, LayerNorm, NormalizedShape, Parameter, Table},
};

fn near(measured: Real, expected: f64) {
    let error = (measured.to_f64() - expected).abs();
    assert!(
        error < 1e-5 * (1.0 + expected.abs()),
        "{measured:?} {expected}"
    );
}

fn lecture() -> Matrix {
    activations(42, &Activations::default())
}

#[test]
fn gamma_3_and_beta_5_give_mean_5_and_std_root_10() {
    let mut layer = LayerNorm::default();
    (layer.gamma.all, layer.beta.all) = (3.0, 5.0);
    let outcome = run(lecture(), &layer);
    for row in 0..3 {
        near(outcome.after.rows[row].mean, 5.0);
        near(outcome.after.rows[row].std_unbiased, 10_f64.sqrt());
    }
}

#[test]
fn what_is_predicted_is_what_is_measured() {
    for normalized_shape in [NormalizedShape::Row, NormalizedShape::Whole] {
        for (eps, gamma, beta) in [(1e-5, 1.0, 0.0), (4.0, -2.0, 0.5), (0.0, 0.0, 1.0)] {
            let layer = LayerNorm {
                normalized_shape,
                eps,
                gamma: Parameter::uniform(gamma),
                beta: Parameter::uniform(beta),
            };
            let outcome = run(lecture(), &layer);
            for (measured, predicted) in std::iter::zip(&outcome.after.rows, &outcome.predicted) {
                let predicted = predicted.unwrap();
                near(measured.mean, predicted.mean.to_f64());
                near(measured.std_biased, predicted.std_biased.to_f64());
                near(measured.std_unbiased, predicted.std_unbiased.to_f64());
            }
        }
    }
}

#[test]
fn an_entry_of_its_own_leaves_no_prediction_for_its_rows() {
    let mut layer = LayerNorm::default();
    layer.gamma.set(0, 3, -2.0);
    assert_eq!(run(lecture(), &layer).predicted, [None; 3]);
    layer.normalized_shape = NormalizedShape::Whole;
    let outcome = run(lecture(), &layer);
    let given: Vec<bool> = outcome.predicted.iter().map(Option::is_some).collect();
    assert_eq!(given, [false, true, true]);
    assert_eq!(outcome.gamma.get(0, 3), Some(-2.0));
}

#[test]
fn a_constant_row_gives_beta_and_without_eps_nothing() {
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
fn one_feature_is_its_own_mean() {
    let outcome = run(Matrix::new(2, 1, vec![3.0, -8.0]), &LayerNorm::default());
    assert_eq!(outcome.output.values(), [0.0, 0.0]);
    let predicted = outcome.predicted[0].unwrap();
    assert_eq!(predicted.std_unbiased, Real::Undefined);
    assert_eq!(predicted.std_biased, Real::Finite(0.0));
}

#[test]
fn the_layer_is_printed_as_pytorch_prints_it() {
    let mut layer = LayerNorm::default();
    let mut printed = |eps| {
        layer.eps = eps;
        pytorch_repr(3, 10, &layer)
    };
    assert_eq!(
        printed(1e-5),
        "LayerNorm((10,), eps=1e-05, elementwise_affine=True)"
    );
    for (eps, text) in [
        (0.0, "0.0"),
        (1e-12, "1e-12"),
        (1.5e-7, "1.5e-07"),
        (1e-4, "0.0001"),
        (0.001, "0.001"),
        (1.0, "1.0"),
        (1e6, "1000000.0"),
    ] {
        assert!(printed(eps).contains(&format!("eps={text},")), "{text}");
    }
    layer.normalized_shape = NormalizedShape::Whole;
    assert!(pytorch_repr(3, 10, &layer).starts_with("LayerNorm((3, 10), "));
}

#[test]
fn a_matrix_of_ones_own_takes_the_place_of_the_draw_and_cells_are_set_on_either() {
    let mut settings = Activations::default();
    let drawn = activations(7, &settings);
    settings.edit(2, 9, 50.0);
    settings.edit(2, 9, 0.1);
    settings.edit(16, 0, 1.0);
    let edited = activations(7, &settings);
    assert_eq!(edited.get(2, 9), Some(0.1));
    assert_eq!(edited.values()[..29], drawn.values()[..29]);
    settings.own = Table::from_rows(&[vec![1.0, 2.0], vec![3.0, 4.0], vec![5.0, 6.0]]).ok();
    assert_eq!(settings.shape(), (3, 2));
    settings.edit(0, 1, -2.0);
    let own = activations(7, &settings);
    assert_eq!(own.values(), [1.0, -2.0, 3.0, 4.0, 5.0, 6.0]);
    settings.put_back(0, 1);
    assert_eq!(activations(8, &settings).get(0, 1), Some(2.0));
    settings.own = None;
    settings.edits.clear();
    assert_eq!(activations(7, &settings), drawn);
}
