//! γ or β as an equaliser: one bar per feature.

mod bars;
mod entries;
mod header;
mod sweep;

use leptos::prelude::*;

use self::{bars::ScaledBars, entries::Entries, header::Header};
use super::pager::Pager;
use crate::{
    lab::setting::AffineParameter,
    share::lesson::Access,
    ui::session::Session,
    words::{equaliser as words, pager, setting, share},
};

/// One bar per entry of γ or β in the chosen row. A drag across several bars sets them all.
#[component]
pub(crate) fn Equaliser(
    /// γ or β.
    parameter: AffineParameter,
) -> impl IntoView {
    let entries = Entries::new(parameter);
    let pager_id = parameter.number().spec().link_key;
    let access = Session::of_page().access(parameter.number());
    let (active, set_active) = signal(false);
    view! {
        <div
            class="equaliser"
            class:locked=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
            class:active=active
            class:dense=entries.dense
            role="group"
            aria-label=move || {
                let symbol = setting::label(parameter.number()).symbol;
                let locked = if access.get() == Access::Locked { share::LOCKED } else { "" };
                words::group(symbol, entries.rows.get() > 1) + locked
            }
            on:focusin=move |_| set_active.set(true)
            on:focusout=move |_| set_active.set(false)
        >
            // Not the group itself: screen readers would not know that it exists, and is locked.
            <div inert=move || access.get() != Access::Open>
                <Header entries=entries access=access />
                <ScaledBars entries=entries />
                <Pager id=pager_id what=pager::FEATURES pagination=entries.pagination />
                <p
                    class="note"
                    hidden=move || entries.outside.get() == 0
                    prop:textContent=move || {
                        let symbol = setting::label(parameter.number()).symbol;
                        words::outside(symbol, entries.outside.get())
                    }
                ></p>
                <p
                    class="slider-error"
                    role="alert"
                    prop:textContent=move || entries.error.get().unwrap_or_default()
                ></p>
            </div>
        </div>
    }
}
