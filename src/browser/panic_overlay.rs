//! The overlay that the page shows after a panic.
//!
//! It consists of plain elements, since Leptos may no longer work after a panic. They
//! are added to the page at the start, hidden, so that the panic hook only has to fill
//! in and show them. `assets/start/check.js` handles the buttons, since no Rust code
//! runs after a panic.

use std::panic;

use web_sys::{Document, Element};

/// The text of the overlay.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// What happened.
    pub what: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// The button that reloads the page.
    pub reload: &'static str,
    /// The button that copies the details.
    pub copy: &'static str,
    /// Replaces `copy` once the details are copied.
    pub copied: &'static str,
    /// The heading of the details.
    pub details: &'static str,
}

/// Installs a panic hook that shows the overlay and logs the panic in the console.
pub fn install(words: Text) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        // If the overlay cannot be added, the console still shows the message.
        add_overlay(&document, words);
    }
    panic::set_hook(Box::new(|info| {
        show(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
}

fn add_overlay(document: &Document, words: Text) -> Option<()> {
    let overlay = document.create_element("div").ok()?;
    overlay.set_id("panic-overlay");
    for (name, value) in [("role", "alert"), ("hidden", "")] {
        overlay.set_attribute(name, value).ok()?;
    }
    let text = append(&overlay, "p", "")?;
    append(&text, "strong", words.what)?;
    append(&text, "span", words.advice)?;
    for (action, label) in [("reload", words.reload), ("copy", words.copy)] {
        let button = append(&overlay, "button", label)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-do", action).ok()?;
        button.set_attribute("data-done", words.copied).ok()?;
    }
    let more = append(&overlay, "details", "")?;
    append(&more, "summary", words.details)?;
    append(&more, "pre", "")?.set_id("panic-details");
    document.body()?.append_child(&overlay).ok().map(|_| ())
}

/// Appends a new element with this text.
fn append(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = parent.owner_document()?.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Fills in and shows the overlay. Only the first panic is shown, since later ones are
/// often its consequences.
fn show(what: &str) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let overlay = document.get_element_by_id("panic-overlay")?;
    if overlay.has_attribute("hidden") {
        let address = document.url().unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        document
            .get_element_by_id("panic-details")?
            .set_text_content(Some(&format!("LayerNorm Lab {version}\n{address}\n{what}")));
        overlay.remove_attribute("hidden").ok()?;
        // The page will not finish loading.
        document.get_element_by_id("lesson-loading")?.remove();
    }
    Some(())
}
