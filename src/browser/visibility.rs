//! Whether an element is on the screen or near it, by `IntersectionObserver`, and whether
//! the page is.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Calls back once, as soon as the element is within one screen height of the screen.
///
/// Calls back immediately in a browser without `IntersectionObserver`.
pub fn on_near(element: &Element, callback: impl FnOnce() + 'static) {
    let callback = Rc::new(RefCell::new(Some(callback)));
    let call = move || {
        if let Some(callback) = callback.take() {
            callback();
        }
    };
    let call_later = call.clone();
    let on_entries = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let is_near = entries.iter().any(|entry| {
                entry
                    .unchecked_into::<IntersectionObserverEntry>()
                    .is_intersecting()
            });
            if is_near {
                observer.disconnect();
                call_later();
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("100% 0px");
    if let Ok(observer) =
        IntersectionObserver::new_with_options(on_entries.as_ref().unchecked_ref(), &options)
    {
        observer.observe(element);
        // Lives as long as the page, like the observer.
        on_entries.forget();
    } else {
        call();
    }
}

/// An element whose visibility can be observed. The trait lets callers outside of this
/// layer name a bound without web-sys.
pub trait Visible: AsRef<Element> {}

impl<T: AsRef<Element>> Visible for T {}

/// Calls back with whether the element is on the screen: soon after this call, and at
/// every change.
///
/// Calls back once with true in a browser without `IntersectionObserver`.
pub fn on_change(element: &impl Visible, changed: impl Fn(bool) + Clone + 'static) {
    observe(element, "0px", changed);
}

/// Calls back with whether the element crosses a line 40 % down the screen: soon after this
/// call, and at every change.
///
/// Calls back once with true in a browser without `IntersectionObserver`.
pub fn on_middle(element: &impl Visible, changed: impl Fn(bool) + Clone + 'static) {
    observe(element, "-40% 0px -60% 0px", changed);
}

/// Calls back with whether the element intersects the screen with this margin.
fn observe(element: &impl Visible, margin: &str, changed: impl Fn(bool) + Clone + 'static) {
    let report = changed.clone();
    let on_entries = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last = entries.iter().last();
        if let Some(entry) = last {
            report(
                entry
                    .unchecked_into::<IntersectionObserverEntry>()
                    .is_intersecting(),
            );
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    if let Ok(observer) =
        IntersectionObserver::new_with_options(on_entries.as_ref().unchecked_ref(), &options)
    {
        observer.observe(element.as_ref());
        // Lives as long as the page, like the observer.
        on_entries.forget();
    } else {
        changed(true);
    }
}

/// Whether the page is hidden, such as in a tab in the background.
pub fn is_page_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}
