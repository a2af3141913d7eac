//! A choice between many options, one per line. On a phone some of them until a button shows
//! all.

use leptos::prelude::*;

use super::choice::RadioGroup;
use crate::{lab::setting::Choice, words::setting};

/// A choice between many options.
///
/// On a phone, `style/row-choice.css` shows the chosen option and the first ones, so that the
/// picture below is near.
#[component]
pub(crate) fn RowChoice(
    /// The setting.
    choice: Choice,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    view! {
        <div class="row-choice" class:shows-all=shows_all>
            <RadioGroup choice=choice />
            <button
                type="button"
                class="row-choice-toggle text-button"
                aria-expanded=move || shows_all.get().to_string()
                prop:textContent=move || setting::SHOW_ALL[usize::from(shows_all.get())]
                on:click=move |_| shows_all.update(|shows_all| *shows_all = !*shows_all)
            ></button>
        </div>
    }
}
