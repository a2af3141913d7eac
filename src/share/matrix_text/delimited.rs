//! Splits a text with one row per line into cells, at commas, semicolons, tabs or spaces.

use super::Table;
use crate::words::{
    custom_matrix::{MatrixFormat, ReadingNote},
    number::Marks,
};

/// The tables that a text can be: usually one. Where semicolons and commas can separate rows,
/// values or digits, there is a table for each.
pub(super) fn tables(text: &str) -> Vec<Table> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !is_comment(line))
        .collect();
    if text.contains('\t') {
        return vec![table(&lines, MatrixFormat::Tabs)];
    }
    if lines.iter().any(|line| line.contains(';')) {
        return with_semicolons(&lines);
    }
    if has_commas_between_values(&lines) {
        let mut tables = vec![table(&lines, MatrixFormat::Commas)];
        if has_grouped_numbers(&lines) {
            tables.push(table(&lines, MatrixFormat::Spaces));
        }
        return tables;
    }
    vec![table(&lines, MatrixFormat::Spaces)]
}

/// The tables of lines with semicolons, which separate values or rows.
fn with_semicolons(lines: &[&str]) -> Vec<Table> {
    let ends: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_end().trim_end_matches(';'))
        .collect();
    let by_value = || table(lines, MatrixFormat::Semicolons);
    let parts: Vec<&str> = ends
        .iter()
        .flat_map(|line| line.split(';'))
        .filter(|part| !part.trim().is_empty())
        .collect();
    let by_row = || {
        let format = if has_commas_between_values(&parts) {
            MatrixFormat::Commas
        } else {
            MatrixFormat::Spaces
        };
        Table {
            notes: vec![ReadingNote::RowsAtSemicolons],
            ..table(&parts, format)
        }
    };
    let is_inside = ends.iter().any(|line| line.contains(';'));
    // `1 2; 3 4`: a value contains no space.
    if parts.iter().any(|part| has_several_numbers(part)) {
        return vec![by_row()];
    }
    let commas: Vec<usize> = parts.iter().map(|part| part.matches(',').count()).collect();
    let are_equal = commas.windows(2).all(|pair| pair[0] == pair[1]);
    let first = commas.first().copied().unwrap_or(0);
    if !is_inside {
        // `1,2;` and `3,4;`: the semicolon ends each row, the comma may be a decimal mark.
        return match (are_equal, first) {
            (true, 1) => vec![by_row(), by_value()],
            (_, 0) => vec![by_value()],
            _ => vec![by_row()],
        };
    }
    if lines.len() > 1 {
        return vec![by_value()];
    }
    let has_number = |marks: Marks| parts.iter().all(|part| marks.plain(part.trim()).is_some());
    let can_be_values = Marks::WITH_COMMAS.into_iter().any(has_number);
    let whole_line = Table {
        notes: vec![ReadingNote::OneRow],
        ..by_value()
    };
    match (are_equal, first) {
        // The lab writes a matrix in this form in its links.
        (true, 1..) if can_be_values => vec![by_row(), whole_line],
        (true, 1..) => vec![by_row()],
        (true, 0) if parts.len() > 1 => vec![
            whole_line,
            Table {
                notes: vec![ReadingNote::RowsAtSemicolons],
                ..table(&parts, MatrixFormat::Spaces)
            },
        ],
        _ => vec![by_value()],
    }
}

/// The cells of lines in a format.
fn table(lines: &[&str], format: MatrixFormat) -> Table {
    let cells = lines
        .iter()
        .map(|line| match format {
            MatrixFormat::Tabs => split_quoted(line, '\t'),
            MatrixFormat::Semicolons => split_quoted(line, ';'),
            MatrixFormat::Commas => split_quoted(line, ','),
            MatrixFormat::Spaces
            | MatrixFormat::Brackets
            | MatrixFormat::Markdown
            | MatrixFormat::Latex
            | MatrixFormat::R
            | MatrixFormat::Npy => line.split_whitespace().map(str::to_owned).collect(),
        })
        .collect();
    Table {
        format,
        cells,
        notes: Vec::new(),
    }
}

/// Whether commas separate values. They are decimal marks if spaces separate the values:
/// `1,5 2,5`. If commas separated the values, a space alone would never separate two digits.
fn has_commas_between_values(lines: &[&str]) -> bool {
    let inner = |word: &str| {
        word.split_once(',').is_some_and(|(whole, fraction)| {
            whole.ends_with(|c: char| c.is_ascii_digit())
                && fraction.starts_with(|c: char| c.is_ascii_digit())
                && !fraction.contains(',')
        })
    };
    let plain = |word: &str| !word.contains(',');
    let words = || lines.iter().flat_map(|line| line.split_whitespace());
    let are_decimal_marks = lines
        .iter()
        .any(|line| line.split_whitespace().filter(|word| inner(word)).count() > 1)
        && words().all(|word| inner(word) || plain(word));
    lines.iter().any(|line| line.contains(',')) && !are_decimal_marks
}

/// Whether a part of a line is more than one number, with spaces between them.
fn has_several_numbers(part: &str) -> bool {
    let starts_number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '\u{2212}'))
    };
    part.split_whitespace().count() > 1 && part.split_whitespace().all(starts_number)
}

/// Whether every comma can separate thousands: `1,234.5`.
fn has_grouped_numbers(lines: &[&str]) -> bool {
    lines
        .iter()
        .flat_map(|line| line.split_whitespace())
        .all(|word| Marks::CommaThousands.plain(word).is_some())
}

/// Splits a line into cells. A separator within quotes belongs to the cell. Numbers
/// contain neither quotes nor line breaks, so CSV's other rules do not matter here.
fn split_quoted(line: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match (c, cells.last_mut()) {
            ('"', _) => quoted = !quoted,
            (c, _) if c == separator && !quoted => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Whether a line is a comment in Python, R, Julia or MATLAB.
fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with(['#', '%'])
}
