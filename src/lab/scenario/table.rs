//! A matrix of one's own, in place of the random draw.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lab::matrix::Matrix;

/// A matrix of one's own: finite float32 values, of a size that the lab takes.
///
/// Clones share the values, so that every copy of a scenario is cheap. In JSON
/// it is a list of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table(Matrix);

/// Why values are no [`Table`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoTable {
    /// Too many rows, or none.
    #[error("1 to {most} rows (there are {rows})", most = Table::MOST_ROWS)]
    Rows {
        /// How many there are.
        rows: usize,
    },
    /// Too many values in a row, or none.
    #[error("rows of 1 to {most} values (they have {features})", most = Table::MOST_FEATURES)]
    Features {
        /// How many there are in the first row.
        features: usize,
    },
    /// A row that is longer or shorter than the first.
    #[error("rows of one length (row {} has {found}, row 1 has {first})", row + 1)]
    Ragged {
        /// Which row, counted from 0.
        row: usize,
        /// How many values it has.
        found: usize,
        /// How many values the first row has.
        first: usize,
    },
    /// A value that float32 cannot hold.
    #[error("{} (row {}, column {})", Table::CELL, row + 1, column + 1)]
    Cell {
        /// Its row, counted from 0.
        row: usize,
        /// Its column, counted from 0.
        column: usize,
        /// What it is.
        value: f64,
    },
}

impl Table {
    /// The most rows that the lab takes.
    pub const MOST_ROWS: usize = 64;
    /// The most values in a row that the lab takes.
    pub const MOST_FEATURES: usize = 1024;
    /// What a cell may hold, in words.
    pub const CELL: &str = "a number that float32 can hold, up to 3.4028235e38";

    /// The table of these rows, each value rounded to float32.
    ///
    /// # Errors
    /// The first thing that is wrong with them.
    pub fn from_rows(rows: &[Vec<f64>]) -> Result<Self, NoTable> {
        let first = rows.first().map_or(0, Vec::len);
        if !(1..=Self::MOST_ROWS).contains(&rows.len()) {
            return Err(NoTable::Rows { rows: rows.len() });
        }
        if let Some((row, values)) = rows.iter().enumerate().find(|(_, row)| row.len() != first) {
            return Err(NoTable::Ragged {
                row,
                found: values.len(),
                first,
            });
        }
        if !(1..=Self::MOST_FEATURES).contains(&first) {
            return Err(NoTable::Features { features: first });
        }
        let mut values = Vec::with_capacity(rows.len() * first);
        for (row, cells) in rows.iter().enumerate() {
            for (column, &value) in cells.iter().enumerate() {
                values.push(to_float32(value).ok_or(NoTable::Cell { row, column, value })?);
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

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.0.rows()).map(|row| self.0.row(row)))
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows: Vec<Vec<Cell>> = Vec::deserialize(deserializer)?;
        let rows: Vec<Vec<f64>> = rows
            .into_iter()
            .map(|row| row.into_iter().map(|Cell(value)| value).collect())
            .collect();
        Self::from_rows(&rows)
            .map_err(|fault| de::Error::custom(format_args!("no table, expected {fault}")))
    }
}

/// One value, refused where it stands, so that the fault's path names the cell.
struct Cell(f64);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)
            .map_err(|_| de::Error::custom(format_args!("no number, expected {}", Table::CELL)))?;
        match to_float32(value) {
            Some(_) => Ok(Self(value)),
            None => Err(de::Error::invalid_value(
                de::Unexpected::Float(value),
                &Table::CELL,
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(rows: &[Vec<f64>]) -> NoTable {
        Table::from_rows(rows).unwrap_err()
    }

    #[test]
    fn values_are_float32_and_clones_share_them() {
        let table = Table::from_rows(&[vec![0.1, 2.0], vec![-3.0, 1e-50]]).unwrap();
        assert_eq!(table.matrix().values(), [0.1_f32, 2.0, -3.0, 0.0]);
        let clone = table.clone();
        assert!(std::ptr::eq(
            table.matrix().values(),
            clone.matrix().values()
        ));
        let text = serde_json::to_string(&table).unwrap();
        assert_eq!(text, "[[0.1,2.0],[-3.0,0.0]]");
        assert_eq!(serde_json::from_str::<Table>(&text).unwrap(), table);
    }

    #[test]
    fn sizes_and_values_out_of_range_are_named() {
        assert_eq!(refused(&[]), NoTable::Rows { rows: 0 });
        assert_eq!(refused(&vec![vec![1.0]; 65]), NoTable::Rows { rows: 65 });
        assert_eq!(refused(&[vec![]]), NoTable::Features { features: 0 });
        assert_eq!(
            refused(&[vec![0.0; 1025]]),
            NoTable::Features { features: 1025 }
        );
        assert_eq!(
            refused(&[vec![1.0, 2.0], vec![3.0]]).to_string(),
            "rows of one length (row 2 has 1, row 1 has 2)"
        );
        for value in [f64::NAN, f64::INFINITY, -3.5e38] {
            let said = refused(&[vec![1.0], vec![value]]).to_string();
            assert!(said.ends_with("(row 2, column 1)"), "{said}");
        }
        assert!(Table::from_rows(&vec![vec![1.0; 1024]; 64]).is_ok());
    }
}
