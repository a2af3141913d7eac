//! A number, rounded in the text and exact in the tooltip.

use leptos::prelude::*;

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
    view! {
        <data
            class="number"
            value=move || hidden.get().map(number::full)
            title=move || hidden.get().map(number::exact)
        >
            {move || match (value.get(), beside.get()) {
                (None, _) => "–".to_owned(),
                (Some(mean), Some(std)) => number::mean(mean, std),
                (Some(value), None) => format(value),
            }}
        </data>
    }
}
