//! Recognises files that are not text, after a browser has decoded them as UTF-8. Bytes that
//! are no UTF-8 are then U+FFFD.

use crate::words::custom_matrix::BinaryFile;

/// How many characters are searched for the signs of binary data.
const SEARCHED: usize = 4096;

/// The kind of binary data; `None` for text.
pub(super) fn kind(text: &str) -> Option<BinaryFile> {
    let starts_with = |signature: &str| text.starts_with(signature);
    // safetensors: the length of the header as eight bytes, then the header as JSON.
    let eighth = text.char_indices().nth(8).map(|(at, _)| &text[at..]);
    if starts_with("\u{fffd}NUMPY") || starts_with("\u{93}NUMPY") {
        Some(BinaryFile::Npy)
    } else if starts_with("PK\u{3}\u{4}") {
        Some(zip(text))
    } else if text.contains('\0') && eighth.is_some_and(|rest| rest.starts_with("{\"")) {
        Some(BinaryFile::Safetensors)
    } else if starts_with("\u{fffd}\u{2}") || starts_with("\u{80}\u{2}") {
        Some(BinaryFile::Torch)
    } else if starts_with("\u{fffd}\u{fffd}") && text.chars().nth(3) == Some('\0') {
        Some(BinaryFile::Utf16)
    } else {
        text.chars()
            .take(SEARCHED)
            .any(|c| c == '\u{fffd}' || c.is_control() && !c.is_whitespace())
            .then_some(BinaryFile::Unknown)
    }
}

/// The kind of a zip archive, by the names of its entries.
fn zip(text: &str) -> BinaryFile {
    // The names of the entries stand at the start of each entry, and once more at the end.
    if text.contains("xl/") || text.contains("[Content_Types].xml") {
        BinaryFile::Spreadsheet
    } else if text.contains(".npy") {
        BinaryFile::Npz
    } else if text.contains("data.pkl") {
        BinaryFile::Torch
    } else {
        BinaryFile::Unknown
    }
}
