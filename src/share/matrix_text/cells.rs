//! Parses the cells of a table, with each meaning that their commas and points can have.

use super::{Numbers, Table, value};
use crate::words::{
    custom_matrix::{MatrixTextError, ReadingNote},
    number::{Marks, ascii_number},
};

/// The readings of several tables: those of which every cell is a number. The error is that
/// of the first table.
pub(super) fn read(tables: Vec<Table>) -> Result<Vec<Numbers>, MatrixTextError> {
    let mut readings = Vec::new();
    let mut first_error = None;
    for table in tables {
        for marks in possible_marks(&table.cells) {
            match numbers(&table, marks) {
                Ok(reading) => readings.push(reading),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
    }
    match first_error {
        Some(error) if readings.is_empty() => Err(error),
        _ => Ok(readings),
    }
}

/// The uses of commas and points that fit all cells; a point alone if none does.
fn possible_marks(cells: &[Vec<String>]) -> Vec<Marks> {
    let numbers: Vec<String> = cells
        .iter()
        .flatten()
        .map(|cell| ascii_number(cell))
        .collect();
    if !numbers.iter().any(|number| number.contains(',')) {
        return vec![Marks::Point];
    }
    let fits = |marks: &Marks| numbers.iter().all(|number| marks.plain(number).is_some());
    let mut possible: Vec<_> = Marks::WITH_COMMAS.into_iter().filter(fits).collect();
    // Without a point, these two are the same.
    if possible.contains(&Marks::DecimalComma) {
        possible.retain(|marks| *marks != Marks::PointThousands);
    }
    if possible.is_empty() {
        possible.push(Marks::Point);
    }
    possible
}

fn numbers(table: &Table, marks: Marks) -> Result<Numbers, MatrixTextError> {
    let mut notes = table.notes.clone();
    notes.extend(match marks {
        Marks::Point => None,
        Marks::DecimalComma => Some(ReadingNote::DecimalCommas),
        Marks::CommaThousands => Some(ReadingNote::CommaThousands),
        Marks::PointThousands => Some(ReadingNote::PointThousands),
    });
    let row = |(row, cells): (usize, &Vec<String>)| {
        let cells = cells.iter().enumerate();
        cells
            .map(|(column, cell)| value::read(cell, row, column, marks))
            .collect::<Result<Vec<_>, _>>()
    };
    Ok(Numbers {
        format: table.format,
        rows: table
            .cells
            .iter()
            .enumerate()
            .map(row)
            .collect::<Result<_, _>>()?,
        notes,
    })
}
