//! The heading row of a table.

use leptos::prelude::*;

/// A heading for each column; an empty name is an empty corner, not a heading.
#[component]
pub(crate) fn HeadRow(
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
