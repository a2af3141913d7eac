//! What a link holds that this version of the lab does not know.

use super::limits::LONGEST_UNKNOWN;

/// What a link holds that this version of the lab does not know: the keys of a newer
/// version, for example. A link that is written again still holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// The link's version, if it is newer than this program.
    pub(super) version: Option<u32>,
    /// Each key with its value, as a link writes them: `&key=value`.
    pub(super) pairs: String,
}

impl Unknown {
    /// Keeps a key with its value, unless all of them would become too long.
    pub(super) fn push(&mut self, key: &str, value: &str) {
        if key.is_empty() {
            return;
        }
        let encoded =
            |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
        let pair = format!("&{}={}", encoded(key), encoded(value));
        if self.pairs.len() + pair.len() <= LONGEST_UNKNOWN {
            self.pairs.push_str(&pair);
        }
    }
}
