//! Loads plotly.js on demand.
//!
//! `index.html` names the file in a script element that browsers do not run, so that the
//! lab's code loads first. Loading adds a copy of the element, with the same checksum.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, HtmlElement};

/// The id of the element that names the file.
const TEMPLATE_ID: &str = "plotly";

/// Loads plotly.js unless it is loaded, and calls back with whether it is available.
pub fn load(done: impl Fn(bool) + Clone + 'static) {
    if is_loaded() || add_script(&done).is_none() {
        done(is_loaded());
    }
}

fn is_loaded() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"Plotly".into()).unwrap_or(false)
}

/// Adds the copy to the page; `None` if it cannot be added.
fn add_script(done: &(impl Fn(bool) + Clone + 'static)) -> Option<()> {
    let document: Document = web_sys::window()?.document()?;
    let template = document.get_element_by_id(TEMPLATE_ID)?;
    let script: Element = document.create_element("script").ok()?;
    for name in ["src", "integrity", "crossorigin", "nonce"] {
        if let Some(value) = template.get_attribute(name) {
            script.set_attribute(name, &value).ok()?;
        }
    }
    let script: HtmlElement = script.dyn_into().ok()?;
    let (on_load, on_error) = (done.clone(), done.clone());
    let on_load = Closure::once_into_js(move || on_load(true));
    let on_error = Closure::once_into_js(move || on_error(false));
    script.set_onload(Some(on_load.unchecked_ref()));
    script.set_onerror(Some(on_error.unchecked_ref()));
    template.after_with_node_1(&script).ok()
}
