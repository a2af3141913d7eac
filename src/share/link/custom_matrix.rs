//! A user's matrix: `1,2;3,4`, row by row.

use super::{
    diagnostic::{Diagnostic, Diagnostics, Repair},
    number, overrides,
};
use crate::lab::scenario::{CustomMatrix, to_float32};

/// The matrix as a link writes it.
pub(super) fn write(matrix: &CustomMatrix) -> String {
    let columns = matrix.matrix().columns();
    let cells = matrix.matrix().values().iter().enumerate();
    overrides::joined(cells.map(|(index, &value)| {
        let separator = if index % columns == 0 { ';' } else { ',' };
        (separator, shortest(value))
    }))
}

/// The matrix of a text. A cell that is no number becomes 0, and one out of range the
/// nearest finite float32. `None` for rows that make no matrix.
pub(super) fn read(key: &str, input: &str, diagnostics: &mut Diagnostics) -> Option<CustomMatrix> {
    let mut cell = |text: &str| {
        let value = number::parsed(text).unwrap_or(f64::NAN);
        if to_float32(value).is_some() {
            return value;
        }
        let repaired = if value.is_nan() {
            0.0
        } else {
            f32::MAX.copysign(if value < 0.0 { -1.0 } else { 1.0 })
        };
        diagnostics.push(Diagnostic::new(
            key,
            text,
            Repair::Replaced(shortest(repaired)),
        ));
        f64::from(repaired)
    };
    let rows: Vec<Vec<f64>> = input
        .split(';')
        .map(|row| row.split(',').map(&mut cell).collect())
        .collect();
    let matrix = CustomMatrix::from_rows(&rows).ok();
    if matrix.is_none() {
        diagnostics.push(Diagnostic::new(key, input, Repair::Dropped));
    }
    matrix
}

/// The shortest text that reads back as the same float32.
fn shortest(value: f32) -> String {
    let (plain, scientific) = (value.to_string(), format!("{value:e}"));
    if scientific.len() < plain.len() {
        scientific
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_survives_a_round_trip_bit_for_bit() {
        let rows = [
            vec![0.1, -2e30, 1.0],
            vec![100.0, f64::from(f32::MIN_POSITIVE), -0.0],
        ];
        let table = CustomMatrix::from_rows(&rows).unwrap();
        let text = write(&table);
        assert_eq!(text, "0.1,-2e30,1;100,1.1754944e-38,-0");
        let mut diagnostics = Diagnostics::default();
        let back = read("own", &text, &mut diagnostics).unwrap();
        let bits = |table: &CustomMatrix| -> Vec<u32> {
            table
                .matrix()
                .values()
                .iter()
                .map(|value| value.to_bits())
                .collect()
        };
        assert_eq!((bits(&back), diagnostics.first.len()), (bits(&table), 0));
    }

    #[test]
    fn an_invalid_cell_is_repaired_and_ragged_rows_are_omitted() {
        let mut diagnostics = Diagnostics::default();
        let table = read("own", "1,x;1e39,4", &mut diagnostics).unwrap();
        assert_eq!(table.matrix().values(), [1.0, 0.0, f32::MAX, 4.0]);
        let replaced = |diagnostic: &Diagnostic| diagnostic.repair.clone();
        assert_eq!(
            diagnostics.first.iter().map(replaced).collect::<Vec<_>>(),
            ["0", "3.4028235e38"].map(|value| Repair::Replaced(value.to_owned()))
        );
        assert_eq!(read("own", "1,2;3", &mut diagnostics), None);
        assert_eq!(diagnostics.first.len(), 3);
    }
}
