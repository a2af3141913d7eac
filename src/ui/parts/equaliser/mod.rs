//! γ or β as an equaliser: one bar a feature.

mod bars;
mod entries;
mod head;

use leptos::prelude::*;

pub(crate) use self::entries::Lens;
use self::{bars::Bars, entries::Entries, head::Head};
use super::pager::Pager;
use crate::words::{equaliser as words, label, own_matrix};

/// One bar for each entry of γ or β in the chosen row; drag across several at once.
#[component]
pub(crate) fn Equaliser(
    /// γ or β.
    lens: Lens,
) -> impl IntoView {
    let entries = Entries::new(lens);
    let pager_id = lens.knob.field.rsplit('.').next().unwrap_or_default();
    let (active, set_active) = signal(false);
    view! {
        <div
            class="equaliser"
            class:active=active
            class:dense=move || { entries.shown.range().len() > 16 }
            role="group"
            aria-label=words::group(label::of(lens.knob).symbol)
            on:focusin=move |_| set_active.set(true)
            on:focusout=move |_| set_active.set(false)
        >
            <Head entries=entries />
            <Bars entries=entries />
            <Pager id=pager_id what=own_matrix::FEATURES part=entries.shown />
            <p class="slider-error" role="alert">
                {move || entries.error.get()}
            </p>
        </div>
    }
}
