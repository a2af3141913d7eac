//! `docs/NUMBERS.md`: the largest error of each check on each platform.
//!
//! The page is compiled into the tests, so that the browser tests can check their column
//! too. The counts must be exact. The largest error may differ from the stated one by a
//! factor of two, because processors with wider vectors add up in another order.

use super::Report;

/// The page as committed.
pub(super) const PAGE: &str = include_str!("../../docs/NUMBERS.md");

/// Stands where a platform has no measurement yet.
pub(super) const NOT_MEASURED: &str = "–";

/// Where numbers are computed; each platform has a column on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    target_arch = "wasm32",
    expect(dead_code, reason = "the other platforms are native")
)]
pub(crate) enum Platform {
    Ndarray,
    Flex,
    Chromium,
}

impl Platform {
    /// The backend that this build computes with.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) const CURRENT: Self = if cfg!(feature = "flex") {
        Self::Flex
    } else {
        Self::Ndarray
    };

    /// Index of its column in the table "Against references".
    pub(super) fn column(self) -> usize {
        match self {
            Self::Ndarray => 5,
            Self::Flex => 6,
            Self::Chromium => 7,
        }
    }
}

/// Prefix of the log lines that hold a report.
pub(super) const LOG_PREFIX: &str = "NUMBERS | ";

/// A report as one log line.
pub(crate) fn log_line(report: &Report) -> String {
    let Report {
        file,
        measure,
        cases,
        values,
        allowed,
        worst,
        ..
    } = report;
    let (worst, allowed) = (format_error(*worst), format_error(*allowed));
    format!(
        "{LOG_PREFIX}{file} | {worst} | {measure}, allowed {allowed}, {cases} cases, {values} values"
    )
}

/// An error with two significant digits.
pub(super) fn format_error(error: f64) -> String {
    if error == 0.0 {
        "0".to_owned()
    } else {
        format!("{error:.1e}").trim_end_matches("e0").to_owned()
    }
}

/// Whether a stated error is within a factor of two of the measured one.
pub(super) fn agrees(stated: &str, error: f64) -> bool {
    match stated.parse::<f64>() {
        Ok(0.0) => error == 0.0,
        Ok(stated) => (0.5..=2.0).contains(&(error / stated)),
        Err(_) => false,
    }
}

/// A cell of the table row whose first cell is `row`.
pub(super) fn cell<'a>(page: &'a str, row: &str, column: usize) -> Option<&'a str> {
    let mut rows = page.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.find(|cells| cells.split(" | ").next() == Some(row))?;
    Some(cells.split(" | ").nth(column)?.trim_end_matches(['|', ' ']))
}

/// Compares a report's largest error with the one that the page states.
///
/// # Panics
/// If they differ by more than a factor of two.
pub(crate) fn check(report: &Report, platform: Platform) {
    let committed = cell(PAGE, report.file, platform.column()).unwrap_or(NOT_MEASURED);
    assert!(
        committed == NOT_MEASURED || is_updating() || agrees(committed, report.worst),
        "docs/NUMBERS.md states {committed} for {} on {platform:?}, but the error is {}: update the page",
        report.file,
        format_error(report.worst)
    );
}

/// Whether this run updates the page instead of checking it.
pub(super) fn is_updating() -> bool {
    std::env::var_os("UPDATE_NUMBERS").is_some()
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::render_page::check_or_update;
