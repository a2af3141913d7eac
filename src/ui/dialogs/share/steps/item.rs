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
            draft.move_to_station(index, station);
        }
    };
    // Asking a challenge moves the step too.
    let chosen = Memo::new(move |_| draft.station(index).map_or("", Station::id));
    let text = move |event: ev::Event| {
        let text = event_target_value(&event);
        update(draft, index, |step| step.text = PlainText::new(&text));
    };
    let number = index + 1;
    let replaced = RwSignal::new(None::<Step>);
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
                <label class="lesson-field">
                    <span>{words::STATION}</span>
                    <select
                        id=format!("lesson-station-{number}")
                        aria-label=words::station(number)
                        prop:value=chosen
                        on:change=station
                    >
                        {Station::ALL
                            .map(|station| {
                                view! {
                                    <option
                                        value=station.id()
                                        selected=chosen.get_untracked() == station.id()
                                    >
                                        {share_words::station(station)}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
                <StepButtons index=index count=count replaced=replaced />
            </div>
            <StateTaken index=index replaced=replaced />
            <label class="lesson-field">
                <span>{words::TEXT}</span>
                <textarea
                    id=format!("lesson-text-{number}")
                    rows="2"
                    maxlength=Step::MOST_TEXT
                    aria-label=words::text(number)
                    prop:value=step.as_ref().map(|step| step.text.to_string())
                    on:change=text
                ></textarea>
            </label>
            <AsksEditor index=index />
            <p class="slider-error" role="status" prop:textContent=move || warning.get()></p>
        </li>
    }
}

/// Says that a step has taken the present state, and gives it back what it had before.
#[component]
fn StateTaken(
    index: usize,
    /// The step before it took the present state.
    replaced: RwSignal<Option<Step>>,
) -> impl IntoView {
    let draft = LessonDraft::of_page();
    let number = index + 1;
    let give_back = move |_| {
        if let Some(before) = replaced.try_update(Option::take).flatten() {
            update(draft, index, |step| {
                step.scenario = before.scenario;
                step.closed = before.closed;
            });
            // The button disappears.
            focus::in_place(&format!("#lesson-state-{number}"));
        }
    };
    let is_taken = move || replaced.read().is_some();
    view! {
        <p class="lesson-put-back" hidden=move || !is_taken()>
            <span
                role="status"
                id=format!("lesson-state-taken-{number}")
                prop:textContent=move || is_taken().then_some(words::STATE_TAKEN)
            ></span>
            " "
            <button
                type="button"
                class="button"
                id=format!("lesson-state-back-{number}")
                aria-label=words::give_back_state_of(number)
                on:click=give_back
            >
                {words::GIVE_BACK_STATE}
            </button>
        </p>
    }
}

/// The buttons that move, replace and remove a step.
#[component]
fn StepButtons(
    index: usize,
    count: usize,
    /// The step before it took the present state.
    replaced: RwSignal<Option<Step>>,
) -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    let number = index + 1;
    let take_state = move |_| {
        let before = draft
            .steps
            .with_untracked(|steps| steps.get(index).cloned());
        update(draft, index, |step| take_present_state(step, session));
        // A second press has the same way back as the first.
        replaced.update(|replaced| *replaced = replaced.take().or(before));
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
        request_animation_frame(|| focus::on("#lesson-put-back"));
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
