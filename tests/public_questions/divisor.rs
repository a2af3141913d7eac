//! Questions on the divisor of the variance: n, or n − 1.

use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use layernorm_lab::{
    lab::{public_questions::PublicQuestion, scenario::Divisor},
    words::public_questions as words,
};

use crate::{are, begin, is, output, quotes, stds};

#[test]
fn the_variance_is_1_with_the_divisor_n() {
    let question = PublicQuestion::VarianceNotOne;
    begin(output(question).row(0), &[-0.999_995, 0.999_995]);
    for row in 1..3 {
        are(output(question).row(row), &[-1.0, 1.0]);
    }
    for std in stds(question, Divisor::Unbiased) {
        quotes(question, &[("1.4142", std)]);
    }
    for std in stds(question, Divisor::Biased) {
        is(std, 1.0);
    }
}

#[test]
fn the_factor_is_the_root_of_four_thirds() {
    let question = PublicQuestion::Factor;
    are(output(question).row(0), &[-1.3416, -0.4472, 0.4472, 1.3416]);
    let std = stds(question, Divisor::Unbiased)[0];
    is(std, (4.0_f64 / 3.0).sqrt());
    quotes(question, &[("1.1547", std)]);
}

#[test]
fn the_formula_of_ones_own() {
    let question = PublicQuestion::OwnFormula;
    are(output(question).row(0), &[1.0690, 0.2673, -1.3363]);
    are(
        output(question).row(1),
        &[-FRAC_1_SQRT_2, SQRT_2, -FRAC_1_SQRT_2],
    );
    for std in stds(question, Divisor::Unbiased) {
        is(std, 1.2247);
    }
    let row = output(question).row(0).to_vec();
    let numbers = ["1.0690", "0.2673", "−1.3363"];
    let pairs: Vec<(&str, f64)> = std::iter::zip(numbers, row.iter().map(|&y| y.into())).collect();
    quotes(question, &pairs);
}

#[test]
fn the_tutorials_layer_is_smaller() {
    let question = PublicQuestion::Tutorial;
    let first = f64::from(output(question).row(0)[0]);
    are(
        output(question).row(0),
        &[1.7320, -0.5773, -0.5773, -0.5773],
    );
    quotes(question, &[("1.7320", first)]);
    let [text, _] = words::of(question);
    assert!(text.contains("1.5") && text.contains("1.732"));
    is(first * 0.75_f64.sqrt(), 1.5);
}
