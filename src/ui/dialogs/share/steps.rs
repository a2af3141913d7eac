//! The steps of a lesson that the teacher writes.

mod asks;
mod item;

use std::sync::Arc;

use leptos::{ev, prelude::*};

use self::item::StepItem;
use super::sheet::SaveSheet;
use crate::{
    browser::focus,
    lab::{scenario::Scenario, station::Station},
    share::lesson::{ReadyLesson, Step},
    ui::{
        components::current_station::CurrentStation,
        reactive::generation::generation,
        session::{LessonDraft, Session},
    },
    words::lesson_steps as words,
};

/// The list of steps, and the buttons that add to it.
#[component]
pub(super) fn LessonSteps(
    /// The station at which a new step starts: where the link opens, or the one on the
    /// screen.
    station: Signal<Option<Station>>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    let current = CurrentStation::of_page();
    let add = move |_| {
        let station = station.get_untracked().unwrap_or_else(|| current.get());
        let mut step = Step::of(Scenario::default(), station);
        take_present_state(&mut step, session);
        draft.push(step);
    };
    let is_empty = move || draft.steps.read().is_empty();
    let generation = generation(move || draft.order.track());
    let items = move || {
        let generation = generation.get();
        let count = draft.steps.read_untracked().len();
        (0..count)
            .map(move |index| (generation, index, count))
            .collect::<Vec<_>>()
    };
    Effect::new(move || {
        draft.order.track();
        draft.steps.track();
        draft.may_unlock.track();
        draft.store();
    });
    let take_present = move |_| draft.take(&session.lesson.read_untracked());
    let has_other = move || session.lesson.with(|lesson| !lesson.steps().is_empty());
    let preview = move |_| {
        close.run(());
        draft.preview();
    };
    let may_unlock = move |event: ev::Event| draft.may_unlock.set(event_target_checked(&event));
    view! {
        <h3 class="lesson-steps-heading">{words::HEADING}</h3>
        <p class="note">{words::HELP}</p>
        <ol class="lesson-steps" id="lesson-step-list">
            <For each=items key=|item| *item let((_, index, count))>
                <StepItem index=index count=count />
            </For>
        </ol>
        <PutBack />
        <div class="buttons">
            <button type="button" class="button" id="lesson-add" disabled=move || draft.is_full() on:click=add>
                {words::ADD}
            </button>
            <button
                type="button"
                class="button"
                id="lesson-preview"
                disabled=is_empty
                on:click=preview
            >
                {words::PREVIEW}
            </button>
            <button
                type="button"
                class="button"
                id="lesson-take-present"
                hidden=move || !is_empty() || !has_other()
                on:click=take_present
            >
                {words::TAKE_PRESENT}
            </button>
            <SaveSheet />
            {ReadyLesson::ALL.map(|ready| view! { <TakeReady ready=ready /> })}
        </div>
        <label class="lesson-may-unlock">
            <input
                type="checkbox"
                id="lesson-may-unlock"
                prop:checked=move || draft.may_unlock.get()
                on:change=may_unlock
            />
            <span>{words::MAY_UNLOCK}</span>
        </label>
    }
}

/// What was removed, and the button that puts it back.
#[component]
fn PutBack() -> impl IntoView {
    let draft = LessonDraft::of_page();
    let text = move || {
        let removed = draft.removed.read();
        removed
            .as_ref()
            .map(|removed| words::removed(removed.index + 1))
    };
    let put_back = move |_| {
        if let Some(index) = draft.put_back() {
            // The button disappears.
            focus_step(index);
        }
    };
    view! {
        <p class="lesson-put-back" hidden=move || draft.removed.read().is_none()>
            <span role="status" prop:textContent=text></span>
            " "
            <button
                type="button"
                class="button"
                id="lesson-put-back"
                disabled=move || draft.is_full()
                on:click=put_back
            >
                {words::PUT_BACK}
            </button>
        </p>
    }
}

/// Focuses the first button of a step, from 0, once it is there.
fn focus_step(index: usize) {
    request_animation_frame(move || {
        focus::in_place(&format!("#lesson-step-{} button:not(:disabled)", index + 1));
    });
}

/// The button that takes the steps of a ready lesson, while there are no others.
#[component]
fn TakeReady(ready: ReadyLesson) -> impl IntoView {
    let draft = LessonDraft::of_page();
    let spec = ready.spec();
    view! {
        <button
            type="button"
            class="button"
            id=format!("lesson-take-{}", spec.id)
            hidden=move || !draft.steps.read().is_empty()
            on:click=move |_| draft.take(&ready.lesson())
        >
            {words::take(spec.name)}
        </button>
    }
}

/// Gives a step what the page shows and closes now.
fn take_present_state(step: &mut Step, session: Session) {
    step.scenario = Arc::new(session.scenario.get_untracked());
    step.closed = session
        .lesson
        .with_untracked(|lesson| lesson.closed().clone());
}
