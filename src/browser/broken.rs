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
    let banner = made(document, "div", "")?;
    banner.set_id("broken");
    for (name, value) in [("class", "broken"), ("role", "alert"), ("hidden", "")] {
        banner.set_attribute(name, value).ok()?;
    }
    let text = made(document, "p", "")?;
    for (tag, said) in [("strong", words.what), ("span", words.advice)] {
        let part = made(document, tag, said)?;
        text.append_child(&part).ok()?;
    }
    banner.append_child(&text).ok()?;
    for (action, said) in [("reload", words.reload), ("copy", words.copy)] {
        let button = made(document, "button", said)?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-do", action).ok()?;
        button.set_attribute("data-done", words.copied).ok()?;
        banner.append_child(&button).ok()?;
    }
    let more = made(document, "details", "")?;
    let summary = made(document, "summary", words.details)?;
    more.append_child(&summary).ok()?;
    let details = made(document, "pre", "")?;
    details.set_id("broken-details");
    more.append_child(&details).ok()?;
    banner.append_child(&more).ok()?;
    document.body()?.append_child(&banner).ok().map(|_| ())
}

fn made(document: &Document, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
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
    }
    Some(())
}
