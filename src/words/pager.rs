//! The text of pagers, which show a range of rows, columns or bars.

/// The visible range: `rows 1 to 16 of 64`, `row 65 of 65`. `first` and `end` are a
/// half-open range from 0.
#[must_use]
pub fn range(what: &str, first: usize, end: usize, count: usize) -> String {
    if first + 1 == end {
        let one = what.strip_suffix('s').unwrap_or(what);
        format!("{one} {end} of {count}")
    } else {
        format!("{what} {} to {end} of {count}", first + 1)
    }
}

/// The button for the previous range.
pub const PREVIOUS: &str = "previous";
/// The button for the next range.
pub const NEXT: &str = "next";
/// The items of a pager: rows.
pub const ROWS: &str = "rows";
/// The items of a pager: columns.
pub const COLUMNS: &str = "columns";
/// The items of a pager: the bars of an equaliser.
pub const FEATURES: &str = "features";
