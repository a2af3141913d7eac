//! plotly.js, fetched when it is asked for.
//!
//! `index.html` names it in an element that no browser runs, so that the page's
//! own code comes first. What runs is a copy, with the same checksum.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, HtmlElement};

/// The element that names the file.
const NAMED: &str = "plotly";

/// Fetches plotly.js, and calls back with whether it came.
pub fn fetch(done: impl Fn(bool) + Clone + 'static) {
    if is_here() || insert(&done).is_none() {
        done(is_here());
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
