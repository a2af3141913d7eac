//! Splits tables in Markdown and matrices in LaTeX into cells.

use super::Table;
use crate::words::custom_matrix::MatrixFormat;

/// The cells of a table in Markdown or LaTeX; `None` for any other text.
pub(super) fn read(text: &str) -> Option<Table> {
    let (format, cells) = if is_latex(text) {
        (MatrixFormat::Latex, latex(text))
    } else {
        (MatrixFormat::Markdown, markdown(text)?)
    };
    Some(Table {
        format,
        cells,
        notes: Vec::new(),
    })
}

/// The cells between vertical bars, without the lines that only draw rules.
fn markdown(text: &str) -> Option<Vec<Vec<String>>> {
    let is_rule = |line: &str| {
        let mut marks = line.chars().filter(|c| !c.is_whitespace()).peekable();
        line.contains('-') && marks.all(|c| matches!(c, '-' | '=' | '+' | '|' | ':'))
    };
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_rule(line))
        .collect();
    let is_table = !lines.is_empty() && lines.iter().all(|line| line.contains('|'));
    let row = |line: &&str| {
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        line.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    is_table.then(|| lines.iter().map(row).collect())
}

fn is_latex(text: &str) -> bool {
    let has_cells = text.contains('&') && !text.contains('\t');
    text.contains("\\begin{") || has_cells && (text.contains("\\\\") || !text.contains(','))
}

/// The cells of a LaTeX table, which `&` separates. `\\` ends a row; without any, each line is one.
fn latex(text: &str) -> Vec<Vec<String>> {
    let text = without_commands(text);
    let rows: Vec<&str> = if text.contains(ROW_END) {
        text.split(ROW_END).collect()
    } else {
        text.lines().collect()
    };
    rows.into_iter()
        .filter(|row| !row.trim().is_empty())
        .map(|row| row.split('&').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// Stands for `\\` while commands are removed.
const ROW_END: char = '\u{1e}';

/// The text without environments, rules, delimiters and dollar signs.
fn without_commands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('\\') {
            out.push(ROW_END);
            rest = after;
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        rest = match name {
            "begin" => without_argument(without_argument(after, '{', '}'), '{', '}'),
            "end" => without_argument(after, '{', '}'),
            // The delimiter follows.
            "left" | "right" => {
                let mut delimiter = after.chars();
                delimiter.next();
                delimiter.as_str()
            }
            "times" | "cdot" => {
                out.push('×');
                after.trim_start()
            }
            _ => after,
        };
    }
    out.push_str(rest);
    out.replace(['$', '~'], " ")
}

/// The text after an argument in brackets, if it starts with one.
fn without_argument(text: &str, open: char, close: char) -> &str {
    text.strip_prefix(open)
        .and_then(|inner| inner.split_once(close))
        .map_or(text, |(_, after)| after)
}
