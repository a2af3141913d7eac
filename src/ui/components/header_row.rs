//! The heading row of a table.

use leptos::prelude::*;

/// One heading per column. An empty name makes an empty cell instead of a heading.
#[component]
pub(crate) fn HeaderRow(
    /// The columns' names.
    names: [&'static str; 5],
) -> impl IntoView {
    view! {
        <tr>
            {names
                .map(|name| {
                    if name.is_empty() {
                        view! { <td></td> }.into_any()
                    } else {
                        view! { <th scope="col">{name}</th> }.into_any()
                    }
                })
                .collect_view()}
        </tr>
    }
}
