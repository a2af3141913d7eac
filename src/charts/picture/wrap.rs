//! Breaks text into lines.

/// The width of a character, relative to the font size; few fonts have wider ones.
const CHARACTER: f64 = 0.6;

/// A text in lines of at most `width` pixels, with text of `font` pixels.
pub(super) fn wrapped(text: &str, width: f64, font: f64) -> Vec<String> {
    let fits = |line: &str| {
        let count = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        f64::from(count) * CHARACTER * font <= width
    };
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
