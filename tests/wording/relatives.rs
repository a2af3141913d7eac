//! The notes below the maps of station 5.

mod reasons;

use layernorm_lab::{
    lab::{
        invalid::Invalid,
        matrix::Matrix,
        relatives::{self, Relative},
        scenario::Precision,
    },
    words::relatives as words,
};

fn run(relative: Relative, input: &Matrix, eps: f64) -> Result<relatives::Outcome, Invalid> {
    relatives::run(relative, input, eps, Precision::Float32)
}

fn groups_of(columns: usize, wanted: usize) -> u32 {
    let divisor = (1..=wanted.min(columns))
        .rev()
        .find(|groups| columns.is_multiple_of(*groups));
    u32::try_from(divisor.unwrap_or(1)).expect("a small number")
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

fn note(relative: Relative, input: &Matrix, eps: f64) -> String {
    words::shared(
        &run(relative, input, eps).expect("the groups divide"),
        1,
        eps,
    )
}

#[test]
fn reasons_name_the_cause() {
    let overflow = Matrix::new(1, 4, vec![3e38, 3e38, 3e38, -3e38]);
    assert_eq!(
        note(Relative::LayerNormRow, &overflow, 1e-5),
        "each row’s 4 values share a mean and a variance; \
         NaN where a running sum exceeds float32’s largest number"
    );
    let zeros = Matrix::new(1, 4, vec![1e20, -1e20, 1e20, -1e20]);
    assert_eq!(
        note(Relative::LayerNormRow, &zeros, 1e-5),
        "each row’s 4 values share a mean and a variance; \
         0 where a squared deviation exceeds float32’s largest number, \
         and for the others that share it"
    );
    assert_eq!(
        note(Relative::RmsNorm, &zeros, 1e-5),
        "each row’s 4 values share a mean square; no centring; \
         0 where a square exceeds float32’s largest number, and for the others that share it"
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
         ∞ or −∞ where values differ, but variance and ε are 0 in float32"
    );
    let constant = Matrix::new(2, 2, vec![4.0, 4.0, 1.0, 2.0]);
    assert_eq!(
        note(Relative::LayerNormRow, &constant, 1e-60),
        "each row’s 2 values share a mean and a variance; \
         NaN where all deviations from the mean are 0: 0/0, since ε is 0 in float32"
    );
    // Powers of 2, whose mean is exact in any order of summation.
    let tiny = 2_f32.powi(-100);
    let equals_mean = Matrix::new(1, 3, vec![tiny, 0.0, -tiny]);
    assert_eq!(
        note(Relative::LayerNormRow, &equals_mean, 0.0),
        "each row’s 3 values share a mean and a variance; \
         ∞ or −∞ where values differ, but variance and ε are 0 in float32, \
         and NaN where such a value equals the mean: 0/0"
    );
    let zero = Matrix::new(1, 2, vec![0.0, 1e-30]);
    assert_eq!(
        note(Relative::RmsNorm, &zero, 0.0),
        "each row’s 2 values share a mean square; no centring; \
         ∞ or −∞ where the mean square and ε are 0 in float32, \
         and NaN where such a value is 0: 0/0"
    );
    assert_eq!(
        note(Relative::RmsNorm, &Matrix::new(2, 1, vec![0.0, 5.0]), 0.0),
        "each value by itself: x/√(x² + ε); NaN where all values are 0: 0/0, since ε is 0"
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
