//! Messages between this page and the page whose frame it is in.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Window};

use super::size;

/// The parent's window; `None` if this page is in no frame.
fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&window, &parent)).then_some(parent)
}

/// Posts an object with these fields to the parent, whatever its origin. Without a parent,
/// does nothing.
///
/// # Errors
/// If the browser refuses.
pub fn post(fields: &[(&str, JsValue)]) -> Result<(), String> {
    let Some(parent) = parent() else {
        return Ok(());
    };
    let message = Object::new();
    for (name, value) in fields {
        Reflect::set(&message, &JsValue::from_str(name), value)
            .map_err(|error| format!("{error:?}"))?;
    }
    parent
        .post_message(&message, "*")
        .map_err(|error| format!("{error:?}"))
}

/// The height of the page's content in CSS pixels.
pub fn content_height() -> f64 {
    let document = web_sys::window().and_then(|window| window.document());
    let body = document.and_then(|document| document.body());
    body.map_or(0.0, |body| f64::from(body.scroll_height()))
}

/// Calls back whenever the height of the page's content may have changed.
pub fn on_resize(changed: impl Fn() + 'static) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(body) = document.and_then(|document| document.body()) {
        size::on_change(&body, move |_, _| changed());
    }
}

/// A field of a message, for [`post`].
pub fn text(value: &str) -> JsValue {
    value.into()
}

/// A field of a message, for [`post`].
pub fn number(value: f64) -> JsValue {
    value.into()
}

/// Calls back with the text of a field of each message from the parent that has the field
/// `kind` with this value. Messages of other windows are ignored.
///
/// # Errors
/// If the browser refuses the listener.
pub fn on_text(
    kind: (&'static str, &'static str),
    field: &'static str,
    received: impl Fn(String) + 'static,
) -> Result<(), String> {
    let (Some(window), Some(parent)) = (web_sys::window(), parent()) else {
        return Ok(());
    };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let is_parents = event
            .source()
            .is_some_and(|source| Object::is(&source, &parent));
        let value = |name: &str| {
            let value = Reflect::get(&event.data(), &JsValue::from_str(name)).ok()?;
            value.as_string()
        };
        if is_parents
            && value(kind.0).as_deref() == Some(kind.1)
            && let Some(text) = value(field)
        {
            received(text);
        }
    });
    window
        .add_event_listener_with_callback("message", listener.as_ref().unchecked_ref())
        .map_err(|error| format!("{error:?}"))?;
    // Lives as long as the page.
    listener.forget();
    Ok(())
}
