//! The chosen entry as a number, and which row is shown.

use leptos::{ev, prelude::*};

use super::entries::Entries;
use crate::words::{equaliser as words, label, number};

/// The symbol, a field for the chosen feature, and a row choice where there are rows.
#[component]
pub(super) fn Head(entries: Entries) -> impl IntoView {
    let knob = entries.lens.knob;
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match number::read(&text).and_then(|value| knob.check(value).ok()) {
            Some(value) => entries.set(entries.feature.get_untracked(), value),
            None => entries.set_error.set(Some(label::refused(knob, &text))),
        }
    };
    let value = move || {
        // A refused text gives way to the value that stays.
        entries.error.track();
        number::typed(entries.at(entries.feature.get()))
    };
    view! {
        <div class="equaliser-head">
            <span class="symbol">{label::of(knob).symbol}</span>
            <label>
                {move || words::feature(entries.feature.get())}
                <input
                    class="slider-field"
                    id=format!("{}-entry", entries.id())
                    type="text"
                    autocomplete="off"
                    prop:value=value
                    on:change=typed
                />
            </label>
            {move || (entries.rows.get() > 1).then(|| view! { <RowChoice entries=entries /> })}
        </div>
    }
}

#[component]
fn RowChoice(entries: Entries) -> impl IntoView {
    let choose = move |event: ev::Event| {
        entries
            .choose_row
            .set(event_target_value(&event).parse().unwrap_or(0));
    };
    view! {
        <label class="equaliser-row">
            {words::ROW}
            <select on:change=choose>
                {(0..entries.rows.get_untracked())
                    .map(|row| {
                        view! {
                            <option value=row selected=move || entries.row.get() == row>
                                {row + 1}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
