//! Reads the values of one tensor.

use safetensors::{
    SafeTensors,
    tensor::{Dtype, TensorView},
};

use super::single_row;
use crate::{
    lab::{format::float16_from_bits, matrix::Matrix, transformer::Recording},
    words::transformer::RecordingError,
};

/// The tensors of a file.
pub(super) struct Tensors<'a>(pub(super) SafeTensors<'a>);

impl Tensors<'_> {
    /// A tensor of one dimension, as a row.
    pub(super) fn row(&self, name: &str) -> Result<Matrix, RecordingError> {
        let tensor = self.get(name)?;
        match *tensor.shape() {
            [features] if (1..=Recording::MAX_FEATURES).contains(&features) => {
                values(name, &tensor, features).map(single_row)
            }
            _ => Err(shape_error(name, &tensor, &[])),
        }
    }

    /// A tensor of two dimensions with so many features.
    pub(super) fn rows(&self, name: &str, features: usize) -> Result<Matrix, RecordingError> {
        let tensor = self.get(name)?;
        match *tensor.shape() {
            [rows, columns] if (1..=Recording::MAX_ROWS).contains(&rows) && columns == features => {
                let values = values(name, &tensor, features)?;
                Ok(Matrix::new(rows, features, values))
            }
            _ => Err(shape_error(name, &tensor, &[features])),
        }
    }

    /// A tensor of this shape, of one dimension or two.
    pub(super) fn matrix(&self, name: &str, shape: &[usize]) -> Result<Matrix, RecordingError> {
        let tensor = self.get(name)?;
        if tensor.shape() != shape {
            let expected = shape.to_vec();
            let found = tensor.shape().to_vec();
            let tensor = name.to_owned();
            return Err(RecordingError::Differs {
                tensor,
                found,
                expected,
            });
        }
        let columns = shape.last().copied().unwrap_or(1);
        let values = values(name, &tensor, columns)?;
        Ok(Matrix::new(values.len() / columns.max(1), columns, values))
    }

    fn get(&self, name: &str) -> Result<TensorView<'_>, RecordingError> {
        let tensor = || name.to_owned();
        self.0
            .tensor(name)
            .map_err(|_| RecordingError::Missing { tensor: tensor() })
    }
}

fn shape_error(name: &str, tensor: &TensorView, features: &[usize]) -> RecordingError {
    RecordingError::Shape {
        tensor: name.to_owned(),
        found: tensor.shape().to_vec(),
        features: features.first().copied(),
    }
}

/// The values, which must be finite, in rows of so many columns.
fn values(name: &str, tensor: &TensorView, columns: usize) -> Result<Vec<f32>, RecordingError> {
    let data = tensor.data();
    let values: Vec<f32> = match tensor.dtype() {
        Dtype::F32 => data
            .as_chunks()
            .0
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes))
            .collect(),
        Dtype::F16 => halves(data).map(float16_from_bits).collect(),
        Dtype::BF16 => halves(data)
            .map(|bits| f32::from_bits(u32::from(bits) << 16))
            .collect(),
        dtype => {
            return Err(RecordingError::Dtype {
                tensor: name.to_owned(),
                dtype: format!("{dtype:?}"),
            });
        }
    };
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(RecordingError::NotFinite {
            tensor: name.to_owned(),
            row: index / columns,
            feature: index % columns,
        }),
        None => Ok(values),
    }
}

fn halves(data: &[u8]) -> impl Iterator<Item = u16> {
    let (halves, _) = data.as_chunks();
    halves.iter().map(|bytes| u16::from_le_bytes(*bytes))
}
