//! `docs/NUMBERS.md`: how near the numbers come, where each is computed.
//!
//! The page is part of the test program, so that the browser holds its column
//! too. How many numbers there are is told exactly. How far the worst is off
//! may differ by a factor of two from what is told: a processor with wider
//! vectors adds up in another order.

use super::Report;

/// The page as committed.
pub(super) const PAGE: &str = include_str!("../../docs/NUMBERS.md");

/// What a place has not told yet.
pub(super) const UNTOLD: &str = "–";

/// Where numbers are computed: a column of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    target_arch = "wasm32",
    expect(dead_code, reason = "the others are native")
)]
pub(crate) enum Place {
    Ndarray,
    Flex,
    Chromium,
}

impl Place {
    /// The backend that this program computes with.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) const HERE: Self = if cfg!(feature = "flex") {
        Self::Flex
    } else {
        Self::Ndarray
    };

    /// The column of the references' table.
    pub(super) fn column(self) -> usize {
        match self {
            Self::Ndarray => 5,
            Self::Flex => 6,
            Self::Chromium => 7,
        }
    }
}

/// What starts the lines that tell of a report in a test's log.
pub(super) const MARK: &str = "NUMBERS | ";

/// What a log holds of a report.
pub(crate) fn line(report: &Report) -> String {
    let Report {
        file,
        measure,
        cases,
        values,
        allowed,
        worst,
        ..
    } = report;
    let (worst, allowed) = (told(*worst), told(*allowed));
    format!("{MARK}{file} | {worst} | {measure}, allowed {allowed}, {cases} cases, {values} values")
}

/// Two digits of an error.
pub(super) fn told(error: f64) -> String {
    if error == 0.0 {
        "0".to_owned()
    } else {
        format!("{error:.1e}").trim_end_matches("e0").to_owned()
    }
}

/// Whether what is told still tells of the error.
pub(super) fn tells(told: &str, error: f64) -> bool {
    match told.parse::<f64>() {
        Ok(0.0) => error == 0.0,
        Ok(told) => (0.5..=2.0).contains(&(error / told)),
        Err(_) => false,
    }
}

/// A cell of a table's row, the row found by its first cell.
pub(super) fn cell<'a>(page: &'a str, row: &str, column: usize) -> Option<&'a str> {
    let mut rows = page.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.find(|cells| cells.split(" | ").next() == Some(row))?;
    Some(cells.split(" | ").nth(column)?.trim_end_matches(['|', ' ']))
}

/// Fails if the page tells something else of this report at this place.
///
/// # Panics
/// Then.
pub(crate) fn hold(report: &Report, place: Place) {
    let committed = cell(PAGE, report.file, place.column()).unwrap_or(UNTOLD);
    assert!(
        committed == UNTOLD || is_written() || tells(committed, report.worst),
        "docs/NUMBERS.md tells {committed} for {} at {place:?}, which is {}: write it anew",
        report.file,
        told(report.worst)
    );
}

/// Whether this run writes the page and does not hold it.
pub(super) fn is_written() -> bool {
    std::env::var_os("UPDATE_NUMBERS").is_some()
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::write::hold_or_write;
