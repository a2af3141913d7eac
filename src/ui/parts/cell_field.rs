//! The field in which a cell of A is edited.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::focus,
    ui::{inspect::FIELD, seen::Place},
    words::arithmetic as words,
};

/// The value of the cell that is looked at, to be set by hand.
#[expect(
    clippy::too_many_lines,
    reason = "one view, whose handlers serve it alone"
)]
#[component]
pub(crate) fn CellField() -> impl IntoView {
    // What is typed counts against what is so, not against what is still shown.
    let lab = Place::of_station().live;
    let field = NodeRef::<html::Input>::new();
    let (error, set_error) = signal(None::<String>);
    let cell = Memo::new(move |_| lab.inspected());
    let value = Memo::new(move |_| {
        let (row, column) = cell.get();
        lab.input.with(|matrix| matrix.get(row, column))
    });
    let held = move || {
        value
            .get()
            .map_or_else(String::new, |value| format!("{value:?}"))
    };
    let show_held = move || {
        if let Some(field) = field.get_untracked() {
            field.set_value(&untrack(held));
        }
    };
    // Whether it was taken; the same value again is no change.
    let take = move |text: &str| {
        let unchanged = text == untrack(held);
        let taken = unchanged || lab.set_cell(cell.get_untracked(), text);
        set_error.set((!taken).then(|| words::refused(text)));
        taken
    };
    let back = move || {
        let (row, column) = cell.get_untracked();
        focus::on(&format!(
            "#matrix-before [data-cell='{row},{column}'], #matrix-before .heat-picture"
        ));
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if take(&event_target_value(&event)) {
                show_held();
                back();
            }
        }
        "Escape" => {
            set_error.set(None);
            show_held();
            back();
        }
        _ => {}
    };
    let left = move |event: ev::Event| {
        take(&event_target_value(&event));
        show_held();
    };
    let edits = lab.part(|scenario| scenario.activations.edits.clone());
    let edited = Memo::new(move |_| {
        let cell = cell.get();
        edits.with(|edits| edits.iter().any(|edit| edit.is_at(cell)))
    });
    let put_back = move |_| {
        let (row, column) = cell.get_untracked();
        if let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) {
            set_error.set(None);
            lab.scenario
                .update(|scenario| scenario.activations.put_back(row, column));
        }
    };
    view! {
        <div class="cell-edit">
            <label for=FIELD>
                {move || {
                    let (row, column) = cell.get();
                    words::field(row, column)
                }}
            </label>
            <input
                class="slider-field"
                id=FIELD
                node_ref=field
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="cell-error"
                aria-invalid=move || error.read().is_some().to_string()
                prop:value=held
                on:focus=move |_| {
                    // The pointer may pass over other cells on its way here.
                    lab.pinned.set(Some(cell.get_untracked()));
                }
                on:keydown=key
                on:change=left
            />
            <button
                type="button"
                class="button"
                id="cell-put-back"
                disabled=move || !edited.get()
                on:click=put_back
            >
                {words::PUT_BACK}
            </button>
            <span class="cell-pinned">
                {move || (lab.pinned.get() == Some(cell.get())).then_some(words::PINNED)}
            </span>
            <p class="slider-error" id="cell-error" role="alert">
                {move || error.get()}
            </p>
            <p class="note">{words::FIELD_HELP}</p>
        </div>
    }
}
