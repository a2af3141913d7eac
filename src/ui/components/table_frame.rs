//! A scrollable frame for a table that is larger than its container.

use leptos::prelude::*;

/// A named region. It can take the focus, so that arrow keys scroll it.
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
