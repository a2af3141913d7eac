//! Lines of the right length: comments and lists of numbers.

/// The longest line of what is written.
const WIDTH: usize = 92;

/// Words as a comment whose lines start with a mark, such as `# `.
pub(super) fn comment(mark: &str, words: &str) -> String {
    let lines = wrapped(words.split(' '), " ", WIDTH - mark.len());
    joined(lines.iter().map(|line| format!("{mark}{line}\n")))
}

/// Numbers between brackets, on one line if they fit.
pub(super) fn list(indent: usize, numbers: impl IntoIterator<Item = String>) -> String {
    let numbers: Vec<String> = numbers.into_iter().collect();
    let margin = " ".repeat(indent);
    let items = numbers.iter().map(String::as_str);
    let lines = wrapped(items, ", ", WIDTH - indent - 6);
    match lines.as_slice() {
        [] => "[]".to_owned(),
        [line] => format!("[{line}]"),
        lines => {
            let lines = joined(lines.iter().map(|line| format!("{margin}    {line},\n")));
            format!("[\n{lines}{margin}]")
        }
    }
}

/// Rows of numbers between brackets, each row on lines of its own.
pub(super) fn rows<'a>(
    rows: impl Iterator<Item = &'a [f32]>,
    number: impl Fn(f32) -> String,
) -> String {
    let rows = joined(
        rows.map(|row| format!("    {},\n", list(4, row.iter().map(|&value| number(value))))),
    );
    format!("[\n{rows}]")
}

/// Pieces of text one after another.
pub(super) fn joined(pieces: impl Iterator<Item = String>) -> String {
    pieces.collect::<Vec<_>>().concat()
}

fn wrapped<'a>(items: impl Iterator<Item = &'a str>, between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.len() + between.len() + item.len() <= width => {
                line.push_str(between);
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
    fn a_comment_keeps_its_words_and_its_width() {
        let words = "word ".repeat(60);
        let comment = comment("# ", words.trim());
        assert!(comment.lines().all(|line| line.len() <= WIDTH));
        assert_eq!(comment.matches("word").count(), 60);
    }

    #[test]
    fn a_long_list_is_broken_and_a_short_one_is_not() {
        assert_eq!(list(0, ["1.0".into(), "2.0".into()]), "[1.0, 2.0]");
        let long = list(0, (0..100).map(|index| format!("{index}.0")));
        assert!(long.starts_with("[\n    0.0, 1.0,"), "{long}");
        assert!(long.ends_with(",\n]") && long.lines().all(|line| line.len() <= WIDTH));
    }
}
