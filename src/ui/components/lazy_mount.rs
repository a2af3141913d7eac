//! Content that is mounted when it comes near the viewport.

use leptos::{html, prelude::*};

use crate::browser::{print, visibility};

/// Reserves the given height, and mounts its children once it is at most one screen away
/// from the viewport or the page is printed.
///
/// Children that are not mounted cost nothing while a slider is dragged.
#[component]
pub(crate) fn LazyMount(
    /// The reserved height, as a CSS length.
    height: &'static str,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let (is_mounted, set_mounted) = signal(false);
    Effect::new(move || {
        if let Some(element) = element.get() {
            visibility::on_near(&element, move || set_mounted.set(true));
        }
    });
    print::on_before(move || set_mounted.set(true));
    view! {
        <div
            class="lazy"
            node_ref=element
            style:min-height=move || if is_mounted.get() { "0" } else { height }
        >
            {move || is_mounted.get().then(|| children())}
        </div>
    }
}
