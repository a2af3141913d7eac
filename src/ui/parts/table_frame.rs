//! What a table scrolls in where it is larger than its place.

use leptos::prelude::*;

/// A named region that takes the focus, so that arrow keys can scroll it.
#[component]
pub(crate) fn TableFrame(
    /// What the table is about.
    #[prop(into)]
    name: Signal<String>,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=name>
            {children()}
        </div>
    }
}
