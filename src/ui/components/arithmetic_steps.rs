//! The arithmetic of a cell, step by step.

use leptos::prelude::*;

use super::{math::formula, spoken::SpokenText};
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
    let step_view = |step: ArithmeticStep| {
        let value = number::full(step.result);
        let exact = number::exact(step.result);
        view! {
            <li>
                <span class="arithmetic-name" prop:textContent=step.what></span>
                <span class="arithmetic-formula" translate="no">{formula(&step.formula)}</span>
                <data class="arithmetic-value" translate="no" value=value title=EXACT>
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
                {move || steps.get().into_iter().map(step_view).collect_view()}
            </ol>
        </div>
    }
}
