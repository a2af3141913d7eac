//! Values that follow their source only while an element is on the screen.

use leptos::prelude::*;

use super::{deferred_memo::deferred_memo, idle::Idle};
use crate::browser::visibility::{self, Visible};

/// Whether an element is on the screen, by `IntersectionObserver`. It is `true`
/// until the observer has reported.
pub(crate) fn is_on_screen<T>(element: impl Fn() -> Option<T> + 'static) -> ReadSignal<bool>
where
    T: Visible,
{
    let (on_screen, set_on_screen) = signal(true);
    Effect::new(move || {
        if let Some(element) = element() {
            visibility::on_change(&element, move |visible| {
                set_on_screen.try_set(visible);
            });
        }
    });
    on_screen
}

/// A memo that follows `source` while `on_screen` is true. Otherwise it keeps its
/// value until the input is idle.
pub(crate) fn while_on_screen<T>(
    source: Memo<T>,
    on_screen: ReadSignal<bool>,
    idle: Idle,
) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    deferred_memo(move || {
        if on_screen.get() {
            source.get()
        } else {
            idle.track();
            source.get_untracked()
        }
    })
}
