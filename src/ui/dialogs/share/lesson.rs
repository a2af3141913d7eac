//! The controls that a lesson hides or locks.

use leptos::{ev, prelude::*};

use super::steps::LessonSteps;
use crate::{
    lab::{control::Control, station::Station},
    share::lesson::{Access, Lesson},
    ui::session::{LessonDraft, Session},
    words::share as words,
};

/// The choices, in the order of [`words::ACCESS`].
const CHOICES: [Access; 3] = [Access::Open, Access::Locked, Access::Hidden];

/// A list of all controls and stations with three choices each. The page behind the
/// dialog changes immediately.
#[component]
pub(super) fn LessonChoices(
    /// The station at which a new step starts.
    station: Signal<Option<Station>>,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let session = Session::of_page();
    let draft = LessonDraft::of_page();
    // A reload keeps the steps.
    draft.restore();
    let has_steps = draft.steps.with_untracked(|steps| !steps.is_empty());
    let closed = move || {
        let counts = [Access::Hidden, Access::Locked].map(|access| {
            let lesson = session.lesson.read();
            Control::all()
                .filter(|control| lesson.chosen(*control) == access)
                .count()
        });
        words::closed_counts(counts)
    };
    let all_open = move |_| session.lesson.set(Lesson::default());
    view! {
        <details class="more lesson-choices" open=has_steps>
            <summary>{words::LESSON}</summary>
            <p class="note" prop:textContent=move || words::lesson_help(draft.may_unlock.get())></p>
            // Long: closed, it leaves the steps in view.
            <details class="more" id="lesson-controls">
                <summary>
                    // One item of the summary's row: between two, the space would be lost.
                    <span>
                        {words::CONTROLS} " " <span class="note" prop:textContent=closed></span>
                    </span>
                </summary>
                <ul class="lesson-list">
                    {Control::all().map(|control| view! { <ControlAccess control=control /> }).collect_view()}
                </ul>
                <button type="button" class="button" id="lesson-open" on:click=all_open>
                    {words::ALL_OPEN}
                </button>
            </details>
            <LessonSteps station=station close=close />
        </details>
    }
}

/// One control or station, with its three choices.
#[component]
fn ControlAccess(control: Control) -> impl IntoView {
    let lesson = Session::of_page().lesson;
    let chosen = Memo::new(move |_| lesson.with(|lesson| lesson.chosen(control)));
    let choose = move |event: ev::Event| {
        let index: usize = event_target_value(&event).parse().unwrap_or(0);
        lesson.update(|lesson| {
            lesson.unlocked = false;
            // A lesson that is written starts with what its teacher sees.
            lesson.start = None;
            lesson.choose(control, CHOICES.get(index).copied().unwrap_or_default());
        });
    };
    let id = format!("lesson-{}", control.link_key());
    view! {
        <li class:lesson-station=matches!(control, Control::Station(_))>
            <label for=id.clone()>{words::control(control)}</label>
            <select id=id on:change=choose>
                {(0..CHOICES.len())
                    .map(|index| {
                        view! {
                            <option
                                value=index
                                prop:selected=move || chosen.get() == CHOICES[index]
                            >
                                {words::ACCESS[index]}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </li>
    }
}
