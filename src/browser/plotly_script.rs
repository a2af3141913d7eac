//! plotly.js, fetched when the page already stands.
//!
//! `index.html` names it in an element that no browser runs, so that the page's
//! own code comes first. What runs is a copy, with the same checksum.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, HtmlElement};

/// The element that names the file.
const NAMED: &str = "plotly";

/// Fetches plotly.js after the next paint, and calls back with whether it came.
pub fn fetch(done: impl Fn(bool) + Clone + 'static) {
    if is_here() {
        done(true);
        return;
    }
    let later = done.clone();
    let start = Closure::once_into_js(move || {
        // The frame that was asked for paints before a timer's turn comes.
        let fetch = Closure::once_into_js(move || {
            if insert(&later).is_none() {
                later(false);
            }
        });
        let waits = web_sys::window()
            .and_then(|window| window.set_timeout_with_callback(fetch.unchecked_ref()).ok());
        debug_assert!(waits.is_some(), "a page has timers");
    });
    let asked = web_sys::window()
        .and_then(|window| window.request_animation_frame(start.unchecked_ref()).ok());
    if asked.is_none() {
        done(false);
    }
}

fn is_here() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"Plotly".into()).unwrap_or(false)
}

/// Puts the copy into the page; `None` where there is nothing to copy.
fn insert(done: &(impl Fn(bool) + Clone + 'static)) -> Option<()> {
    let document: Document = web_sys::window()?.document()?;
    let named = document.get_element_by_id(NAMED)?;
    let script: Element = document.create_element("script").ok()?;
    for name in ["src", "integrity", "crossorigin", "nonce"] {
        if let Some(value) = named.get_attribute(name) {
            script.set_attribute(name, &value).ok()?;
        }
    }
    let script: HtmlElement = script.dyn_into().ok()?;
    let (came, lost) = (done.clone(), done.clone());
    let came = Closure::once_into_js(move || came(true));
    let lost = Closure::once_into_js(move || lost(false));
    script.set_onload(Some(came.unchecked_ref()));
    script.set_onerror(Some(lost.unchecked_ref()));
    named.after_with_node_1(&script).ok()
}
