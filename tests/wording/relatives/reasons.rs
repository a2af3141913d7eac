//! The reason for each result that goes wrong, judged by a remedy.

use layernorm_lab::{
    lab::{
        matrix::Matrix,
        relatives::{Cause, Relative},
    },
    words::relatives as words,
};
use proptest::prelude::*;

use super::{groups_of, run, sets};

/// Whether a set of cells went wrong: not finite, 0 although its inputs differ (in RMSNorm: are
/// not 0), or not 0 although they are equal.
fn is_wrong(relative: Relative, x: &[f32], y: &[f32]) -> bool {
    let centre = if relative == Relative::RmsNorm {
        0.0
    } else {
        x[0]
    };
    y.iter().any(|y| !y.is_finite())
        || misses_mean(relative, x, y)
        || (y.iter().all(|y| *y == 0.0) && x.iter().any(|x| !is_same(*x, centre)))
}

/// Whether equal values, whose mean is their value, have other results than 0 and 0/0.
fn misses_mean(relative: Relative, x: &[f32], y: &[f32]) -> bool {
    let is_constant = x.iter().all(|other| is_same(*other, x[0]));
    let is_spread = y.iter().all(|y| !y.is_nan() && *y != 0.0);
    relative != Relative::RmsNorm && is_constant && is_spread
}

fn is_same(one: f32, other: f32) -> bool {
    one.total_cmp(&other).is_eq()
}

/// What is too large for float32 in a set of cells, in float64 arithmetic.
fn overflow(relative: Relative, x: &[f32], y: &[f32]) -> Cause {
    let most = f64::from(f32::MAX);
    let values: Vec<f64> = x.iter().map(|x| f64::from(*x)).collect();
    let count = f64::from(u32::try_from(x.len()).expect("a small set"));
    let mean = match relative {
        Relative::RmsNorm => 0.0,
        _ => values.iter().sum::<f64>() / count,
    };
    let largest = values.iter().map(|x| (x - mean).abs()).fold(0.0, f64::max);
    if y.iter().all(|y| y.is_nan()) {
        // Some order of summation exceeds the range.
        assert!(values.iter().map(|x| x.abs()).sum::<f64>() > most, "{x:?}");
        Cause::SumOverflow
    } else if largest > most {
        assert!(y.iter().any(|y| y.is_nan()), "{x:?}");
        Cause::DeviationOverflow
    } else if largest * largest > most {
        Cause::SquareOverflow
    } else {
        assert!(largest * largest * count > most, "{x:?}");
        Cause::SquareSumOverflow
    }
}

fn value() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => -3.0_f32..3.0,
        2 => Just(2.0_f32),
        1 => Just(0.0_f32),
        1 => Just(1e38_f32),
        1 => Just(3e38_f32),
        1 => Just(-3e38_f32),
        1 => Just(1e20_f32),
        1 => Just(1e-30_f32),
        1 => Just(3e-30_f32),
        1 => Just(1e-45_f32),
        1 => Just(1_234_567.8_f32),
        1 => Just(0.1_f32),
    ]
}

prop_compose! {
    fn matrix()(rows in 1_usize..4, columns in 1_usize..7)(
        values in prop_oneof![
            prop::collection::vec(value(), rows * columns),
            value().prop_map(move |value| vec![value; rows * columns]),
            prop::collection::vec(prop_oneof![Just(1e-30_f32), Just(2e-30), Just(-4e-31)], rows * columns),
        ],
        rows in Just(rows),
        columns in Just(columns),
    ) -> Matrix {
        Matrix::new(rows, columns, values)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// Each reason is judged by a remedy: a larger ε, smaller values, or larger ones.
    #[test]
    fn every_reason_is_true(
        input in matrix(),
        eps in prop_oneof![Just(0.0), Just(1e-60), Just(1e-5), Just(1.0)],
        wanted in 1_usize..6,
    ) {
        // The reasons follow ndarray, with which the page computes. Where a sum exceeds
        // float32 there, flex, which adds in another order, may give another result.
        let total: f64 = input.values().iter().map(|value| f64::from(value.abs())).sum();
        prop_assume!(!cfg!(feature = "flex") || total <= f64::from(f32::MAX));
        let groups = groups_of(input.columns(), wanted);
        for relative in Relative::all(groups) {
            let outcome = run(relative, &input, eps).unwrap();
            let note = words::shared(&outcome, u32::try_from(wanted).unwrap(), eps);
            let scaled = |factor: f32| {
                let values = input.values().iter().map(|value| value * factor).collect();
                Matrix::new(input.rows(), input.columns(), values)
            };
            // Whether the sets would go wrong otherwise.
            let with_eps = run(relative, &input, 1.0).unwrap();
            let smaller = run(relative, &scaled(1e-30), 1.0).unwrap();
            let larger = run(relative, &scaled(1e30), eps).unwrap();
            let wrong: Vec<bool> = sets(relative, &input, &outcome.output)
                .iter().map(|(x, y)| is_wrong(relative, x, y)).collect();
            let wrong_with_eps: Vec<bool> = sets(relative, &input, &with_eps.output)
                .iter().map(|(_, y)| y.iter().any(|y| !y.is_finite())).collect();
            let causes: Vec<Cause> = outcome.effects.iter().map(|effect| effect.cause).collect();
            prop_assert!(!causes.contains(&Cause::Other), "{relative:?} {input:?} {note}");
            prop_assert_eq!(
                !causes.is_empty(),
                wrong.iter().any(|wrong| *wrong) , "{:?} {:?} {}", relative, input, note
            );
            for (index, (x, y)) in sets(relative, &input, &outcome.output).iter().enumerate() {
                if !wrong[index] {
                    continue;
                }
                let is_constant = x.iter().all(|other| is_same(*other, x[0]))
                    && (relative != Relative::RmsNorm || x[0] == 0.0);
                let finite_when_smaller = sets(relative, &scaled(1e-30), &smaller.output)[index]
                    .1.iter().all(|y| y.is_finite());
                let cause = if misses_mean(relative, x, y) {
                    // Values whose sums are exact have no such result.
                    let exact = Matrix::new(1, x.len(), vec![4.0; x.len()]);
                    let exact = run(Relative::LayerNormRow, &exact, 1.0).unwrap();
                    prop_assert!(exact.output.values().iter().all(|y| *y == 0.0));
                    Cause::MissedMean
                } else if wrong_with_eps[index] || y.iter().all(|y| *y == 0.0) {
                    // No ε helps, smaller values do.
                    prop_assert!(finite_when_smaller, "{relative:?} {x:?}");
                    overflow(relative, x, y)
                } else if is_constant {
                    Cause::NoSpread
                } else if x.iter().all(|x| x.abs() < 1e-20) {
                    // Larger values help.
                    let y = &sets(relative, &input, &larger.output)[index].1;
                    prop_assert!(y.iter().all(|y| y.is_finite()), "{relative:?} {x:?}");
                    Cause::Underflow
                } else {
                    overflow(relative, x, y)
                };
                prop_assert!(causes.contains(&cause), "{cause:?} in {relative:?} {x:?}: {note}");
                // The results that the note names are there.
                for (is_there, name) in [
                    (y.iter().any(|y| y.is_nan()), "NaN"),
                    (y.iter().any(|y| y.is_infinite()), "∞"),
                ] {
                    prop_assert!(!is_there || note.contains(name), "{name} in {x:?}: {note}");
                }
            }
            // Where the cells of a set differ, the note says which is which.
            let all = sets(relative, &input, &outcome.output);
            let underflows = |x: &[f32]| x.iter().all(|x| x.abs() < 1e-20);
            let is_mixed = all.iter().enumerate().any(|(index, (x, y))| {
                let nan = y.iter().filter(|y| y.is_nan()).count();
                let is_of_cause = !wrong_with_eps[index] && underflows(x);
                is_of_cause && nan > 0 && y.iter().any(|y| y.is_infinite())
            });
            let says = note.contains(", and NaN where such a value ");
            prop_assert!(!is_mixed || says, "{relative:?} {input:?}: {note}");
            for (x, y) in all.iter().filter(|(x, y)| misses_mean(relative, x, y)) {
                let effect = outcome.effects.iter().find(|effect| effect.cause == Cause::MissedMean);
                let [low, high] = effect.and_then(|effect| effect.ends).map_or(
                    [f64::INFINITY, f64::NEG_INFINITY],
                    |ends| ends.map(layernorm_lab::lab::real::Real::to_f64),
                );
                let holds = y.iter().all(|&y| !y.is_finite() || (low..=high).contains(&y.into()));
                prop_assert!(holds, "{low} to {high} of {x:?}: {y:?}");
            }
            // A note without a reason shows finite results, and the other way round.
            // An ε of 0 is so in every format.
            prop_assert!(eps > 0.0 || !note.contains("since ε is 0 in"), "{}", note);
            let has_reason = ["NaN", "∞", "exceeds", "in float32", "of equal values"].iter().any(|word| note.contains(word));
            prop_assert_eq!(has_reason, wrong.iter().any(|wrong| *wrong), "{}", note);
            for wrong in ["1 values", "1 neighbours"] {
                let parts = [note.starts_with(wrong), note.contains(&format!(" {wrong}"))];
                prop_assert_eq!(parts, [false; 2], "{}", note);
            }
        }
    }
}
