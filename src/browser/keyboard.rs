//! The target of keyboard and input events.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// The Latin letter of a shortcut, in lower case. A key of a layout without Latin letters, such
/// as Cyrillic or Greek, counts as the letter that a US layout has in its place.
pub fn shortcut_letter(event: &KeyboardEvent) -> Option<char> {
    letter_of(&event.key(), &event.code())
}

fn letter_of(key: &str, code: &str) -> Option<char> {
    let mut characters = key.chars();
    let (first, None) = (characters.next()?, characters.next()) else {
        return None;
    };
    // On AZERTY and QWERTZ, the letter on the key counts, not its place.
    let letter = if first.is_ascii() {
        first
    } else {
        code.strip_prefix("Key")?.chars().next()?
    };
    letter
        .is_ascii_alphabetic()
        .then(|| letter.to_ascii_lowercase())
}

/// Whether the target of the event is a text field, which has its own undo.
pub fn is_in_text_field(event: &Event) -> bool {
    let Some(target) = event.target() else {
        return false;
    };
    let is_text = |input: &HtmlInputElement| {
        let not_text = ["range", "radio", "checkbox", "button", "file", "submit"];
        !not_text.contains(&input.type_().as_str())
    };
    target.dyn_ref::<HtmlInputElement>().is_some_and(is_text)
        || target.is_instance_of::<HtmlTextAreaElement>()
        || target
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_a_letter_on_every_layout() {
        for (key, code, letter) in [
            ("z", "KeyZ", Some('z')),
            ("Z", "KeyZ", Some('z')),
            // AZERTY and QWERTZ.
            ("z", "KeyW", Some('z')),
            ("w", "KeyZ", Some('w')),
            ("z", "KeyY", Some('z')),
            // Russian, Greek, Hebrew, Arabic.
            ("я", "KeyZ", Some('z')),
            ("Н", "KeyY", Some('y')),
            ("ζ", "KeyZ", Some('z')),
            ("ז", "KeyZ", Some('z')),
            ("ئ", "KeyZ", Some('z')),
            // No letter keys.
            ("ArrowUp", "ArrowUp", None),
            ("Dead", "KeyZ", None),
            ("1", "Digit1", None),
            ("э", "Quote", None),
        ] {
            assert_eq!(letter_of(key, code), letter, "{key} {code}");
        }
    }
}
