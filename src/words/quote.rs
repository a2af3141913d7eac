//! Quotes the user's input in messages.

/// The text without spaces around it, cut after 30 characters.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MAX_CHARACTERS: usize = 30;
    let mut short: String = text.trim().chars().take(MAX_CHARACTERS).collect();
    if text.trim().chars().count() > MAX_CHARACTERS {
        short.push('…');
    }
    short
}

/// The shortened text in quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text))
}
