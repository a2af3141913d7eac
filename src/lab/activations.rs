//! The activation matrix: `randn(rows, features) * std + mean`, or one's own.

use super::{
    matrix::Matrix,
    random::Generator,
    scenario::{Activations, Own, to_float32},
    tensor::{to_matrix, upload},
};

/// The activation matrix: one's own, or a random one, with the cells that were
/// set by hand.
#[must_use]
pub fn activations(seed: u64, settings: &Activations) -> Matrix {
    let matrix = match &settings.own {
        Some(table) => table.matrix().clone(),
        None => random(seed, settings),
    };
    edited(matrix, &settings.edits)
}

/// `torch.randn(rows, features) * std + mean` after `torch.manual_seed(seed)`;
/// rounded after the product and after the sum.
#[expect(
    clippy::cast_possible_truncation,
    reason = "PyTorch casts a Python number to the tensor's float32"
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

/// The matrix with single cells set; those outside it are left out.
fn edited(matrix: Matrix, edits: &[Own]) -> Matrix {
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
