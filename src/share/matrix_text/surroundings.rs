//! Removes what surrounds a printed or copied matrix: prompts, code fences, captions.

use std::borrow::Cow;

/// The text without its surroundings.
pub(super) fn remove(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !is_fence(line))
        .map(|line| line.strip_prefix("Parameter containing:").unwrap_or(line))
        .collect();
    let lines = without_prompts(&lines);
    let lines = without_captions(&lines);
    let joined = without_r_indices(&lines).unwrap_or_else(|| lines.join("\n"));
    let trimmed = joined.trim_matches(['\n', '\r', ' ']);
    // TensorFlow: `<tf.Tensor: shape=(2, 2), dtype=float32, numpy=array([[1., 2.]])>`.
    let inner = trimmed
        .strip_prefix("<tf.Tensor")
        .and_then(|tensor| tensor.strip_suffix('>'))
        .and_then(|tensor| tensor.split_once("numpy="));
    let kept = inner.map_or(trimmed, |(_, value)| value.trim());
    if kept == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(kept.to_owned())
    }
}

/// Whether a line begins or ends a block of code in Markdown.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// What a line of an interactive session is.
enum Line<'a> {
    /// What the user typed, after the prompt.
    Input(&'a str),
    /// What the program printed.
    Output(&'a str),
}

fn classified(line: &str) -> Line<'_> {
    const PROMPTS: [&str; 5] = [">>> ", "julia> ", "> ", "sage: ", ">> "];
    for prompt in PROMPTS {
        if let Some(input) = line.strip_prefix(prompt) {
            return Line::Input(input);
        }
    }
    // A printout that skips rows has `...,`.
    if let Some(input) = line.strip_prefix("... ") {
        return Line::Input(input);
    }
    if let Some(input) = line.trim_start().strip_prefix("...: ") {
        return Line::Input(input);
    }
    if let Some(input) = numbered_prompt(line, "In [") {
        return Line::Input(input);
    }
    Line::Output(numbered_prompt(line, "Out[").unwrap_or(line))
}

/// The text after `In [3]:` or `Out[3]:`.
fn numbered_prompt<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    let (number, rest) = line.strip_prefix(start)?.split_once("]:")?;
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b' ')
        .then(|| rest.trim_start())
}

/// The output of an interactive session, or what was typed if there is no output.
fn without_prompts<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let output: Vec<&str> = lines
        .iter()
        .filter_map(|line| match classified(line) {
            Line::Output(text) => Some(text),
            Line::Input(_) => None,
        })
        .collect();
    if output.iter().any(|line| !line.trim().is_empty()) {
        return output;
    }
    lines
        .iter()
        .map(|line| match classified(line) {
            Line::Input(text) | Line::Output(text) => text,
        })
        .collect()
}

/// The lines without `2×2 Matrix{Float64}:` above, and `[2 rows x 2 columns]` below.
fn without_captions<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    lines
        .iter()
        .copied()
        .filter(|line| {
            let line = line.trim();
            let starts_with_digit = line.starts_with(|c: char| c.is_ascii_digit());
            let is_julia_type = starts_with_digit
                && line.ends_with(':')
                && (line.contains('×') || line.contains("-element"));
            let is_pandas_size =
                line.starts_with('[') && line.ends_with(" columns]") && line.contains(" rows x ");
            !(is_julia_type || is_pandas_size)
        })
        .collect()
}

/// The text without R's `[,1] [,2]` above the columns and `[1,]` before each row; `None` if it
/// has no such indices. R wraps a vector with `[1]` before each line, which becomes one line.
fn without_r_indices(lines: &[&str]) -> Option<String> {
    let mut filled = lines.iter().copied().filter(|line| !line.trim().is_empty());
    let is_column = |word: &str| {
        let index = word
            .strip_prefix("[,")
            .and_then(|word| word.strip_suffix(']'));
        index.is_some_and(is_number)
    };
    let first = filled.next()?;
    if first.split_whitespace().all(is_column) {
        return filled
            .map(|line| {
                let (index, rest) = line.trim_start().strip_prefix('[')?.split_once(",]")?;
                is_number(index.trim()).then_some(rest)
            })
            .collect::<Option<Vec<_>>>()
            .map(|rows| rows.join("\n"));
    }
    std::iter::once(first)
        .chain(filled)
        .map(|line| {
            let (index, rest) = line.trim_start().strip_prefix('[')?.split_once("] ")?;
            let has_numbers = !rest.trim().is_empty() && !rest.contains(['[', ']', ',']);
            (is_number(index) && has_numbers).then_some(rest)
        })
        .collect::<Option<Vec<_>>>()
        .map(|parts| parts.join(" "))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
