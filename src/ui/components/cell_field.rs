//! The field that edits a cell of A.

use leptos::{ev, html, prelude::*};

use super::{announcer::Announcer, station_context::StationContext};
use crate::{
    browser::focus,
    ui::state::cell_selection::{CellError, FIELD_ID},
    words::{cell_field as words, number},
};

/// The value of the inspected cell, in a field to edit it.
///
/// An edit belongs to the cell that was inspected when the field took the focus, until the
/// field loses it, whatever is pressed or changed meanwhile.
#[expect(clippy::too_many_lines, reason = "one view with its event handlers")]
#[component]
pub(crate) fn CellField(
    /// Whether a lesson forbids to edit cells.
    locked: Signal<bool>,
) -> impl IntoView {
    // An edit applies to the current state, which may be newer than what is shown.
    let lab = StationContext::of_station().live;
    let field = NodeRef::<html::Input>::new();
    let (error, set_error) = signal(None::<String>);
    // The cell that is edited while the field has the focus.
    let editing = RwSignal::new(None::<(usize, usize)>);
    // The field's text before the edit.
    let start_text = StoredValue::new(String::new());
    let cell = Memo::new(move |_| editing.get().unwrap_or_else(|| lab.inspected_cell()));
    let value = Memo::new(move |_| {
        let (row, column) = cell.get();
        lab.input.with(|matrix| matrix.get(row, column))
    });
    let value_text = move || {
        value
            .get()
            .map_or_else(String::new, |value| format!("{value:?}"))
    };
    let reset_field = move || {
        let text = untrack(value_text);
        if let Some(field) = field.get_untracked()
            && field.value() != text
        {
            field.set_value(&text);
        }
        start_text.set_value(text);
    };
    Effect::new(move || {
        value_text();
        // A change elsewhere does not overwrite a text that is being typed.
        if field.get().is_some() && editing.get_untracked().is_none() {
            reset_field();
        }
    });
    let announcer = expect_context::<Announcer>();
    let announce = move || {
        let (row, column) = cell.get_untracked();
        if let Some(value) = value.get_untracked() {
            announcer.say(&words::now(row, column, &number::short(value.into())));
        }
    };
    // Returns whether the text is accepted. The unchanged text is, without an edit.
    let apply = move |text: &str| {
        let cell @ (row, column) = cell.get_untracked();
        let unchanged = start_text.with_value(|start| start == text);
        let result = if unchanged || locked.get_untracked() {
            Ok(())
        } else {
            lab.set_cell(cell, text)
        };
        if result.is_ok() && !unchanged {
            announce();
        }
        let became_zero = value.get_untracked() == Some(0.0);
        let typed_zero = number::parse(text).is_none_or(|typed| typed == 0.0);
        set_error.set(match result {
            Err(CellError::NoNumber) => Some(words::rejected(text)),
            Err(CellError::Gone) => Some(words::gone(row, column)),
            Ok(()) if became_zero && !typed_zero => Some(words::rounded_to_zero(text)),
            // The notice on a value that became 0 stays until the next edit.
            Ok(()) if unchanged && became_zero => return true,
            Ok(()) => None,
        });
        result.is_ok()
    };
    let begin = move |_| {
        let cell = cell.get_untracked();
        editing.set(Some(cell));
        // The pointer may have crossed other cells on its way to the field.
        lab.pinned.set(Some(cell));
        reset_field();
    };
    let end = move |event: ev::FocusEvent| {
        // No change event follows a text that consists of the key that began the edit.
        let text = event_target_value(&event);
        if start_text.with_value(|start| *start != text) {
            apply(&text);
        }
        editing.set(None);
        reset_field();
    };
    let focus_cell = move || {
        let edited = Some(cell.get_untracked()).filter(|&cell| lab.has_cell(cell));
        let (row, column) = edited.unwrap_or_else(|| untrack(|| lab.inspected_cell()));
        focus::on(&format!(
            "#matrix-before [data-cell='{row},{column}'], #matrix-before .heat-picture"
        ));
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if apply(&event_target_value(&event)) {
                reset_field();
                focus_cell();
            }
        }
        "Escape" => {
            set_error.set(None);
            reset_field();
            focus_cell();
        }
        _ => {}
    };
    let changed = move |event: ev::Event| {
        apply(&event_target_value(&event));
        reset_field();
    };
    let edits = lab.slice(|scenario| scenario.activations.edits.clone());
    let edited = Memo::new(move |_| {
        let cell = cell.get();
        edits.with(|edits| edits.iter().any(|edit| edit.is_at(cell)))
    });
    let reset_cell = move |_| {
        let (row, column) = cell.get_untracked();
        if let (true, Ok(row), Ok(column)) = (
            edited.get_untracked(),
            u32::try_from(row),
            u32::try_from(column),
        ) {
            set_error.set(None);
            lab.scenario
                .update(|scenario| scenario.activations.put_back(row, column));
            announce();
        }
    };
    view! {
        <div class="cell-edit">
            <label
                for=FIELD_ID
                prop:textContent=move || {
                    let (row, column) = cell.get();
                    words::label(row, column)
                }
            ></label>
            <input
                class="slider-field"
                id=FIELD_ID
                node_ref=field
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="cell-error"
                aria-invalid=move || error.read().is_some().to_string()
                disabled=locked
                on:focus=begin
                on:blur=end
                on:keydown=key
                on:change=changed
            />
            <button
                type="button"
                class="button"
                id="cell-reset"
                disabled=locked
                // `aria-disabled`: a button that is disabled by its own click loses the focus.
                aria-disabled=move || (!edited.get()).to_string()
                on:click=reset_cell
            >
                {words::REMOVE_EDIT}
            </button>
            <span
                class="cell-pinned"
                prop:textContent=move || {
                    if lab.pinned.get() == Some(cell.get()) { words::PINNED } else { "" }
                }
            ></span>
            <p
                class="slider-error"
                id="cell-error"
                role="alert"
                prop:textContent=move || error.get().unwrap_or_default()
            ></p>
            <p
                class="note"
                id="cell-index"
                translate="no"
                prop:textContent=move || {
                    let (row, column) = cell.get();
                    words::in_pytorch(row, column)
                }
            ></p>
            <p class="note for-mouse">{words::HELP}</p>
            <p class="note for-touch">{words::TOUCH_HELP}</p>
        </div>
    }
}
