//! The names of station 6's rows, and the settings with which they are normalised.

use super::number::four;
use crate::lab::{
    failures::Row,
    scenario::{Failures, Precision, RowSource},
};

/// The row's name.
#[must_use]
pub fn name(source: RowSource) -> &'static str {
    match source {
        RowSource::From40000 => "40000 to 40003",
        RowSource::Near2000 => "near 2000",
        RowSource::From100 => "100, in steps of 0.001",
        RowSource::From1000 => "1000, in steps of 0.001",
        RowSource::From10000 => "10000, in steps of 0.001",
        RowSource::Constant => "256 copies of 1234",
        RowSource::Huge => "±10²⁰",
        RowSource::Zeros => "all zeros",
        RowSource::ZerosInFloat16 => "all zeros in float16",
        RowSource::Infinity => "one infinity",
        RowSource::MatrixRow => "a row of A",
    }
}

/// Which row is normalised, and with which settings, given how many rows the matrix has.
#[must_use]
pub fn setup(settings: &Failures, rows: usize, row: &Row) -> String {
    let eps = four(row.eps);
    let which = if settings.source == RowSource::MatrixRow {
        let number = settings.index(rows) + 1;
        let missing = settings.row as usize > rows;
        let instead = match (missing, rows) {
            (false, _) => String::new(),
            (true, 1) => format!("A has only 1 row, so there is no row {}. ", settings.row),
            (true, _) => format!(
                "A has only {rows} rows, so there is no row {}. ",
                settings.row
            ),
        };
        format!(
            "{instead}Row {number} of A (A[{}] in PyTorch), normalised by itself with ε = {eps} of station 2, γ = 1 and β = 0",
            number - 1
        )
    } else {
        format!("Normalised with ε = {eps}, γ = 1 and β = 0")
    };
    let format = match row.precision {
        Precision::Float32 => "in float32",
        Precision::Float16 => "with values, ε and results rounded to float16, and float32 between",
        Precision::BFloat16 => {
            "with values, ε and results rounded to bfloat16, and float32 between"
        }
    };
    format!("{which}, {format}.")
}
