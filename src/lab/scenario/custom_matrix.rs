//! A user's matrix, in place of the random draw.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lab::matrix::Matrix;

/// A user's matrix: finite float32 values, of a size that the lab takes.
///
/// Clones share the values, so that every copy of a scenario is cheap. In JSON
/// it is a list of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomMatrix(Matrix);

/// Why rows of values are not a [`CustomMatrix`].
#[derive(Clone, Debug, PartialEq)]
pub enum CustomMatrixError {
    /// Too many rows, or none.
    Rows {
        /// How many there are.
        rows: usize,
    },
    /// Too many values in a row, or none.
    Features {
        /// How many there are in the first row.
        features: usize,
    },
    /// A row that is longer or shorter than the first.
    Ragged {
        /// Which row, counted from 0.
        row: usize,
        /// How many values it has.
        found: usize,
        /// How many values the first row has.
        first: usize,
    },
    /// A value that float32 cannot hold.
    Cell {
        /// Its row, counted from 0.
        row: usize,
        /// Its column, counted from 0.
        column: usize,
        /// What it is.
        value: f64,
    },
}

impl CustomMatrix {
    /// The most rows that the lab takes.
    pub const MAX_ROWS: usize = 64;
    /// The most values in a row that the lab takes.
    pub const MAX_FEATURES: usize = 1024;

    /// The matrix of these rows, each value rounded to float32.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    pub fn from_rows(rows: &[Vec<f64>]) -> Result<Self, CustomMatrixError> {
        let first = rows.first().map_or(0, Vec::len);
        if !(1..=Self::MAX_ROWS).contains(&rows.len()) {
            return Err(CustomMatrixError::Rows { rows: rows.len() });
        }
        if let Some((row, values)) = rows.iter().enumerate().find(|(_, row)| row.len() != first) {
            return Err(CustomMatrixError::Ragged {
                row,
                found: values.len(),
                first,
            });
        }
        if !(1..=Self::MAX_FEATURES).contains(&first) {
            return Err(CustomMatrixError::Features { features: first });
        }
        let mut values = Vec::with_capacity(rows.len() * first);
        for (row, cells) in rows.iter().enumerate() {
            for (column, &value) in cells.iter().enumerate() {
                values.push(to_float32(value).ok_or(CustomMatrixError::Cell {
                    row,
                    column,
                    value,
                })?);
            }
        }
        Ok(Self(Matrix::new(rows.len(), first, values)))
    }

    /// The values.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.0
    }
}

/// The float32 nearest to a value; none where that is no finite number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "tensors hold float32: rounding to it is the point"
)]
#[must_use]
pub fn to_float32(value: f64) -> Option<f32> {
    Some(value as f32).filter(|value| value.is_finite())
}

impl Serialize for CustomMatrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.0.rows()).map(|row| self.0.row(row)))
    }
}

impl<'de> Deserialize<'de> for CustomMatrix {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows: Vec<Vec<Cell>> = Vec::deserialize(deserializer)?;
        let rows: Vec<Vec<f64>> = rows
            .into_iter()
            .map(|row| row.into_iter().map(|Cell(value)| value).collect())
            .collect();
        // `Scenario::from_json` reads the rows again for the error itself.
        Self::from_rows(&rows).map_err(|error| de::Error::custom(format_args!("{error:?}")))
    }
}

/// One value, rejected where it stands, so that the error's path names the cell.
struct Cell(f64);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        match to_float32(value) {
            Some(_) => Ok(Self(value)),
            None => Err(de::Error::invalid_value(
                de::Unexpected::Float(value),
                &"float32",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(rows: &[Vec<f64>]) -> CustomMatrixError {
        CustomMatrix::from_rows(rows).unwrap_err()
    }

    #[test]
    fn values_are_float32_and_clones_share_them() {
        let table = CustomMatrix::from_rows(&[vec![0.1, 2.0], vec![-3.0, 1e-50]]).unwrap();
        assert_eq!(table.matrix().values(), [0.1_f32, 2.0, -3.0, 0.0]);
        let clone = table.clone();
        assert!(std::ptr::eq(
            table.matrix().values(),
            clone.matrix().values()
        ));
        let text = serde_json::to_string(&table).unwrap();
        assert_eq!(text, "[[0.1,2.0],[-3.0,0.0]]");
        assert_eq!(serde_json::from_str::<CustomMatrix>(&text).unwrap(), table);
    }

    #[test]
    fn an_error_names_the_size_or_value_out_of_range() {
        assert_eq!(refused(&[]), CustomMatrixError::Rows { rows: 0 });
        assert_eq!(
            refused(&vec![vec![1.0]; 65]),
            CustomMatrixError::Rows { rows: 65 }
        );
        assert_eq!(
            refused(&[vec![]]),
            CustomMatrixError::Features { features: 0 }
        );
        assert_eq!(
            refused(&[vec![0.0; 1025]]),
            CustomMatrixError::Features { features: 1025 }
        );
        assert_eq!(
            refused(&[vec![1.0, 2.0], vec![3.0]]),
            CustomMatrixError::Ragged {
                row: 1,
                found: 1,
                first: 2
            }
        );
        for value in [f64::NAN, f64::INFINITY, -3.5e38] {
            let error = refused(&[vec![1.0], vec![value]]);
            assert!(
                matches!(
                    error,
                    CustomMatrixError::Cell {
                        row: 1,
                        column: 0,
                        ..
                    }
                ),
                "{error:?}"
            );
        }
        assert!(CustomMatrix::from_rows(&vec![vec![1.0; 1024]; 64]).is_ok());
    }
}
