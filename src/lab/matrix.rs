//! A plain float32 matrix, for everything outside burn.

use std::sync::Arc;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::real::Real;

/// Values in row-major order, shape `[rows, columns]`.
///
/// Clones share the values: whatever shows a matrix of 65 536 values may hold
/// it without a copy.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Arc<Vec<f32>>,
}

impl Matrix {
    /// A matrix of the given shape.
    ///
    /// # Panics
    /// If `values` does not hold `rows * columns` numbers.
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

    /// How many rows (samples).
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns (features).
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All values, row by row.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// All values, row by row; copied only if another matrix shares them.
    #[must_use]
    pub fn into_values(self) -> Vec<f32> {
        Arc::unwrap_or_clone(self.values)
    }

    /// The value in one cell, or `None` outside the matrix.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<f32> {
        (column < self.columns)
            .then(|| self.values.get(row * self.columns + column).copied())
            .flatten()
    }

    /// One row's values.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One column's values, top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = f32> {
        self.values
            .iter()
            .skip(column)
            .step_by(self.columns)
            .copied()
    }
}

/// Bit for bit, so that a matrix with a NaN in it equals itself and an
/// unchanged result is seen as unchanged; at once where values are shared.
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
    fn cells_rows_and_columns_agree() {
        let matrix = Matrix::new(2, 3, vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(matrix.get(1, 2), Some(6.0));
        assert_eq!(matrix.get(0, 3), None);
        assert_eq!(matrix.get(2, 0), None);
        assert_eq!(matrix.row(1), [4.0, 5.0, 6.0]);
        assert_eq!(matrix.column(1).collect::<Vec<_>>(), [2.0, 5.0]);
    }

    #[test]
    fn json_widens_to_double_and_names_what_is_no_number() {
        let text = serde_json::to_string(&Matrix::new(1, 2, vec![0.1, f32::NAN])).unwrap();
        assert_eq!(
            text,
            r#"{"shape":[1,2],"values":[[0.10000000149011612,"NaN"]]}"#
        );
    }
}
