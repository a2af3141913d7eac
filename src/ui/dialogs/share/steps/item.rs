//! One step of the lesson that the teacher writes.

use leptos::{ev, prelude::*};

use super::{asks::AsksEditor, focus_step, take_present_state};
use crate::{
    browser::focus,
    lab::station::Station,
    share::lesson::{PlainText, Step},
    ui::session::{LessonDraft, Session},
    words::{lesson_steps as words, share as share_words},
};

/// A step: where it opens, what the teacher says, what it asks, and the buttons that move,
/// replace and remove it.
#[component]
pub(super) fn StepItem(
    /// Its position, from 0.
    index: usize,
    /// How many steps there are.
    count: usize,
) -> impl IntoView {
    let draft = LessonDraft::of_page();
    let step = draft
        .steps
        .with_untracked(|steps| steps.get(index).cloned());
    let station = move |event: ev::Event| {
        let id = event_target_value(&event);
        if let Some(station) = Station::from_id(&id) {
            update(draft, index, |step| step.station = station);
        }
    };
    let text = move |event: ev::Event| {
        let text = event_target_value(&event);
        update(draft, index, |step| step.text = PlainText::new(&text));
    };
    let number = index + 1;
    let has_taken_state = RwSignal::new(false);
    let chosen = step.as_ref().map(|step| step.station);
    let warning = Memo::new(move |_| {
        let steps = draft.steps.read();
        steps
            .get(index)
            .and_then(|step| step.check().err())
            .map(|reason| words::unaskable(reason.cause()))
    });
    view! {
        <li class="lesson-step" id=format!("lesson-step-{number}")>
            <div class="lesson-step-head">
                <select
                    id=format!("lesson-station-{number}")
                    aria-label=words::station(number)
                    on:change=station
                >
                    {Station::ALL
                        .map(|station| {
                            view! {
                                <option value=station.id() selected=chosen == Some(station)>
                                    {share_words::station(station)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
                <StepButtons index=index count=count has_taken_state=has_taken_state />
            </div>
            <p
                class="note"
                role="status"
                id=format!("lesson-state-taken-{number}")
                prop:textContent=move || has_taken_state.get().then_some(words::STATE_TAKEN)
            ></p>
            <textarea
                id=format!("lesson-text-{number}")
                rows="2"
                maxlength=Step::MOST_TEXT
                aria-label=words::text(number)
                placeholder=words::TEXT
                prop:value=step.as_ref().map(|step| step.text.to_string())
                on:change=text
            ></textarea>
            <AsksEditor index=index />
            <p class="slider-error" role="status" prop:textContent=move || warning.get()></p>
        </li>
    }
}

/// The buttons that move, replace and remove a step.
#[component]
fn StepButtons(
    index: usize,
    count: usize,
    /// Set once the step has the present state.
    has_taken_state: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    let number = index + 1;
    let take_state = move |_| {
        update(draft, index, |step| take_present_state(step, session));
        has_taken_state.set(true);
    };
    let swap = move |other: usize| {
        draft.swap(index, other);
        // The moved step has new buttons.
        focus_step(other);
    };
    let remove = move |event: ev::MouseEvent| {
        // The next step moves under the pointer, where a double click would remove it too.
        if event.detail() > 1 {
            return;
        }
        draft.remove(index);
        request_animation_frame(|| focus::in_place("#lesson-put-back"));
    };
    view! {
        <button
            type="button"
            class="button"
            id=format!("lesson-up-{number}")
            disabled=index == 0
            aria-label=words::up(number)
            on:click=move |_| swap(index - 1)
        >
            "↑"
        </button>
        <button
            type="button"
            class="button"
            id=format!("lesson-down-{number}")
            disabled=number == count
            aria-label=words::down(number)
            on:click=move |_| swap(index + 1)
        >
            "↓"
        </button>
        <button
            type="button"
            class="button"
            id=format!("lesson-state-{number}")
            aria-label=words::take_state_of(number)
            on:click=take_state
        >
            {words::TAKE_STATE}
        </button>
        <button
            type="button"
            class="button"
            id=format!("lesson-remove-{number}")
            aria-label=words::remove(number)
            on:click=remove
        >
            {words::REMOVE}
        </button>
    }
}

/// Changes a step of the draft.
fn update(draft: LessonDraft, index: usize, change: impl FnOnce(&mut Step)) {
    draft.steps.update(|steps| {
        if let Some(step) = steps.get_mut(index) {
            change(step);
        }
    });
}
