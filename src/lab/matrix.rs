//! A float32 matrix for all code that does not use burn.

use std::sync::Arc;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::lab::real::Real;

/// A matrix of shape `[rows, columns]`, in row-major order.
///
/// Clones share their values, so components that display a matrix of 65 536 values
/// can each own one without a copy.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Arc<Vec<f32>>,
}

impl Matrix {
    /// A matrix of shape `[rows, columns]` from row-major values.
    ///
    /// # Panics
    /// If `values` does not have `rows * columns` elements.
    #[must_use]
    pub fn new(rows: usize, columns: usize, values: Vec<f32>) -> Self {
        assert_eq!(
            values.len(),
            rows * columns,
            "a {rows}×{columns} matrix has {} values",
            rows * columns
        );
        Self {
            rows,
            columns,
            values: Arc::new(values),
        }
    }

    /// The number of rows (samples).
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns (features).
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All values in row-major order.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// All values in row-major order; copied only if another matrix shares them.
    #[must_use]
    pub fn into_values(self) -> Vec<f32> {
        Arc::unwrap_or_clone(self.values)
    }

    /// The value of a cell, or `None` outside the matrix.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<f32> {
        (column < self.columns)
            .then(|| self.values.get(row * self.columns + column).copied())
            .flatten()
    }

    /// The values of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// The common value of all cells; `None` if they differ.
    #[must_use]
    pub fn uniform(&self) -> Option<f32> {
        all_equal(&self.values).then(|| self.values.first().copied())?
    }

    /// The values of a column, from top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = f32> {
        self.values
            .iter()
            .skip(column)
            .step_by(self.columns)
            .copied()
    }
}

/// Whether all values are equal; 0 and −0 are.
#[must_use]
#[expect(clippy::float_cmp, reason = "equal values are meant, not near ones")]
pub fn all_equal(values: &[f32]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

/// Bitwise, so that a matrix with a NaN equals itself and a memo recognises an
/// unchanged result. Matrices that share their values are equal without a
/// comparison of each value.
impl PartialEq for Matrix {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
            && self.columns == other.columns
            && (Arc::ptr_eq(&self.values, &other.values)
                || std::iter::zip(self.values(), other.values())
                    .all(|(a, b)| a.to_bits() == b.to_bits()))
    }
}

impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells: Vec<Vec<Real>> = (0..self.rows)
            .map(|row| self.row(row).iter().map(|&value| value.into()).collect())
            .collect();
        let mut matrix = serializer.serialize_struct("Matrix", 2)?;
        matrix.serialize_field("shape", &[self.rows, self.columns])?;
        matrix.serialize_field("values", &cells)?;
        matrix.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accessors_read_the_same_cells() {
        let matrix = Matrix::new(2, 3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(matrix.get(1, 2), Some(6.0));
        assert_eq!(matrix.get(0, 3), None);
        assert_eq!(matrix.get(2, 0), None);
        assert_eq!(matrix.row(1), [4.0, 5.0, 6.0]);
        assert_eq!(matrix.column(1).collect::<Vec<_>>(), [2.0, 5.0]);
    }

    #[test]
    fn json_widens_values_to_double_and_writes_nan_as_text() {
        let text = serde_json::to_string(&Matrix::new(1, 2, vec![0.1, f32::NAN])).unwrap();
        assert_eq!(
            text,
            r#"{"shape":[1,2],"values":[[0.10000000149011612,"NaN"]]}"#
        );
    }

    #[test]
    fn matrices_of_different_shapes_differ_although_their_values_are_equal() {
        let values = || vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        let matrix = Matrix::new(2, 3, values());
        assert_eq!(matrix, Matrix::new(2, 3, values()));
        assert_ne!(matrix, Matrix::new(3, 2, values()));
        // One shape begins with the values of the other.
        assert_ne!(matrix, Matrix::new(1, 3, vec![1.0, 2.0, 3.0]));
        assert_ne!(matrix, Matrix::new(2, 1, vec![1.0, 2.0]));
    }
}
