//! Parses lists in square brackets: Python, JSON, MATLAB, Julia, and numpy's or PyTorch's
//! output.

use super::{Numbers, value};
use crate::words::{
    custom_matrix::{MatrixFormat, MatrixTextError, ReadingNote},
    number::Marks,
    quote::quoted,
};

/// The readings of a text that contains an opening bracket.
pub(super) fn read(text: &str) -> Result<Vec<Numbers>, MatrixTextError> {
    let (head, _) = text.split_once('[').unwrap_or((text, ""));
    if head.trim_end().ends_with("Size(") {
        return Err(MatrixTextError::OnlyASize { text: quoted(text) });
    }
    if !is_valid_head(head) {
        return Err(MatrixTextError::UnexpectedText { text: quoted(head) });
    }
    let mut lists = Vec::new();
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    // The end of the previous bracket, and whether it opened a list.
    let (mut previous_end, mut opened) = (head.len(), false);
    let mut end = None;
    for (at, bracket) in text.match_indices(['[', ']']) {
        let between = &text[previous_end..at];
        if bracket == "[" {
            if depth > 0 && !is_separator(between) {
                return Err(MatrixTextError::MixedNesting {
                    text: quoted(between),
                });
            }
            depth += 1;
            deepest = deepest.max(depth);
        } else {
            if opened {
                lists.push(between);
            } else if !is_separator(between) {
                return Err(MatrixTextError::MixedNesting {
                    text: quoted(between),
                });
            }
            depth -= 1;
        }
        (previous_end, opened) = (at + 1, bracket == "[");
        if depth == 0 {
            end = Some(previous_end);
            break;
        }
    }
    let end = end.ok_or(MatrixTextError::UnclosedBracket)?;
    if let Some(tail) = invalid_tail(&text[end..]) {
        return Err(MatrixTextError::UnexpectedText { text: quoted(tail) });
    }
    if deepest > 2 {
        return Err(MatrixTextError::TooManyDimensions {
            dimensions: deepest,
        });
    }
    let reading = |rows: &[&str], notes| -> Result<Numbers, MatrixTextError> {
        let rows = rows.iter().enumerate();
        Ok(Numbers {
            format: MatrixFormat::Brackets,
            rows: rows
                .map(|(row, list)| numbers(list, row))
                .collect::<Result<_, _>>()?,
            notes,
        })
    };
    if let ([list], 1) = (lists.as_slice(), deepest) {
        let is_call = head.contains('(');
        if list.contains(';') {
            let rows: Vec<_> = filled(list.split([';', '\n']));
            return Ok(vec![reading(&rows, vec![ReadingNote::RowsAtSemicolons])?]);
        }
        let lines = filled(list.lines());
        if lines.len() > 1 && !is_call && !continues(&lines) {
            let by_line = reading(&lines, vec![ReadingNote::RowsAtLines])?;
            if list.contains(',') {
                return Ok(vec![by_line]);
            }
            // MATLAB's rows, or a row that numpy has wrapped.
            let one_row = reading(&[list], vec![ReadingNote::OneRow])?;
            let first = by_line.rows.first().map(Vec::len);
            let is_matrix = by_line.rows.iter().all(|row| Some(row.len()) == first);
            return Ok(if is_matrix {
                vec![by_line, one_row]
            } else {
                vec![one_row]
            });
        }
    }
    Ok(vec![reading(&lists, Vec::new())?])
}

/// The parts that are not blank.
fn filled<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Whether a comma at the end of a line, or at the start of the next one, continues the row.
fn continues(lines: &[&str]) -> bool {
    lines
        .windows(2)
        .any(|pair| pair[0].trim_end().ends_with(',') || pair[1].trim_start().starts_with(','))
}

/// The numbers of one list, separated by commas, or by spaces as numpy prints them.
fn numbers(list: &str, row: usize) -> Result<Vec<f64>, MatrixTextError> {
    let number = |(column, cell): (usize, &str)| value::read(cell, row, column, Marks::Point);
    if list.contains(',') {
        // Python allows a trailing comma.
        let list = list.trim_end();
        let list = list.strip_suffix(',').unwrap_or(list);
        list.split(',').enumerate().map(number).collect()
    } else {
        list.split_whitespace().enumerate().map(number).collect()
    }
}

fn is_separator(text: &str) -> bool {
    text.chars().all(|c| c == ',' || c.is_whitespace()) && text.matches(',').count() <= 1
}

/// Whether this may precede a matrix: nothing, `x =`, `torch.tensor(`.
fn is_valid_head(head: &str) -> bool {
    let is_name = |name: &str| {
        let name = name.trim();
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphabetic() || c.is_ascii_digit() || c == '_' || c == '.')
    };
    let call = match head.split_once('=') {
        Some((name, call)) if is_name(name) => call,
        Some(_) => return false,
        None => head,
    };
    let call = call.trim();
    call.is_empty()
        || call
            .strip_suffix('(')
            .is_some_and(|name| name.is_empty() || is_name(name))
}

/// The text after a matrix if it is not valid there. `, dtype=…`, `grad_fn=<…>`,
/// closing parentheses and a semicolon are valid.
fn invalid_tail(tail: &str) -> Option<&str> {
    const ARGUMENTS: [&str; 8] = [
        "shape",
        "dtype",
        "device",
        "grad_fn",
        "requires_grad",
        "layout",
        "size",
        "names",
    ];
    let has_size = tail.contains("size=") || tail.contains("shape=");
    let invalid = tail.split(',').any(|part| {
        let part = part.trim().trim_end_matches([')', ';', ',']);
        let named = part
            .split_once('=')
            .is_some_and(|(name, value)| ARGUMENTS.contains(&name.trim()) && !value.contains('['));
        // The comma in `size=(2, 3)` and `shape=(2, 3)` splits it into two parts.
        let count = !part.is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
        !(part.is_empty() || part.trim() == ".tolist(" || named || count && has_size)
    });
    invalid.then_some(tail)
}
