//! Lists in square brackets: Python, JSON, numpy's and PyTorch's print.

use super::value::{self, Comma};
use crate::words::own_matrix::{Refusal, quoted};

/// The rows of the one matrix in a text that has a bracket in it.
pub(super) fn read(text: &str) -> Result<Vec<Vec<f64>>, Refusal> {
    let (head, _) = text.split_once('[').unwrap_or((text, ""));
    if !is_call(head) {
        return Err(Refusal::Foreign { text: quoted(head) });
    }
    let mut lists = Vec::new();
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    // Where the last bracket ended, and whether it opened a list.
    let (mut since, mut opened) = (head.len(), false);
    let mut end = None;
    for (at, bracket) in text.match_indices(['[', ']']) {
        let between = &text[since..at];
        if bracket == "[" {
            if depth > 0 && !is_separator(between) {
                return Err(Refusal::Mixed {
                    text: quoted(between),
                });
            }
            depth += 1;
            deepest = deepest.max(depth);
        } else {
            if opened {
                lists.push(between);
            } else if !is_separator(between) {
                return Err(Refusal::Mixed {
                    text: quoted(between),
                });
            }
            depth -= 1;
        }
        (since, opened) = (at + 1, bracket == "[");
        if depth == 0 {
            end = Some(since);
            break;
        }
    }
    let end = end.ok_or(Refusal::Unclosed)?;
    if let Some(foreign) = foreign_tail(&text[end..]) {
        return Err(Refusal::Foreign {
            text: quoted(foreign),
        });
    }
    if deepest > 2 {
        return Err(Refusal::Deep {
            dimensions: deepest,
        });
    }
    lists
        .iter()
        .enumerate()
        .map(|(row, list)| numbers(list, row))
        .collect()
}

/// The numbers of one list, between commas or, as numpy prints, spaces.
fn numbers(list: &str, row: usize) -> Result<Vec<f64>, Refusal> {
    let number = |(column, cell): (usize, &str)| value::read(cell, row, column, Comma::Foreign);
    if list.contains(',') {
        // Python lets a list end in a comma.
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

/// Whether this may stand before a matrix: nothing, `x =`, `torch.tensor(`.
fn is_call(head: &str) -> bool {
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

/// What may not stand after a matrix. `, dtype=…`, `grad_fn=<…>`, closing
/// parentheses and a semicolon may.
fn foreign_tail(tail: &str) -> Option<&str> {
    const NAMED: [&str; 7] = [
        "dtype",
        "device",
        "grad_fn",
        "requires_grad",
        "layout",
        "size",
        "names",
    ];
    let foreign = tail.split(',').any(|part| {
        let part = part.trim().trim_end_matches([')', ';', ',']);
        let named = part
            .split_once('=')
            .is_some_and(|(name, value)| NAMED.contains(&name.trim()) && !value.contains('['));
        // A call such as `size=(2, 3)` is cut in two by its comma.
        let count = !part.is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
        !(part.is_empty() || part.trim() == ".tolist(" || named || count && tail.contains("size="))
    });
    foreign.then_some(tail)
}
