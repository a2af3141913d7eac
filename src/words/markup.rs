//! Text inside markup.

/// A text inside HTML or SVG, between tags or in an attribute in quotation marks.
#[must_use]
pub fn escape(text: &str) -> String {
    escape_for_plotly(text).replace('"', "&quot;")
}

/// A text inside a hover text of plotly.js, which does not read the entity of a quotation
/// mark.
#[must_use]
pub fn escape_for_plotly(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_text_is_markup() {
        let text = "<b title=\"1 & 2\">";
        assert_eq!(escape(text), "&lt;b title=&quot;1 &amp; 2&quot;&gt;");
        assert_eq!(escape_for_plotly(text), "&lt;b title=\"1 &amp; 2\"&gt;");
    }
}
