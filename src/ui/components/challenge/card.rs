//! A station's line “Predict first: …”, and the question that it opens.

use leptos::{ev, prelude::*};

use super::{
    choice_form::ChoiceForm,
    focus::focus_question,
    mark_form::MarkForm,
    number_form::NumberForm,
    result::{Actions, Reveal},
    state::{Challenges, Phase},
};
use crate::{
    browser::focus,
    challenge::{Answer, Challenge, Form, Question},
    lab::station::Station,
    ui::{components::spoken::SpokenText, reactive::generation::generation},
    words::challenge as words,
};

/// The line, and below it the open question.
#[component]
pub(super) fn Card(station: Station) -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    let of_station = StoredValue::new(Challenge::of(station).collect::<Vec<_>>());
    let open = Memo::new(move |_| {
        challenges
            .current()
            .filter(|challenge| challenge.spec().station == station)
    });
    // The next one that the user has not predicted yet, or else the first.
    let offered = Memo::new(move |_| {
        open.get().or_else(|| {
            let progress = challenges.progress.read();
            of_station.with_value(|all| {
                let new = all
                    .iter()
                    .find(|&&challenge| progress.of(challenge).is_none());
                new.or(all.first()).copied()
            })
        })
    });
    let title = move || offered.get().map_or("", words::title);
    let toggle = move |_| match (open.get_untracked(), offered.get_untracked()) {
        (None, Some(challenge)) => {
            challenges.start(challenge);
            focus_question(station);
        }
        _ => challenges.close(),
    };
    let close_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked().is_some() {
            challenges.close();
            focus::in_place(&format!("#{} .challenge-line", station.id()));
        }
    };
    // The phase changes with the prediction, but the question and its form stay.
    let question = Memo::new(move |_| {
        open.get()?;
        challenges.phase()?.question().cloned()
    });
    let generation = generation(move || question.track());
    let asked = move || {
        let generation = generation.get();
        question.get().map(|question| (generation, question))
    };
    view! {
        <div class="challenge" on:keydown=close_on_escape>
            <button
                type="button"
                class="challenge-line"
                aria-expanded=move || open.get().is_some().to_string()
                on:click=toggle
            >
                <span class="challenge-prefix">{words::PREDICT_FIRST} ": "</span>
                <span prop:textContent=title></span>
            </button>
            <For each=asked key=|(generation, _)| *generation let((_, question))>
                <Asked station=station question=question />
            </For>
            <Unasked station=station open=open />
            <p class="visually-hidden" role="status" prop:textContent=move || spoken(challenges, open)></p>
        </div>
    }
}

/// What a screen reader says after the prediction.
fn spoken(challenges: Challenges, open: Memo<Option<Challenge>>) -> String {
    if open.get().is_none() {
        return String::new();
    }
    match challenges.phase() {
        Some(Phase::Revealed {
            question,
            prediction,
            result,
            verdict,
        }) => words::spoken_result(&prediction, &result, verdict, &question.explanation()),
        _ => String::new(),
    }
}

/// Why the open challenge has no question, if it has none.
#[component]
fn Unasked(station: Station, open: Memo<Option<Challenge>>) -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    move || {
        let is_open = open.get().is_some();
        let phase = challenges.phase().filter(|_| is_open)?;
        unasked(challenges, station, &phase)
    }
}

/// Why there is no question, and what to do.
fn unasked(challenges: Challenges, station: Station, phase: &Phase) -> Option<AnyView> {
    let set_nearest = move |_| {
        challenges.ask_in_nearest_state();
        focus_question(station);
    };
    let (text, has_nearest) = match phase {
        Phase::Blocked(obstacle) => (words::cause(obstacle.cause), true),
        Phase::Locked => (words::LOCKED, false),
        Phase::Asking(_) | Phase::Revealed { .. } => return None,
    };
    Some(
        view! {
            <div class="challenge-body">
                <p prop:textContent=text></p>
                <div class="buttons">
                    {has_nearest
                        .then(|| {
                            view! {
                                <button type="button" class="button primary" on:click=set_nearest>
                                    {words::SET_NEAREST}
                                </button>
                            }
                        })}
                    <Actions station=station />
                </div>
            </div>
        }
        .into_any(),
    )
}

/// The question, its form, and the result once there is one.
#[component]
fn Asked(station: Station, question: Question) -> impl IntoView {
    let challenges = expect_context::<Challenges>();
    let prediction = challenges.draft;
    prediction.set(match &question.form {
        // No part chosen is a prediction too.
        Form::Marks(_) => Some(Answer::Marks([].into())),
        _ => None,
    });
    let result = Memo::new(move |_| match challenges.phase() {
        Some(Phase::Revealed { result, .. }) => Some(result),
        _ => None,
    });
    let id = question.challenge.spec().id;
    let form = match question.form.clone() {
        Form::Number {
            least, most, scale, ..
        } => view! {
            <NumberForm
                challenge=question.challenge
                ends=[least, most]
                scale=scale
                prediction=prediction
                result=result
            />
        }
        .into_any(),
        Form::Choice(alternatives) => view! {
            <ChoiceForm id=id alternatives=alternatives prediction=prediction result=result />
        }
        .into_any(),
        Form::Marks(marks) => {
            view! { <MarkForm marks=marks prediction=prediction result=result /> }.into_any()
        }
    };
    view! {
        <div class="challenge-body">
            <fieldset class="challenge-form" disabled=move || result.read().is_some()>
                <legend>
                    <SpokenText text=words::question(&question) />
                </legend>
                {form}
            </fieldset>
            <Reveal station=station prediction=prediction />
        </div>
    }
}
