//! Parses a matrix that is written in R: `rbind(c(1, 2), c(3, 4))`, `cbind(…)`, and
//! `matrix(c(1, 2, 3, 4), nrow = 2, byrow = TRUE)`.

use super::{Numbers, value};
use crate::words::{
    custom_matrix::{MatrixFormat, MatrixTextError},
    number::Marks,
};

/// The matrix that a call in R makes; `None` if the text is no such call.
///
/// # Errors
/// If a value is no number.
pub(super) fn read(text: &str) -> Option<Result<Numbers, MatrixTextError>> {
    let call = text.rsplit_once("<-").map_or(text, |(_, call)| call).trim();
    let (name, arguments) = call.split_once('(')?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let (vectors, others) = vectors(arguments)?;
    let vectors = vectors.iter().enumerate().map(|(row, vector)| {
        let cells = vector.split(',').enumerate();
        let numbers = cells.map(|(column, cell)| value::read(cell, row, column, Marks::Point));
        numbers.collect::<Result<Vec<f64>, _>>()
    });
    let vectors = match vectors.collect::<Result<Vec<_>, _>>() {
        Ok(vectors) => vectors,
        Err(error) => return Some(Err(error)),
    };
    let rows = match (name.trim(), &vectors[..]) {
        ("rbind", _) => vectors,
        ("cbind", _) => transposed(&vectors)?,
        ("matrix", [values]) => shaped(values, &others)?,
        _ => return None,
    };
    Some(Ok(Numbers {
        format: MatrixFormat::R,
        rows,
        notes: Vec::new(),
    }))
}

/// The contents of all `c(…)`, and the other arguments.
fn vectors(arguments: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let (mut vectors, mut others) = (Vec::new(), Vec::new());
    let mut rest = arguments;
    while let Some(start) = rest.find("c(") {
        others.extend(arguments_of(&rest[..start]));
        let content = &rest[start + 2..];
        let end = content.find(')')?;
        vectors.push(&content[..end]);
        rest = &content[end + 1..];
    }
    others.extend(arguments_of(rest));
    (!vectors.is_empty()).then_some((vectors, others))
}

fn arguments_of(text: &str) -> impl Iterator<Item = &str> {
    let arguments = text.split(',').map(str::trim);
    arguments.filter(|argument| !argument.is_empty())
}

fn transposed(columns: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let rows = columns.first()?.len();
    if columns.iter().any(|column| column.len() != rows) {
        return None;
    }
    let row = |row: usize| columns.iter().map(|column| column[row]).collect();
    Some((0..rows).map(row).collect())
}

/// The values of `matrix`, which fills columns first, and whose first two arguments without a
/// name are the numbers of rows and columns.
fn shaped(values: &[f64], arguments: &[&str]) -> Option<Vec<Vec<f64>>> {
    let (mut rows, mut columns, mut by_row) = (None, None, false);
    for argument in arguments {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.trim(), value.trim()),
            None if rows.is_none() => ("nrow", *argument),
            None => ("ncol", *argument),
        };
        match name {
            "nrow" => rows = Some(value.parse::<usize>().ok()?),
            "ncol" => columns = Some(value.parse::<usize>().ok()?),
            "byrow" => by_row = matches!(value, "TRUE" | "T"),
            // `data =`, of which the vector is the value.
            "data" if value.is_empty() => {}
            _ => return None,
        }
    }
    let count = values.len();
    let rows = match (rows, columns) {
        (Some(rows), _) => rows,
        (None, Some(columns)) => count.checked_div(columns)?,
        (None, None) => count,
    };
    let columns = count.checked_div(rows)?;
    if rows * columns != count {
        return None;
    }
    if by_row {
        return Some(values.chunks(columns).map(<[f64]>::to_vec).collect());
    }
    let filled: Vec<Vec<f64>> = values.chunks(rows).map(<[f64]>::to_vec).collect();
    transposed(&filled)
}
