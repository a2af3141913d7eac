//! The arithmetic of a cell, step by step.

use leptos::prelude::*;

use super::{
    formula::Formula,
    recycled_list::{ItemIndex, RecycledList},
    spoken::SpokenText,
};
use crate::words::{
    arithmetic::{ArithmeticStep, EXACT},
    number,
};

/// A list of steps, each with its formula and the exact value. It scrolls sideways where a
/// formula is long.
#[component]
pub(crate) fn ArithmeticSteps(
    /// The list's id; its frame's ends in `-frame`.
    id: &'static str,
    /// The accessible name.
    label: &'static str,
    /// The steps.
    steps: Signal<Vec<ArithmeticStep>>,
) -> impl IntoView {
    // Under a slider most steps stay as they are, and keep their elements.
    let steps = Memo::new(move |_| steps.get());
    let range = Memo::new(move |_| 0..steps.read().len());
    let step_view = move |_, at: ItemIndex| {
        let step = Memo::new(move |_| steps.read().get(at.get()?).cloned());
        let name = Memo::new(move |_| step.with(|step| Some(step.as_ref()?.what.clone())));
        let formula = move || {
            step.with(|step| step.as_ref().map(|step| step.formula.markup()))
                .unwrap_or_default()
        };
        let result = Memo::new(move |_| step.with(|step| Some(step.as_ref()?.result)));
        let exact = Memo::new(move |_| result.get().map_or_else(String::new, number::exact));
        view! {
            <li hidden=move || at.read().is_none()>
                <span class="arithmetic-name" prop:textContent=name></span>
                <span class="arithmetic-formula" translate="no">
                    <Formula markup=formula />
                </span>
                <data
                    class="arithmetic-value"
                    translate="no"
                    value=move || result.get().map(number::full)
                    title=EXACT
                >
                    <SpokenText text=exact />
                </data>
            </li>
        }
    };
    view! {
        <div
            class="arithmetic-frame"
            id=format!("{id}-frame")
            tabindex="0"
            role="region"
            aria-label=label
        >
            <ol class="arithmetic" id=id>
                <RecycledList range=range children=step_view />
            </ol>
        </div>
    }
}
