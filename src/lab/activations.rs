//! The activation matrix: `randn(rows, features) * std + mean`, or the user's
//! own matrix.

use crate::lab::{
    matrix::Matrix,
    random::Generator,
    scenario::{Activations, Override, to_float32},
    tensor::{to_matrix, upload},
};

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
