//! Reads a matrix from numpy's `.npy` files, in the
//! [format](https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html) of versions
//! 1.0, 2.0 and 3.0.
//!
//! | module | does |
//! |---|---|
//! | `header` | reads the type, the order and the shape of the array |
//! | `literal` | reads the header's Python literals |
//! | `element` | reads one value |
//!
//! The crates npyz and ndarray-npy read any Python literal, with a parser that pest generates.
//! A header needs only strings, bools and tuples of integers.

mod element;
mod header;
mod literal;

use self::{element::Value, header::Header};
use super::matrix_text::ParsedMatrix;
use crate::{
    lab::scenario::{CustomMatrix, to_float32},
    words::{
        custom_matrix::{MatrixFormat, MatrixTextError, NpyError, ReadingNote},
        quote::quoted,
    },
};

/// Whether a file is numpy's, by its first bytes.
#[must_use]
pub fn is_npy(file: &[u8]) -> bool {
    file.starts_with(header::MAGIC)
}

/// Reads a matrix of two dimensions, or of one, which is a single row. Each value is the
/// nearest float32.
///
/// # Errors
/// Returns why the file is no matrix that the lab takes.
pub fn read(file: &[u8]) -> Result<ParsedMatrix, MatrixTextError> {
    let (header, data) = header::read(file)?;
    let [rows, features] = size(&header)?;
    let width = header.element.width();
    let needed = rows * features * width;
    if data.len() < needed {
        let found = data.len();
        return Err(NpyError::TooShort { needed, found }.into());
    }
    if data.len() > needed {
        let extra = data.len() - needed;
        return Err(NpyError::TooLong { extra }.into());
    }
    let mut is_rounded = false;
    let mut value = |row: usize, column: usize| -> Result<f64, MatrixTextError> {
        let index = if header.is_fortran {
            column * rows + row
        } else {
            row * features + column
        };
        let value = header.element.read(&data[index * width..][..width]);
        let nearest = nearest_float32(value, row, column)?;
        is_rounded |= !value.is(nearest);
        Ok(f64::from(nearest))
    };
    let rows = (0..rows)
        .map(|row| (0..features).map(|column| value(row, column)).collect())
        .collect::<Result<Vec<Vec<f64>>, MatrixTextError>>()?;
    let is_one_row = header.shape.len() == 1;
    Ok(ParsedMatrix {
        matrix: CustomMatrix::from_rows(&rows)?,
        format: MatrixFormat::Npy,
        notes: [
            is_one_row.then_some(ReadingNote::OneRow),
            is_rounded.then_some(ReadingNote::Rounded),
        ]
        .into_iter()
        .flatten()
        .collect(),
    })
}

/// Why a file is refused of which only the start is known, if its header says so.
#[must_use]
pub fn refusal_of_start(start: &[u8]) -> Option<MatrixTextError> {
    let header = match header::read(start) {
        Ok((header, _)) => header,
        Err(error) => return Some(error.into()),
    };
    size(&header).err()
}

/// The rows and features of a matrix that the lab takes.
fn size(header: &Header) -> Result<[usize; 2], MatrixTextError> {
    let [rows, features] = match header.shape[..] {
        [features] => [1, features],
        [rows, features] => [rows, features],
        _ => [0, 0],
    };
    if rows == 0 || features == 0 {
        let shape = header.shape.clone();
        return Err(NpyError::Shape { shape }.into());
    }
    if rows > CustomMatrix::MAX_ROWS {
        return Err(MatrixTextError::TooManyRows { rows });
    }
    if features > CustomMatrix::MAX_FEATURES {
        return Err(MatrixTextError::TooManyFeatures { features });
    }
    Ok([rows, features])
}

/// The nearest float32 of a value, which must be finite.
fn nearest_float32(value: Value, row: usize, column: usize) -> Result<f32, MatrixTextError> {
    match value {
        Value::Integer(integer) => Ok(element::integer_to_float32(integer)),
        Value::Float(float) if !float.is_finite() => Err(MatrixTextError::NotFinite {
            row,
            column,
            text: quoted(&float.to_string()),
        }),
        Value::Float(float) => to_float32(float).ok_or_else(|| MatrixTextError::TooLarge {
            row,
            column,
            text: quoted(&format!("{float:e}")),
        }),
    }
}
