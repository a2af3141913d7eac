//! The button that makes the recorded input the lab's own matrix.

use leptos::prelude::*;

use super::state::Recorded;
use crate::{
    lab::{
        scenario::Scenario,
        setting::Setting,
        station::Station,
        transformer::{OwnMatrixError, use_in},
    },
    share::lesson::Access,
    ui::{components::station_context::StationContext, session::Session},
    words::transformer as words,
};

/// The button, and what it does or why it cannot.
#[component]
pub(super) fn Take(recorded: Recorded) -> impl IntoView {
    let session = Session::of_page();
    let live = StationContext::of_station().live;
    let access = session.access(Setting::CustomMatrix);
    let target = session.access(Station::What);
    let is_hidden = move || {
        [access, target]
            .iter()
            .any(|access| access.get() == Access::Hidden)
    };
    let error = Memo::new(move |_| taken(recorded, &mut Scenario::default()).err());
    let take = move |_| {
        let mut scenario = live.scenario.get_untracked();
        if untrack(|| taken(recorded, &mut scenario)).is_err() {
            return;
        }
        let taken = scenario.layer_norm.clone();
        session.keep_closed(&mut scenario);
        let has_parameters = scenario.layer_norm == taken;
        let [layer, _] = recorded.place.get_untracked();
        let message = recorded.recording.with_untracked(|recording| {
            let recording = recording.as_ref();
            recording.map(|recording| words::taken(recording, layer, has_parameters))
        });
        live.clear_selection();
        session.replace_and_show(scenario, message.unwrap_or_default(), Station::What);
    };
    view! {
        <div class="transformer-take" hidden=is_hidden>
            <button
                type="button"
                class="button primary"
                id="transformer-take"
                aria-describedby="transformer-take-help"
                disabled=move || error.get().is_some() || access.get() != Access::Open
                on:click=take
            >
                {words::TAKE}
            </button>
            <p
                class="note"
                id="transformer-take-help"
                prop:textContent=move || words::take_help(error.get())
            ></p>
        </div>
    }
}

/// Takes the input into a scenario. Without results nothing happens.
fn taken(recorded: Recorded, scenario: &mut Scenario) -> Result<(), OwnMatrixError> {
    let [layer, sample] = recorded.place.get();
    recorded.recording.with(|recording| {
        let place = recording
            .as_ref()
            .and_then(|recording| recording.get(layer, sample));
        place.map_or(Ok(()), |(norm, activations)| {
            use_in(scenario, norm, activations)
        })
    })
}
