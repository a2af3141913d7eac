//! Parses lists in square brackets: Python, JSON, and numpy's or PyTorch's output.

use super::value::{self, Comma};
use crate::words::{custom_matrix::MatrixTextError, quote::quoted};

/// The rows of the matrix in a text that contains an opening bracket.
pub(super) fn read(text: &str) -> Result<Vec<Vec<f64>>, MatrixTextError> {
    let (head, _) = text.split_once('[').unwrap_or((text, ""));
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
    lists
        .iter()
        .enumerate()
        .map(|(row, list)| numbers(list, row))
        .collect()
}

/// The numbers of one list, separated by commas, or by spaces as numpy prints them.
fn numbers(list: &str, row: usize) -> Result<Vec<f64>, MatrixTextError> {
    let number = |(column, cell): (usize, &str)| value::read(cell, row, column, Comma::Invalid);
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
    const ARGUMENTS: [&str; 7] = [
        "dtype",
        "device",
        "grad_fn",
        "requires_grad",
        "layout",
        "size",
        "names",
    ];
    let invalid = tail.split(',').any(|part| {
        let part = part.trim().trim_end_matches([')', ';', ',']);
        let named = part
            .split_once('=')
            .is_some_and(|(name, value)| ARGUMENTS.contains(&name.trim()) && !value.contains('['));
        // The comma in `size=(2, 3)` splits it into two parts.
        let count = !part.is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
        !(part.is_empty() || part.trim() == ".tolist(" || named || count && tail.contains("size="))
    });
    invalid.then_some(tail)
}
