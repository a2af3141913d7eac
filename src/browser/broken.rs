//! The banner that a panic shows: plain elements, since after a panic nothing
//! of Leptos can be relied on.
//!
//! They are put into the page at the start, hidden, so that the hook has only
//! to fill and show them. The buttons are worked by assets/start/check.js:
//! no code of ours runs any more.

use std::panic;

use web_sys::{Document, Element};

/// What stands in the banner.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// What happened.
    pub what: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// Loads the page anew.
    pub reload: &'static str,
    /// Copies the details.
    pub copy: &'static str,
    /// In place of `copy` once that is done.
    pub copied: &'static str,
    /// Above the details.
    pub details: &'static str,
}

/// From now on a panic shows the banner, and says in the console what it was.
pub fn on_panic(words: Words) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        // A page that cannot take a hidden banner has the console's message.
        prepare(&document, words);
    }
    panic::set_hook(Box::new(|info| {
        show(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
}

fn prepare(document: &Document, words: Words) -> Option<()> {
    let banner = document.create_element("div").ok()?;
    banner.set_id("broken");
    for (name, value) in [("role", "alert"), ("hidden", "")] {
        banner.set_attribute(name, value).ok()?;
    }
    let text = put(&banner, "p", "")?;
    put(&text, "strong", words.what)?;
    put(&text, "span", words.advice)?;
    for (action, said) in [("reload", words.reload), ("copy", words.copy)] {
        let button = put(&banner, "button", said)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-do", action).ok()?;
        button.set_attribute("data-done", words.copied).ok()?;
    }
    let more = put(&banner, "details", "")?;
    put(&more, "summary", words.details)?;
    put(&more, "pre", "")?.set_id("broken-details");
    document.body()?.append_child(&banner).ok().map(|_| ())
}

/// Puts a new element into another.
fn put(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = parent.owner_document()?.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Fills and shows the banner. The first panic counts: others follow from it.
fn show(what: &str) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let banner = document.get_element_by_id("broken")?;
    if banner.has_attribute("hidden") {
        let address = document.url().unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        document
            .get_element_by_id("broken-details")?
            .set_text_content(Some(&format!("LayerNorm Lab {version}\n{address}\n{what}")));
        banner.remove_attribute("hidden").ok()?;
        // What was being loaded will not come.
        document.get_element_by_id("lesson-loading")?.remove();
    }
    Some(())
}
