//! The field for the user's own row of `∂L/∂y`.

use leptos::{ev, html, prelude::*};

use crate::{
    lab::{gradient, setting::Choice},
    share::{lesson::Access, matrix_text},
    ui::{components::spoken::SpokenText, session::Session, state::Lab},
    words::gradient as words,
};

/// Sets the row that is shown to the typed numbers.
#[component]
pub(super) fn OwnRow() -> impl IntoView {
    let lab = Lab::of_page();
    let settings = lab.slice(|scenario| scenario.gradients.clone());
    let access = Session::of_page().access(Choice::Upstream);
    let (error, set_error) = signal(None::<String>);
    let field = NodeRef::<html::Input>::new();
    let row = Memo::new(move |_| {
        let (rows, features) = lab.shape();
        settings.read().cell(rows, features)[0]
    });
    let text = Memo::new(move |_| {
        let (rows, features) = lab.shape();
        let upstream = gradient::upstream(0, &settings.read(), rows, features);
        let row = upstream.row(row.get().min(rows - 1));
        row.iter().map(f32::to_string).collect::<Vec<_>>().join(" ")
    });
    let reset = move || {
        if let Some(field) = field.get_untracked() {
            field.set_value(&text.get_untracked());
        }
    };
    Effect::new(move || {
        text.track();
        if field.get().is_some() {
            reset();
        }
    });
    let typed = move |event: ev::Event| {
        let result = parsed(&event_target_value(&event), untrack(|| lab.shape().1));
        set_error.set(result.as_ref().err().cloned());
        if let Ok(values) = result {
            let row = u32::try_from(row.get_untracked()).unwrap_or_default();
            lab.scenario
                .update(|scenario| scenario.gradients.set_row(row, values));
            reset();
        }
    };
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            set_error.set(None);
            reset();
        }
    };
    view! {
        <div class="gradient-own">
            <label
                for="gradients-own"
                prop:textContent=Memo::new(move |_| words::own_label(row.get()))
            ></label>
            <input
                class="slider-field"
                id="gradients-own"
                node_ref=field
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="gradients-own-help gradients-own-error"
                aria-invalid=move || error.read().is_some().to_string()
                disabled=move || access.get() != Access::Open
                on:input=move |_| set_error.set(None)
                on:keydown=leave
                on:change=typed
            />
            <p class="slider-error" id="gradients-own-error" role="alert">
                <SpokenText text=Signal::derive(move || error.get().unwrap_or_default()) />
            </p>
            <p class="note" id="gradients-own-help">
                {words::OWN_HELP}
            </p>
        </div>
    }
}

/// The typed numbers, with 0 for every further feature; none for an empty text.
///
/// # Errors
/// Why the text is no row of so many features.
fn parsed(text: &str, features: usize) -> Result<Vec<f64>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let readings = matrix_text::read(text).map_err(|error| error.to_string())?;
    // `1,2;3,4` is one row of decimals here, since a gradient has one row.
    let reading = readings
        .iter()
        .find(|reading| reading.matrix.matrix().rows() == 1)
        .unwrap_or(&readings.first);
    let values = reading.matrix.matrix().values();
    if values.len() > features {
        return Err(words::too_many(values.len(), features));
    }
    let values = values.iter().copied().map(f64::from);
    Ok(values
        .chain(std::iter::repeat(0.0))
        .take(features)
        .collect())
}
