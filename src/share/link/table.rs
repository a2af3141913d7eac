//! A matrix of one's own: `1,2;3,4`, row by row.

use super::{
    entries,
    fault::{Fault, Faults, Taken},
    number,
};
use crate::lab::scenario::{Table, to_float32};

pub(super) fn write(table: &Table) -> String {
    let columns = table.matrix().columns();
    let cells = table.matrix().values().iter().enumerate();
    entries::joined(cells.map(|(index, &value)| {
        let separator = if index % columns == 0 { ';' } else { ',' };
        (separator, shortest(value))
    }))
}

/// The matrix that the text is. A cell that is no number becomes 0, one out of
/// range the nearest that float32 holds; of rows that make no matrix nothing is
/// left.
pub(super) fn read(key: &str, given: &str, faults: &mut Faults) -> Option<Table> {
    let mut cell = |text: &str| {
        let value = number::parsed(text).unwrap_or(f64::NAN);
        if to_float32(value).is_some() {
            return value;
        }
        let most = f64::from(f32::MAX);
        let taken = if value.is_nan() {
            0.0
        } else {
            value.clamp(-most, most)
        };
        faults.push(Fault::new(key, text, Taken::Instead(taken.to_string())));
        taken
    };
    let rows: Vec<Vec<f64>> = given
        .split(';')
        .map(|row| row.split(',').map(&mut cell).collect())
        .collect();
    let table = Table::from_rows(&rows).ok();
    if table.is_none() {
        faults.push(Fault::new(key, given, Taken::Nothing));
    }
    table
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
    fn a_matrix_comes_back_bit_for_bit() {
        let rows = [
            vec![0.1, -2e30, 1.0],
            vec![3.0, f64::from(f32::MIN_POSITIVE), -0.0],
        ];
        let table = Table::from_rows(&rows).unwrap();
        let text = write(&table);
        assert_eq!(text, "0.1,-2e30,1;3,1.1754944e-38,-0");
        let mut faults = Faults::default();
        let back = read("own", &text, &mut faults).unwrap();
        let bits = |table: &Table| -> Vec<u32> {
            table
                .matrix()
                .values()
                .iter()
                .map(|value| value.to_bits())
                .collect()
        };
        assert_eq!((bits(&back), faults.told.len()), (bits(&table), 0));
    }

    #[test]
    fn a_bad_cell_is_repaired_and_ragged_rows_are_left_out() {
        let mut faults = Faults::default();
        let table = read("own", "1,x;1e39,4", &mut faults).unwrap();
        assert_eq!(table.matrix().values(), [1.0, 0.0, f32::MAX, 4.0]);
        assert_eq!(faults.told.len(), 2);
        assert_eq!(read("own", "1,2;3", &mut faults), None);
        assert_eq!(faults.told.len(), 3);
    }
}
