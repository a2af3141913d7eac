//! CSV exports.
//!
//! Every number is the shortest decimal that reads back as the same number.
//! Non-finite numbers are `inf`, `-inf` and `nan`, which numpy and pandas read.

mod matrix;
mod norms;
mod statistics;

pub(super) use matrix::matrix;
pub(super) use norms::norms;
pub(super) use statistics::statistics;

/// The records as CSV, one per line.
fn to_csv(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer
            .write_record(record)
            .expect("all records have the same length, and writing to memory cannot fail");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
