//! Line wrapping of comments and lists of numbers.

/// The maximum line width.
const WIDTH: usize = 92;

/// Text as a comment whose lines start with `marker`, such as `# `.
pub(super) fn comment(marker: &str, text: &str) -> String {
    let lines = wrap(text.split(' '), " ", WIDTH - marker.len());
    joined(lines.iter().map(|line| format!("{marker}{line}\n")))
}

/// A list of numbers in square brackets, on one line if it fits.
pub(super) fn list(indent: usize, numbers: impl IntoIterator<Item = String>) -> String {
    let numbers: Vec<String> = numbers.into_iter().collect();
    let margin = " ".repeat(indent);
    let items = numbers.iter().map(String::as_str);
    let lines = wrap(items, ", ", WIDTH - indent - 6);
    match lines.as_slice() {
        [] => "[]".to_owned(),
        [line] => format!("[{line}]"),
        lines => {
            let lines = joined(lines.iter().map(|line| format!("{margin}    {line},\n")));
            format!("[\n{lines}{margin}]")
        }
    }
}

/// A nested list, each row starting on a new line.
pub(super) fn rows<'a>(
    indent: usize,
    rows: impl Iterator<Item = &'a [f32]>,
    number: impl Fn(f32) -> String,
) -> String {
    let margin = " ".repeat(indent);
    let rows = joined(rows.map(|row| {
        let numbers = row.iter().map(|&value| number(value));
        format!("{margin}    {},\n", list(indent + 4, numbers))
    }));
    format!("[\n{rows}{margin}]")
}

/// Concatenates strings.
pub(super) fn joined(pieces: impl Iterator<Item = String>) -> String {
    pieces.collect::<Vec<_>>().concat()
}

/// Joins the items with `separator` into lines of at most `width` bytes.
fn wrap<'a>(items: impl Iterator<Item = &'a str>, separator: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.len() + separator.len() + item.len() <= width => {
                line.push_str(separator);
                line.push_str(item);
            }
            _ => lines.push(item.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_wrapped_without_losing_words() {
        let words = "word ".repeat(60);
        let comment = comment("# ", words.trim());
        assert!(comment.lines().all(|line| line.len() <= WIDTH));
        assert_eq!(comment.matches("word").count(), 60);
    }

    #[test]
    fn only_long_lists_are_wrapped() {
        assert_eq!(list(0, ["1.0".into(), "2.0".into()]), "[1.0, 2.0]");
        let long = list(0, (0..100).map(|index| format!("{index}.0")));
        assert!(long.starts_with("[\n    0.0, 1.0,"), "{long}");
        assert!(long.ends_with(",\n]") && long.lines().all(|line| line.len() <= WIDTH));
    }
}
