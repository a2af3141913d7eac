//! A number, rounded in the text and exact in the tooltip.

use leptos::prelude::*;

use super::spoken::Spoken;
use crate::{lab::real::Real, ui::state::drag::DragState, words::number};

/// A measured value. The element's `value`, for programs, and its `title` hold all digits;
/// during a drag they are out of date.
#[component]
pub(crate) fn Number(
    /// The value; `None` is shown as a dash.
    #[prop(into)]
    value: Signal<Option<Real>>,
    /// Formats the visible text.
    #[prop(default = number::short)]
    format: fn(Real) -> String,
    /// The biased std of the values whose mean the value is: the text is then that of
    /// [`number::mean`].
    #[prop(optional, into)]
    beside: MaybeProp<Real>,
) -> impl IntoView {
    // The hidden digits are updated after the drag, so that they never delay it.
    let drag = DragState::of_page();
    let hidden = Memo::new(move |shown: Option<&Option<Real>>| match shown {
        Some(shown) if drag.is_active() => *shown,
        _ => value.get(),
    });
    let text = move |value: Real| match beside.get() {
        Some(std) => number::mean(value, std),
        None => format(value),
    };
    let spoken = Memo::new(move |_| {
        let text = hidden.get().map(text);
        text.as_deref().and_then(number::spoken_if_needed)
    });
    view! {
        <data
            class="number"
            translate="no"
            aria-hidden=move || spoken.read().as_ref().map(|_| "true")
            value=move || hidden.get().map(number::full)
            title=move || hidden.get().map(number::exact)
            prop:textContent=move || value.get().map_or_else(|| "–".to_owned(), text)
        ></data>
        <Spoken text=spoken />
    }
}
