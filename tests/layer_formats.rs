//! The layer in float16 and bfloat16, and the option that rounds every step.

use layernorm_lab::{
    lab::{
        experiment, failures,
        matrix::Matrix,
        normalization::{Outcome, run},
        real::Real,
        relatives::{self, Relative},
        scenario::{LayerNorm, NormalizedShape, Parameter, Precision, RowSource, Scenario},
        stepwise,
    },
    share::link::{self, Link},
};
use serde_json::json;

const NARROW: [Precision; 2] = [Precision::Float16, Precision::BFloat16];

fn layer(precision: Precision, round_every_step: bool) -> LayerNorm {
    LayerNorm {
        precision,
        round_every_step,
        ..LayerNorm::default()
    }
}

fn row(values: &[f32], layer: &LayerNorm) -> Outcome {
    run(Matrix::new(1, values.len(), values.to_vec()), layer)
}

/// What `words::layer_format` says of these values.
#[test]
fn ten_values_of_1000_survive_float16_only_without_rounding_at_every_step() {
    let values = [1000.0, -1000.0].repeat(5);
    let pytorch = row(&values, &layer(Precision::Float16, false));
    assert_eq!(pytorch.output.values(), [1.0, -1.0].repeat(5));
    assert_eq!(pytorch.stepwise, None);
    let every_step = row(&values, &layer(Precision::Float16, true));
    assert!(every_step.output.values().iter().all(|y| *y == 0.0));
    let [moments] = every_step.stepwise.as_deref().unwrap() else {
        panic!("one row has one group");
    };
    assert_eq!(moments.variance, Real::Infinity);
    assert_eq!(every_step.groups[0].variance, Real::Finite(1e6));
    let bfloat16 = row(&values, &layer(Precision::BFloat16, true));
    assert_eq!(bfloat16.output.values(), [1.0, -1.0].repeat(5));
}

/// The failure "all zeros in float16" is one of rounding ε; PyTorch's kernel keeps it.
#[test]
fn zeros_with_an_eps_of_1e_12_are_nan_only_with_rounding_at_every_step() {
    let failure = failures::ALL.iter();
    let failure = failure
        .into_iter()
        .find(|failure| failure.id == RowSource::ZerosInFloat16);
    let failure = failure.expect("the failure is listed");
    let zeros = failure.row().values;
    let mut layer = layer(failure.precision, false);
    layer.eps = failure.eps;
    assert_eq!(row(&zeros, &layer).output.values(), zeros);
    layer.round_every_step = true;
    let outcome = row(&zeros, &layer);
    assert!(outcome.output.values().iter().all(|y| y.is_nan()));
    assert_eq!(outcome.stepwise.unwrap()[0].eps, Real::Finite(0.0));
}

#[test]
fn float32_neither_copies_nor_rounds() {
    let activations = Matrix::new(1, 3, vec![0.1, 0.2, 0.4]);
    let outcome = run(activations.clone(), &layer(Precision::Float32, true));
    assert!(std::ptr::eq(outcome.input.values(), activations.values()));
    assert_eq!((&outcome.unrounded, &outcome.stepwise), (&None, &None));
    assert_eq!(outcome, run(activations, &LayerNorm::default()));
}

#[test]
fn a_narrow_format_rounds_the_input_and_keeps_the_activations() {
    let values = [0.1, 1e5, -3.0];
    let outcome = row(&values, &layer(Precision::Float16, false));
    assert_eq!(outcome.input.values(), [0.099_975_586, f32::INFINITY, -3.0]);
    assert_eq!(outcome.activations().values(), values);
    assert_eq!(outcome.before.rows[0].mean, Real::Infinity);
    assert!(outcome.output.values().iter().all(|y| y.is_nan()));
    // These values are numbers of both formats.
    for precision in NARROW {
        let outcome = row(&[1.0, 0.5, -3.0], &layer(precision, false));
        assert_eq!(outcome.unrounded, None);
        assert_eq!(outcome.activations(), &outcome.input);
    }
}

#[test]
fn gamma_and_beta_are_rounded_to_the_format() {
    let mut layer = layer(Precision::BFloat16, false);
    (layer.gamma, layer.beta) = (Parameter::uniform(0.1), Parameter::uniform(1e6));
    let outcome = row(&[1.0, 2.0], &layer);
    assert_eq!(outcome.gamma.values(), [0.100_097_656; 2]);
    assert_eq!(outcome.beta.values(), [999_424.0; 2]);
    layer.precision = Precision::Float16;
    assert_eq!(row(&[1.0, 2.0], &layer).beta.values(), [f32::INFINITY; 2]);
}

#[test]
fn a_whole_matrix_has_one_group_of_rounded_moments() {
    let matrix = Matrix::new(2, 2, vec![1.0, 2.0, 3.0, 5.0]);
    let mut layer = layer(Precision::Float16, true);
    layer.normalized_shape = NormalizedShape::Whole;
    let whole = run(matrix.clone(), &layer);
    let (moments, normalized) = stepwise::normalize(matrix.values(), layer.eps, Precision::Float16);
    assert_eq!(whole.stepwise, Some(vec![moments]));
    assert_eq!(whole.output.values(), normalized);
    layer.normalized_shape = NormalizedShape::Row;
    assert_eq!(run(matrix, &layer).stepwise.unwrap().len(), 2);
}

#[test]
fn relatives_round_input_and_output_once() {
    let input = Matrix::new(2, 2, vec![0.1, 1e5, -3.0, 0.3]);
    for relative in Relative::all(1) {
        for precision in NARROW {
            let rounded = row(&[0.1, 1e5, -3.0, 0.3], &layer(precision, false)).input;
            let rounded = Matrix::new(2, 2, rounded.into_values());
            let output = |input| relatives::run(relative, input, 1e-5, precision).unwrap();
            assert_eq!(output(&input), output(&rounded), "{relative:?}");
            let values = output(&input).output;
            let again = run(values.clone(), &layer(precision, false)).input;
            assert_eq!(values, again, "{relative:?} {precision:?}");
        }
    }
}

#[test]
fn the_format_survives_json_and_links_and_is_absent_from_older_ones() {
    let mut scenario = Scenario::default();
    assert_eq!(link::write(&Link::default()).fragment, "v=1");
    scenario.layer_norm.precision = Precision::BFloat16;
    scenario.layer_norm.round_every_step = true;
    let text = serde_json::to_string(&scenario).unwrap();
    assert_eq!(Scenario::from_json(&text), Ok(scenario.clone()));
    let link = Link {
        scenario: scenario.clone(),
        ..Link::default()
    };
    let fragment = link::write(&link).fragment;
    assert_eq!(fragment, "v=1&layer-format=bfloat16&every-step=1");
    assert_eq!(link::read(&fragment).unwrap().link, link);
    // A file and a link of a version without the format.
    let old = r#"{"layer_norm": {"eps": 0.5}}"#;
    let old = Scenario::from_json(old).unwrap();
    assert_eq!(old.layer_norm.precision, Precision::Float32);
    let old = link::read("v=1&format=float16").unwrap().link.scenario;
    assert_eq!(old.growth.precision, Precision::Float16);
    assert_eq!(old.layer_norm, LayerNorm::default());
    let error = Scenario::from_json(r#"{"layer_norm": {"precision": "float8"}}"#).unwrap_err();
    assert_eq!(error[0].field.as_deref(), Some("layer_norm.precision"));
}

#[test]
fn the_outcome_in_json_holds_both_inputs_and_the_rounded_moments() {
    let mut scenario = Scenario::default();
    let of =
        |scenario: &Scenario| json!(experiment::run(scenario).unwrap())["normalization"].take();
    let float32 = of(&scenario);
    assert!(float32["unrounded"].is_null() && float32["stepwise"].is_null());
    scenario.layer_norm.precision = Precision::Float16;
    scenario.layer_norm.round_every_step = true;
    let float16 = of(&scenario);
    assert_eq!(float16["unrounded"], float32["input"]);
    assert_ne!(float16["input"], float32["input"]);
    assert_eq!(float16["stepwise"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        float16["stepwise"][0]["eps"],
        json!(1.001_358_032_226_562_5e-5)
    );
}
