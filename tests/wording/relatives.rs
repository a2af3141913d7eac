//! The notes below the maps of station 5, judged by what happens to changed matrices.

use layernorm_lab::{
    lab::{
        invalid::Invalid,
        matrix::Matrix,
        relatives::{self, Cause, Relative},
        scenario::Precision,
    },
    words::relatives as words,
};
use proptest::prelude::*;

fn run(relative: Relative, input: &Matrix, eps: f64) -> Result<relatives::Outcome, Invalid> {
    relatives::run(relative, input, eps, Precision::Float32)
}

fn groups_of(columns: usize, wanted: usize) -> u32 {
    let divisor = (1..=wanted.min(columns))
        .rev()
        .find(|groups| columns.is_multiple_of(*groups));
    u32::try_from(divisor.unwrap_or(1)).expect("a small number")
}

/// Whether a set of cells went wrong: not finite, or 0 although its inputs differ (in
/// RMSNorm: are not 0).
fn is_wrong(relative: Relative, x: &[f32], y: &[f32]) -> bool {
    let centre = if relative == Relative::RmsNorm {
        0.0
    } else {
        x[0]
    };
    y.iter().any(|y| !y.is_finite())
        || (y.iter().all(|y| *y == 0.0) && x.iter().any(|x| !is_same(*x, centre)))
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

/// Inputs and outputs of each set of cells.
fn sets(relative: Relative, input: &Matrix, output: &Matrix) -> Vec<(Vec<f32>, Vec<f32>)> {
    let shape = [input.rows(), input.columns()];
    let mut sets = vec![(Vec::new(), Vec::new()); input.values().len()];
    for row in 0..shape[0] {
        for column in 0..shape[1] {
            let set = &mut sets[relative.set_of(shape, [row, column])];
            set.0.push(input.row(row)[column]);
            set.1.push(output.row(row)[column]);
        }
    }
    sets.retain(|set| !set.0.is_empty());
    sets
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
            let note = words::shared(&outcome, u32::try_from(wanted).unwrap());
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
                let cause = if wrong_with_eps[index] || y.iter().all(|y| *y == 0.0) {
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
            // A note without a reason shows finite results, and the other way round.
            let has_reason = ["NaN", "∞", "exceeds", "in float32"].iter().any(|word| note.contains(word));
            prop_assert_eq!(has_reason, wrong.iter().any(|wrong| *wrong), "{}", note);
            for wrong in ["1 values", "1 neighbours"] {
                let parts = [note.starts_with(wrong), note.contains(&format!(" {wrong}"))];
                prop_assert_eq!(parts, [false; 2], "{}", note);
            }
        }
    }
}

fn note(relative: Relative, input: &Matrix, eps: f64) -> String {
    words::shared(&run(relative, input, eps).expect("the groups divide"), 1)
}

#[test]
fn reasons_name_the_cause() {
    let overflow = Matrix::new(1, 4, vec![3e38, 3e38, 3e38, -3e38]);
    assert_eq!(
        note(Relative::LayerNormRow, &overflow, 1e-5),
        "each row’s 4 values share a mean and a variance; \
         NaN where a sum exceeds float32’s largest number"
    );
    let zeros = Matrix::new(1, 4, vec![1e20, -1e20, 1e20, -1e20]);
    assert_eq!(
        note(Relative::LayerNormRow, &zeros, 1e-5),
        "each row’s 4 values share a mean and a variance; \
         0 where a squared deviation exceeds float32’s largest number"
    );
    assert_eq!(
        note(Relative::RmsNorm, &zeros, 1e-5),
        "each row’s 4 values share a mean square; no centring; \
         0 where a square exceeds float32’s largest number"
    );
    let squares = Matrix::new(1, 4, vec![1.5e19, -1.5e19, 1.5e19, -1.5e19]);
    assert_eq!(
        note(Relative::RmsNorm, &squares, 1e-5),
        "each row’s 4 values share a mean square; no centring; \
         0 where a sum of squares exceeds float32’s largest number"
    );
    let deviation = Matrix::new(1, 4, vec![3e38, -2e38, -2e38, -2e38]);
    assert_eq!(
        note(
            Relative::BatchNorm,
            &Matrix::new(4, 1, deviation.values().to_vec()),
            1e-5
        ),
        "each column’s 4 values share them; NaN where a deviation from the mean exceeds float32’s \
         largest number, and 0 for the others that share it"
    );
    let underflow = Matrix::new(1, 3, vec![1e-30, 2e-30, 4e-30]);
    assert_eq!(
        note(Relative::LayerNormRow, &underflow, 0.0),
        "each row’s 3 values share a mean and a variance; \
         ∞ where values differ, but variance and ε are 0 in float32"
    );
    let constant = Matrix::new(2, 2, vec![4.0, 4.0, 1.0, 2.0]);
    assert_eq!(
        note(Relative::LayerNormRow, &constant, 1e-60),
        "each row’s 2 values share a mean and a variance; \
         NaN where all values are equal: 0/0, since ε is 0 in float32"
    );
    assert_eq!(
        note(Relative::RmsNorm, &Matrix::new(2, 1, vec![0.0, 5.0]), 0.0),
        "each value by itself: x/√(x² + ε); NaN where all values are 0: 0/0, since ε is 0 in float32"
    );
}

/// The introduction, checked with the definitions in float64 on a matrix without
/// difficulties; station 5 shows it in every state.
#[test]
fn the_introduction_describes_the_layers() {
    assert_eq!(
        words::LEAD.replace('\u{a0}', " "),
        "All but RMSNorm subtract a mean and divide by √(variance + ε); RMSNorm divides by \
         √(mean square + ε). These numbers are shared by a row (LayerNorm of each row, RMSNorm), by \
         the whole matrix (LayerNorm of the whole matrix), by a column (BatchNorm) or by a group \
         within a row (GroupNorm). A and ε are those of station 2, γ = 1 and β = 0. BatchNorm is shown as in \
         training, with the statistics of this batch; at inference it uses running averages."
    );
    let input = Matrix::new(2, 4, vec![1.0, -2.0, 3.5, 4.0, 0.0, 7.0, -1.0, 2.0]);
    let eps = 0.5;
    for relative in Relative::all(2) {
        let output = run(relative, &input, eps).expect("2 divides 4").output;
        for (x, y) in sets(relative, &input, &output) {
            let x: Vec<f64> = x.into_iter().map(f64::from).collect();
            let count = f64::from(u32::try_from(x.len()).expect("a small set"));
            let mean = match relative {
                Relative::RmsNorm => 0.0,
                _ => x.iter().sum::<f64>() / count,
            };
            let square = x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
            for (x, y) in x.iter().zip(y) {
                let expected = (x - mean) / (square + eps).sqrt();
                assert!((expected - f64::from(y)).abs() < 1e-6, "{relative:?}");
            }
        }
    }
}

/// The sets of a matrix, counted by comparing every cell with every set so far.
#[test]
fn the_counts_are_the_numbers_of_sets_that_share_statistics() {
    for shape @ [rows, columns] in [[3, 10], [1, 1], [2, 7], [16, 12]] {
        for relative in Relative::all(groups_of(columns, 4)) {
            let mut firsts: Vec<[usize; 2]> = Vec::new();
            let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| [row, column]));
            for cell in cells {
                if !firsts
                    .iter()
                    .any(|&first| relative.shares(shape, first, cell))
                {
                    firsts.push(cell);
                }
            }
            let count = firsts.len();
            let noun = |noun: &str| {
                let plural = if count == 1 { "" } else { "s" };
                format!("{count} {noun}{plural}")
            };
            let expected = match relative {
                Relative::RmsNorm => format!("no mean · {count} rms"),
                _ => format!("{} · {}", noun("mean"), noun("std")),
            };
            assert_eq!(words::counts(relative, shape), expected, "{relative:?}");
        }
    }
}
