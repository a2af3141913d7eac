//! Station 10: the LayerNorms of a real transformer: its recorded activations, and the user's own model.

mod findings;
mod heat;
mod own_model;
mod pictures;
mod state;
mod take;

use leptos::prelude::*;

use self::{
    findings::FindingButtons,
    own_model::OwnModel,
    pictures::Pictures,
    state::{Loading, Recorded},
};
use crate::{
    claims::transformer as claims,
    lab::{
        setting::Number,
        station::Station,
        transformer::{Outcome, Recording},
    },
    ui::{
        components::{lazy_mount::LazyMount, number_select::NumberSelect, station::StationFrame},
        reactive::ever::ever,
        state::Lab,
    },
    words::{sentence, transformer as words},
};

/// One LayerNorm of a real model and what it was given, chosen by the user.
#[component]
pub(crate) fn Transformer() -> impl IntoView {
    let recorded = Recorded::new(&Lab::of_page());
    let answer = Signal::derive(move || {
        recorded.outcome.with(|outcome| match outcome {
            Some(outcome) => said(recorded, outcome),
            None => recorded.state_text().to_owned(),
        })
    });
    view! {
        <StationFrame
            station=Station::Transformer
            sentence=answer
            lead=Signal::derive(move || {
                if recorded.is_own() { words::OWN_LEAD } else { words::LEAD }
            })
            controls=move || view! { <Controls recorded=recorded /> }
            controls_in_row=true
        >
            <LazyMount height="1300px">
                <Content recorded=recorded />
                <OwnModel recorded=recorded />
            </LazyMount>
        </StationFrame>
    }
}

fn said(recorded: Recorded, outcome: &Outcome) -> String {
    let claim = claims::transformer(outcome);
    recorded
        .sample
        .with(|sample| sentence::transformer(&claim, sample))
}

/// The choice of LayerNorm and sentence.
#[component]
fn Controls(recorded: Recorded) -> impl IntoView {
    let names = move |of: fn(&Recording) -> Vec<String>| {
        Signal::derive(move || {
            recorded
                .recording
                .with(|recording| recording.as_deref().map(of).unwrap_or_default())
        })
    };
    let norms = names(|recording| {
        let names = recording.norms.iter().enumerate();
        names
            .map(|(index, norm)| words::norm_option(index, &norm.name))
            .collect()
    });
    let samples = names(|recording| {
        let samples = recording.samples.iter().enumerate();
        samples
            .map(|(index, sample)| words::sample_option(index, sample))
            .collect()
    });
    view! {
        <NumberSelect number=Number::TransformerLayer options=norms />
        <NumberSelect number=Number::TransformerSentence options=samples />
    }
}

/// The pictures of the recording, or what became of it. Loads it when the station comes near.
#[component]
fn Content(recorded: Recorded) -> impl IntoView {
    recorded.load();
    let has_outcome = Memo::new(move |_| recorded.outcome.with(Option::is_some));
    let is_mounted = ever(has_outcome);
    let is_missing = Memo::new(move |_| {
        !recorded.is_own() && recorded.loading.with(|state| *state == Loading::Missing)
    });
    view! {
        <FindingButtons recorded=recorded />
        {move || is_mounted.get().then(|| view! {
            <div class="transformer-pictures" hidden=move || !has_outcome.get()>
                <Pictures recorded=recorded />
            </div>
        })}
        <div
            class="transformer-missing"
            id="transformer-missing"
            hidden=move || !is_missing.get()
        >
            <button
                type="button"
                class="button primary"
                id="transformer-try-again"
                on:click=move |_| recorded.load()
            >
                {words::TRY_AGAIN}
            </button>
        </div>
    }
}
