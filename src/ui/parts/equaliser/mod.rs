//! γ or β as an equaliser: one bar a feature.

mod bars;
mod entries;
mod head;

use leptos::prelude::*;

pub(crate) use self::entries::Lens;
use self::{bars::Bars, entries::Entries, head::Head};
use super::pager::Pager;
use crate::{
    share::lesson::Access,
    ui::session::Session,
    words::{equaliser as words, label, own_matrix},
};

/// One bar for each entry of γ or β in the chosen row; drag across several at once.
#[component]
pub(crate) fn Equaliser(
    /// γ or β.
    lens: Lens,
) -> impl IntoView {
    let entries = Entries::new(lens);
    let pager_id = lens.knob.field.rsplit('.').next().unwrap_or_default();
    let access = Session::of_page().access(&entries.id());
    let (active, set_active) = signal(false);
    view! {
        <div
            class="equaliser"
            class:locked=move || access.get() != Access::Open
            inert=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
            class:active=active
            class:dense=entries.dense
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
