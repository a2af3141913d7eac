//! One row a line, its values between commas, semicolons, tabs or spaces.

use super::value::{self, Comma};
use crate::words::own_matrix::{Form, Refusal};

/// Rows, what separated their values, and whether a line of headings was left out.
pub(super) fn read(text: &str) -> Result<(Vec<Vec<f64>>, Form, bool), Refusal> {
    let form = form(text);
    let mut cells: Vec<Vec<String>> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !is_comment(line))
        .map(|line| match form {
            Form::Tabs => split(line, '\t'),
            Form::Semicolons => split(line, ';'),
            Form::Commas => split(line, ','),
            Form::Spaces | Form::Brackets => line.split_whitespace().map(str::to_owned).collect(),
        })
        .collect();
    // A separator at the end of every line closes the last value.
    if cells
        .iter()
        .all(|row| row.len() > 1 && row.last().is_some_and(String::is_empty))
    {
        for row in &mut cells {
            row.pop();
        }
    }
    let headings = cells.len() > 1
        && cells
            .first()
            .is_some_and(|row| row.iter().all(|cell| is_word(cell)));
    if headings {
        cells.remove(0);
    }
    let every = cells.iter().flatten().map(String::as_str);
    let comma = Comma::of(every, form == Form::Semicolons);
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
    Ok((rows, form, headings))
}

/// What separates the values: the rarest sign that is there.
fn form(text: &str) -> Form {
    if text.contains('\t') {
        Form::Tabs
    } else if text.contains(';') {
        Form::Semicolons
    } else if text.contains(',') && !has_decimal_commas(text) {
        Form::Commas
    } else {
        Form::Spaces
    }
}

/// Whether commas are decimal marks between spaces: `1,5 2,5`. In a list of
/// numbers between commas no two digits have nothing but a space between them.
fn has_decimal_commas(text: &str) -> bool {
    let inner = |word: &str| {
        word.split_once(',').is_some_and(|(whole, rest)| {
            whole.ends_with(|c: char| c.is_ascii_digit())
                && rest.starts_with(|c: char| c.is_ascii_digit())
                && !rest.contains(',')
        })
    };
    let plain = |word: &str| !word.contains(',');
    text.lines()
        .any(|line| line.split_whitespace().filter(|word| inner(word)).count() > 1)
        && text
            .split_whitespace()
            .all(|word| inner(word) || plain(word))
}

/// The cells of a line. Quotes keep a separator within a cell; numbers hold
/// neither quotes nor line ends, so the rest of CSV's rules is not needed.
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

/// Whether a cell is a heading: it begins like a word, and is none of the
/// words for what is no number.
fn is_word(cell: &str) -> bool {
    let word = cell.trim().to_ascii_lowercase();
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !matches!(&*word, "nan" | "inf" | "infinity")
}
