//! When an element comes near the screen, and when it leaves it.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Calls back once, when the element is a screen away or nearer.
///
/// A browser that cannot tell calls back at once.
pub fn on_near(element: &Element, near: impl FnOnce() + 'static) {
    let near = Rc::new(RefCell::new(Some(near)));
    let call = move || {
        if let Some(near) = near.take() {
            near();
        }
    };
    let later = call.clone();
    let seen = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let is_near = entries.iter().any(|entry| {
                entry
                    .unchecked_into::<IntersectionObserverEntry>()
                    .is_intersecting()
            });
            if is_near {
                observer.disconnect();
                later();
            }
        },
    );
    let options = IntersectionObserverInit::new();
    options.set_root_margin("100% 0px");
    if let Ok(observer) =
        IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options)
    {
        observer.observe(element);
        // Lives as long as the page, as the observer does.
        seen.forget();
    } else {
        call();
    }
}

/// What can come onto the screen: any element of the page.
pub trait Visible: AsRef<Element> {}

impl<T: AsRef<Element>> Visible for T {}

/// Calls back whenever the element comes onto the screen or leaves it.
///
/// A browser that cannot tell calls back once, as if it were always there.
pub fn on_change(element: &impl Visible, changed: impl Fn(bool) + Clone + 'static) {
    let told = changed.clone();
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last = entries.iter().last();
        if let Some(entry) = last {
            told(
                entry
                    .unchecked_into::<IntersectionObserverEntry>()
                    .is_intersecting(),
            );
        }
    });
    if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
        observer.observe(element.as_ref());
        // Lives as long as the page, as the observer does.
        seen.forget();
    } else {
        changed(true);
    }
}
