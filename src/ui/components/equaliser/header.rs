//! The chosen entry as a number, and the choice of row.

use leptos::{ev, html, prelude::*};

use super::entries::Entries;
use crate::{
    share::lesson::Access,
    ui::components::lock::LockIcon,
    words::{
        equaliser as words,
        number::{parse, typed as typed_text},
        setting,
    },
};

/// The parameter's symbol, a field for the chosen feature and, if the parameter has several
/// rows, a choice of row.
///
/// An edit belongs to the bar that was chosen when it began, whatever is pressed or changed
/// before it ends.
#[component]
pub(super) fn Header(
    entries: Entries,
    /// The lesson's access to the parameter.
    access: Memo<Access>,
) -> impl IntoView {
    let number = entries.number();
    let field = NodeRef::<html::Input>::new();
    // The row and feature of the edit, from its first character to its end.
    let edited = StoredValue::new(None::<(u32, u32)>);
    let value = move || typed_text(entries.value_at(entries.feature.get()));
    let show_value = move || {
        let text = untrack(value);
        if let Some(field) = field.get_untracked()
            && field.value() != text
        {
            field.set_value(&text);
        }
    };
    Effect::new(move || {
        value();
        // A change elsewhere does not overwrite a text that is being typed.
        if field.get().is_some() && edited.get_value().is_none() {
            show_value();
        }
    });
    let begin = move |_| {
        edited.update_value(|edited| {
            edited.get_or_insert_with(|| entries.chosen());
        });
    };
    let typed = move |event: ev::Event| {
        let place = edited.get_value().unwrap_or_else(|| entries.chosen());
        edited.set_value(None);
        let text = event_target_value(&event);
        match parse(&text).and_then(|value| number.check(value).ok()) {
            Some(value) if entries.has(place) => entries.set_at(place, value),
            Some(_) => {
                let symbol = setting::label(number).symbol;
                entries.set_error.set(Some(words::gone(symbol, place)));
            }
            None => entries
                .set_error
                .set(Some(setting::rejected(number, &text))),
        }
        show_value();
    };
    // No change event follows a text that is typed and then taken back.
    let end = move |_| {
        edited.set_value(None);
        show_value();
    };
    view! {
        <div class="equaliser-head">
            <span class="symbol">{setting::label(number).symbol}</span>
            <LockIcon access=access />
            <label>
                <span prop:textContent=move || words::feature(entries.feature.get())></span>
                <input
                    class="slider-field"
                    id=format!("{}-entry", entries.id())
                    type="text"
                    autocomplete="off"
                    node_ref=field
                    on:input=begin
                    on:change=typed
                    on:blur=end
                />
            </label>
            <code
                class="equaliser-index"
                translate="no"
                prop:textContent=move || {
                    let entry = (entries.row.get(), entries.feature.get());
                    words::in_pytorch(entries.of, entry, entries.has_rows.get())
                }
            ></code>
            {move || (entries.rows.get() > 1).then(|| view! { <RowChoice entries=entries /> })}
        </div>
    }
}

#[component]
fn RowChoice(entries: Entries) -> impl IntoView {
    let set_row = move |event: ev::Event| {
        entries
            .set_row
            .set(event_target_value(&event).parse().unwrap_or(0));
    };
    view! {
        <label class="equaliser-row">
            {words::ROW}
            <select on:change=set_row>
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
