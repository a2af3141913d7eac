//! Parses one row per line, with values separated by commas, semicolons, tabs or
//! spaces.

use super::value::{self, Comma};
use crate::words::custom_matrix::{MatrixTextError, TextFormat};

/// The rows, the format of the text, and whether its first line was a header.
pub(super) fn read(text: &str) -> Result<(Vec<Vec<f64>>, TextFormat, bool), MatrixTextError> {
    let format = infer_format(text);
    let mut cells: Vec<Vec<String>> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !is_comment(line))
        .map(|line| match format {
            TextFormat::Tabs => split(line, '\t'),
            TextFormat::Semicolons => split(line, ';'),
            TextFormat::Commas => split(line, ','),
            TextFormat::Spaces | TextFormat::Brackets => {
                line.split_whitespace().map(str::to_owned).collect()
            }
        })
        .collect();
    // If every line ends in a separator, the empty cell after it is no value.
    if cells
        .iter()
        .all(|row| row.len() > 1 && row.last().is_some_and(String::is_empty))
    {
        for row in &mut cells {
            row.pop();
        }
    }
    let has_header = cells.len() > 1
        && cells
            .first()
            .is_some_and(|row| row.iter().all(|cell| is_word(cell)));
    if has_header {
        cells.remove(0);
    }
    let all = cells.iter().flatten().map(String::as_str);
    let comma = Comma::infer(all, format == TextFormat::Semicolons);
    let rows = cells
        .iter()
        .enumerate()
        .map(|(row, cells)| {
            cells
                .iter()
                .enumerate()
                .map(|(column, cell)| value::read(cell, row, column, comma))
                .collect()
        })
        .collect::<Result<_, _>>()?;
    Ok((rows, format, has_header))
}

/// The format, by the first of tab, semicolon and comma that separates values; spaces
/// otherwise.
fn infer_format(text: &str) -> TextFormat {
    if text.contains('\t') {
        TextFormat::Tabs
    } else if text.contains(';') {
        TextFormat::Semicolons
    } else if text.contains(',') && !has_decimal_commas(text) {
        TextFormat::Commas
    } else {
        TextFormat::Spaces
    }
}

/// Whether commas are decimal marks and spaces separate the values: `1,5 2,5`. If
/// commas separated the values, a space alone would never separate two digits.
fn has_decimal_commas(text: &str) -> bool {
    let inner = |word: &str| {
        word.split_once(',').is_some_and(|(whole, fraction)| {
            whole.ends_with(|c: char| c.is_ascii_digit())
                && fraction.starts_with(|c: char| c.is_ascii_digit())
                && !fraction.contains(',')
        })
    };
    let plain = |word: &str| !word.contains(',');
    text.lines()
        .any(|line| line.split_whitespace().filter(|word| inner(word)).count() > 1)
        && text
            .split_whitespace()
            .all(|word| inner(word) || plain(word))
}

/// Splits a line into cells. A separator within quotes belongs to the cell. Numbers
/// contain neither quotes nor line breaks, so CSV's other rules do not matter here.
fn split(line: &str, separator: char) -> Vec<String> {
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

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Whether a cell is a heading: it starts with a letter or an underscore and is not
/// `nan`, `inf` or `infinity`.
fn is_word(cell: &str) -> bool {
    let word = cell.trim().to_ascii_lowercase();
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !matches!(&*word, "nan" | "inf" | "infinity")
}
