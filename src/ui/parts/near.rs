//! Content that is built when it comes near the screen.

use leptos::{html, prelude::*};

use crate::browser::{print, visibility};

/// Keeps a place of the given height until it is a screen away, then fills it.
///
/// What lies far below costs nothing while a slider above is dragged.
#[component]
pub(crate) fn Near(
    /// Height of the empty place, as CSS.
    height: &'static str,
    /// What fills it.
    children: ChildrenFn,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let (near, set_near) = signal(false);
    Effect::new(move || {
        if let Some(place) = place.get() {
            visibility::on_near(&place, move || set_near.set(true));
        }
    });
    // Paper has no screen to come near to.
    print::on_before(move || set_near.set(true));
    view! {
        <div
            class="near"
            node_ref=place
            style:min-height=move || if near.get() { "0" } else { height }
        >
            {move || near.get().then(|| children())}
        </div>
    }
}
