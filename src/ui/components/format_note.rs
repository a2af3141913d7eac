//! What the layer's number format means for a station.

use leptos::prelude::*;

use super::spoken::SpokenText;
use crate::{lab::station::Station, ui::state::Lab, words::layer_format};

/// A note that is visible unless the layer's number format is float32.
#[component]
pub(crate) fn FormatNote(
    /// The station that shows it.
    station: Station,
) -> impl IntoView {
    let lab = Lab::of_page();
    let note = Memo::new(move |_| lab.layer.with(|layer| layer_format::note(station, layer)));
    view! {
        <p
            class="note"
            id=format!("{}-format", station.id())
            hidden=move || note.read().is_none()
        >
            <SpokenText text=Signal::derive(move || note.get().unwrap_or_default()) />
        </p>
    }
}
