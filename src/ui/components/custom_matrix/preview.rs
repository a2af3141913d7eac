//! How the text will be read, before it takes effect.

use leptos::prelude::*;

use super::panel::Panel;
use crate::{share::matrix_text, words::custom_matrix as words};

/// The reading of the text; if there are several, each with a button that takes it.
#[component]
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a component owns its properties"
)]
pub(super) fn Preview(panel: Panel) -> impl IntoView {
    let summary = move || {
        panel.readings.with(|readings| match readings {
            None => String::new(),
            Some(readings) if readings.is_ambiguous() => words::CHOOSE.to_owned(),
            Some(readings) => words::preview(
                readings.first.format,
                &readings.first.notes,
                readings.first.matrix.matrix(),
            ),
        })
    };
    let choices = move || {
        let readings = panel
            .readings
            .get()
            .filter(matrix_text::Readings::is_ambiguous)?;
        let choice = |(index, reading): (usize, &matrix_text::ParsedMatrix)| {
            let matrix = reading.matrix.matrix();
            let description = words::preview(reading.format, &reading.notes, matrix);
            let name = words::use_reading(matrix);
            let reading = reading.clone();
            let id = format!("custom-matrix-reading-{index}");
            view! {
                <li>
                    <button
                        type="button"
                        class="button"
                        aria-describedby=id.clone()
                        on:click=move |_| panel.take(reading.clone())
                        prop:textContent=name
                    ></button>
                    <span id=id prop:textContent=description></span>
                </li>
            }
        };
        Some(readings.iter().enumerate().map(choice).collect_view())
    };
    view! {
        <p
            class="custom-matrix-status"
            id="custom-matrix-preview"
            role="status"
            prop:textContent=summary
        ></p>
        <ul id="custom-matrix-readings" class="custom-matrix-readings">
            {choices}
        </ul>
    }
}
