//! LayerNorm's relatives by their definitions, in float64: the expected numbers of station 5,
//! computed without the library.

use crate::{
    approx::{assert_close, scaled_error},
    golden::VARIANTS,
};

/// The largest scaled error of the page against `PyTorch`: both compute in float32.
pub(crate) const PYTORCH_TOLERANCE: f64 = 2e-6;

/// The largest scaled error of float32 results against this reference: the mean of two
/// almost equal values cancels most digits of their difference.
pub(crate) const TOLERANCE: f64 = 1e-5;

/// The relatives, in the order of the station's heat maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "the names of the layers")]
pub(crate) enum Relative {
    LayerNorm,
    WholeLayerNorm,
    RmsNorm,
    BatchNorm,
    /// With this number of groups.
    GroupNorm(usize),
}

use Relative::{BatchNorm, GroupNorm, LayerNorm, RmsNorm, WholeLayerNorm};

/// Row and column of a cell.
pub(crate) type Cell = [usize; 2];

impl Relative {
    pub(crate) fn all(groups: usize) -> [Self; 5] {
        [
            LayerNorm,
            WholeLayerNorm,
            RmsNorm,
            BatchNorm,
            GroupNorm(groups),
        ]
    }

    /// Whether two cells of a matrix with this number of columns are divided by the same
    /// statistics.
    pub(crate) fn share_statistics(self, columns: usize, one: Cell, other: Cell) -> bool {
        let same_row = one[0] == other[0];
        match self {
            LayerNorm | RmsNorm => same_row,
            WholeLayerNorm => true,
            BatchNorm => one[1] == other[1],
            GroupNorm(groups) => {
                let size = columns / groups;
                same_row && one[1] / size == other[1] / size
            }
        }
    }

    /// The normalised matrix: (x − mean) / √(variance + ε) over the cells that share their
    /// statistics, with the biased variance; RMSNorm leaves the mean out.
    pub(crate) fn normalize(self, input: &[Vec<f64>], eps: f64) -> Vec<Vec<f64>> {
        let columns = input[0].len();
        let cells =
            || (0..input.len()).flat_map(|row| (0..columns).map(move |column| [row, column]));
        let normalized = |cell: Cell| {
            let shared: Vec<f64> = cells()
                .filter(|&other| self.share_statistics(columns, cell, other))
                .map(|[row, column]| input[row][column])
                .collect();
            let center = if self == RmsNorm { 0.0 } else { mean(&shared) };
            let squares: Vec<f64> = shared.iter().map(|x| (x - center).powi(2)).collect();
            (input[cell[0]][cell[1]] - center) / (mean(&squares) + eps).sqrt()
        };
        (0..input.len())
            .map(|row| {
                (0..columns)
                    .map(|column| normalized([row, column]))
                    .collect()
            })
            .collect()
    }
}

/// The smallest and largest mean and std of the rows, then of the columns. A std divides by
/// n − 1. Only finite numbers count, if there are any.
pub(crate) fn ranges(matrix: &[Vec<f64>]) -> Vec<f64> {
    let columns: Vec<Vec<f64>> = (0..matrix[0].len())
        .map(|column| matrix.iter().map(|row| row[column]).collect())
        .collect();
    let of = |lists: &[Vec<f64>]| {
        [mean, std].map(|statistic| range(lists.iter().map(|list| statistic(list)).collect()))
    };
    [of(matrix), of(&columns)].concat().concat()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values)
}

fn std(values: &[f64]) -> f64 {
    let center = mean(values);
    let squares: f64 = values.iter().map(|value| (value - center).powi(2)).sum();
    (squares / (count(values) - 1.0)).sqrt()
}

fn count(values: &[f64]) -> f64 {
    f64::from(u32::try_from(values.len()).expect("a small matrix"))
}

/// The smallest and the largest value.
fn range(mut values: Vec<f64>) -> [f64; 2] {
    let is_finite = |value: &f64| value.is_finite();
    if values.iter().any(is_finite) {
        values.retain(is_finite);
        values.sort_by(f64::total_cmp);
    }
    [values[0], values[values.len() - 1]]
}

/// Checks this reference against `PyTorch`; needs no browser.
#[test]
fn the_reference_agrees_with_pytorch() {
    for case in VARIANTS.iter() {
        let to_f64 = |rows: &Vec<Vec<f32>>| -> Vec<Vec<f64>> {
            let row = |row: &Vec<f32>| row.iter().map(|&value| value.into()).collect();
            rows.iter().map(row).collect()
        };
        let expected = [
            &case.layer_norm,
            &case.layer_norm_whole,
            &case.rms_norm,
            &case.batch_norm,
            &case.group_norm,
        ];
        let groups = case.groups.try_into().expect("a small number");
        for (relative, expected) in std::iter::zip(Relative::all(groups), expected) {
            let what = format!("seed {}, {relative:?}", case.seed);
            let output = relative.normalize(&to_f64(&case.input), case.eps).concat();
            let expected = to_f64(expected).concat();
            assert_close(&what, &output, &expected, (scaled_error, TOLERANCE));
        }
    }
}

/// Needs no browser.
#[test]
fn a_range_is_that_of_the_finite_numbers() {
    // One of two row means is NaN, and one of two column means.
    let with_nan = ranges(&[vec![1.0, 3.0], vec![f64::NAN, 2.0]]);
    assert_eq!(with_nan[..2], [2.0; 2]);
    assert_eq!(with_nan[4..6], [2.5; 2]);
    // The std of a single value divides by n − 1 = 0.
    let single_row = ranges(&[vec![1.0, 3.0]]);
    assert_eq!(single_row[..2], [2.0; 2]);
    assert_eq!(single_row[4..6], [1.0, 3.0]);
    let stds = &single_row[6..];
    assert!(stds.iter().all(|std| std.is_nan()), "{stds:?}");
}
