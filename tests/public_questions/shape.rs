//! Questions on the values that are normalised together.

use layernorm_lab::lab::{
    experiment::run,
    layer::pytorch_repr,
    public_questions::PublicQuestion,
    real::Real,
    relatives::Relative,
    scenario::{NormalizedShape, Scenario},
};

use crate::{begin, is, outcome, output, quotes, relative};

#[test]
fn one_feature_gives_beta() {
    let question = PublicQuestion::AllZero;
    let (_, outcome) = outcome(question);
    begin(
        outcome.normalization.input.values(),
        &[1.9269, 1.4873, 0.9007],
    );
    assert_eq!(outcome.normalization.output.values(), [0.0; 16]);
    let question = PublicQuestion::OneFeature;
    assert_eq!(output(question).values(), [3.0]);
}

#[test]
fn group_norm_with_one_group_is_layer_norm_over_the_sample() {
    let question = PublicQuestion::GroupNorm;
    let expected = [-1.1255, -1.1518, -0.2556, -0.4378];
    let whole = relative(question, Relative::LayerNormWhole);
    begin(whole.values(), &expected);
    // The lab's rows are samples. The sample of the question is the whole matrix.
    let columns = relative(question, Relative::BatchNorm);
    is(columns.column(0).next().unwrap_or_default().into(), -1.4655);
    is(columns.column(0).nth(1).unwrap_or_default().into(), 0.7272);
}

#[test]
fn gamma_has_an_entry_for_each_value_that_is_normalised_together() {
    let (scenario, outcome) = outcome(PublicQuestion::Axes);
    let gamma = |scenario: &Scenario| run(scenario).unwrap().normalization.gamma.values().len();
    assert_eq!(outcome.normalization.gamma.values().len(), 30);
    assert!(pytorch_repr(3, 10, &scenario.layer_norm).contains("(3, 10)"));
    let mut row = scenario;
    row.layer_norm.normalized_shape = NormalizedShape::Row;
    assert_eq!(gamma(&row), 10);
}

#[test]
fn columns_are_not_normalised() {
    let question = PublicQuestion::AllDimensions;
    let (_, outcome) = outcome(question);
    let after = outcome.normalization.after;
    for row in &after.rows {
        assert!(row.mean.to_f64().abs() < 1e-6);
    }
    let expected = [
        0.045, -0.091, -0.167, 0.087, 0.282, 0.512, -0.527, -0.655, 0.035, 0.479,
    ];
    for (column, expected) in std::iter::zip(&after.columns, expected) {
        assert!((column.mean.to_f64() - expected).abs() < 6e-4, "{column:?}");
    }
    let [least, most] = Real::range(after.columns.iter().map(|column| column.mean)).unwrap();
    quotes(
        question,
        &[("−0.6554", least.to_f64()), ("0.5122", most.to_f64())],
    );
}
