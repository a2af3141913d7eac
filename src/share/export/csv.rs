//! Tables of numbers as comma-separated values.
//!
//! Every number is written with the fewest digits that give it back; what is
//! not finite as `inf`, `-inf` and `nan`, which numpy and pandas read.

mod matrix;
mod norms;
mod statistics;

pub(super) use matrix::matrix;
pub(super) use norms::norms;
pub(super) use statistics::statistics;

/// The records as text, one a line.
fn table(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer
            .write_record(record)
            .expect("the records of a table are of one length, and memory takes them");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
