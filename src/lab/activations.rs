//! The activation matrix: `randn(rows, features) * std + mean`, or the user's
//! own matrix.

use serde::Serialize;

use crate::lab::{
    matrix::{Matrix, all_equal},
    random::Generator,
    scenario::{Activations, Override, to_float32},
    tensor::{to_matrix, upload},
};

/// What float32 makes equal: values of A that differ before they are rounded to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// The rows, from 0, whose values are all equal although they differ before.
    pub rows: Vec<usize>,
    /// Whether this holds for all values of the matrix together.
    pub whole: bool,
}

impl Merged {
    /// Compares a matrix with what its settings say. The values of a user's own matrix are
    /// float32 numbers as they are read, so only its edited cells can differ from them.
    #[must_use]
    pub fn of(seed: u64, settings: &Activations, matrix: &Matrix) -> Self {
        let is_equal = |row: &usize| all_equal(matrix.row(*row));
        let equal: Vec<usize> = (0..matrix.rows()).filter(is_equal).collect();
        let is_exact = match &settings.own {
            Some(_) => settings.edits.is_empty(),
            None => settings.std == 0.0 && settings.edits.is_empty(),
        };
        if equal.is_empty() || is_exact {
            return Self::default();
        }
        let before = before_rounding(seed, settings, matrix);
        let differ = |values: &[f64]| values.iter().any(|value| !is_same(*value, values[0]));
        let columns = matrix.columns();
        Self {
            whole: all_equal(matrix.values()) && differ(&before),
            rows: equal
                .into_iter()
                .filter(|row| differ(&before[row * columns..][..columns]))
                .collect(),
        }
    }
}

fn is_same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq() || (a == 0.0 && b == 0.0)
}

/// Each value before it is rounded to float32. For a random matrix, without its mean: float64
/// could not hold a small std beside it.
fn before_rounding(seed: u64, settings: &Activations, matrix: &Matrix) -> Vec<f64> {
    let (mut values, mean): (Vec<f64>, f64) = if let Some(own) = &settings.own {
        let values = own.matrix().values().iter();
        (values.map(|&x| x.into()).collect(), 0.0)
    } else {
        let noise = Generator::seeded(seed).randn(matrix.values().len());
        let scaled = noise.into_iter().map(|z| f64::from(z) * settings.std);
        (scaled.collect(), settings.mean)
    };
    let (rows, columns) = (matrix.rows(), matrix.columns());
    for edit in &settings.edits {
        let (row, feature) = (edit.row as usize, edit.feature as usize);
        if row < rows && feature < columns && to_float32(edit.value).is_some() {
            values[row * columns + feature] = edit.value - mean;
        }
    }
    values
}

/// The user's matrix if there is one, otherwise a random matrix, with the user's
/// cell edits applied.
#[must_use]
pub fn activations(seed: u64, settings: &Activations) -> Matrix {
    let matrix = match &settings.own {
        Some(custom) => custom.matrix().clone(),
        None => random(seed, settings),
    };
    apply_edits(matrix, &settings.edits)
}

/// `torch.randn(rows, features) * std + mean` after `torch.manual_seed(seed)`.
/// As in PyTorch, the product and the sum are each rounded to float32.
#[expect(
    clippy::cast_possible_truncation,
    reason = "PyTorch casts a Python float to the tensor's float32"
)]
fn random(seed: u64, settings: &Activations) -> Matrix {
    let (rows, features) = (settings.rows as usize, settings.features as usize);
    let noise = upload(
        Generator::seeded(seed).randn(rows * features),
        rows,
        features,
    );
    to_matrix(
        noise
            .mul_scalar(settings.std as f32)
            .add_scalar(settings.mean as f32),
    )
}

/// Overwrites the edited cells; edits outside the matrix are ignored.
fn apply_edits(matrix: Matrix, edits: &[Override]) -> Matrix {
    let (rows, features) = (matrix.rows(), matrix.columns());
    let mut values = matrix.into_values();
    for edit in edits {
        let (row, feature) = (edit.row as usize, edit.feature as usize);
        if row < rows
            && feature < features
            && let Some(value) = to_float32(edit.value)
        {
            values[row * features + feature] = value;
        }
    }
    Matrix::new(rows, features, values)
}
