//! Which controls a lesson hides or locks, one line each.

use leptos::{ev, prelude::*};

use crate::{
    share::lesson::{Access, CONTROLS, Control, Lesson},
    ui::session::Session,
    words::share as words,
};

/// The choices in the order of [`words::ACCESS`].
const CHOICES: [Access; 3] = [Access::Open, Access::Locked, Access::Hidden];

/// Every control and station, with its three choices. The page behind the
/// dialog follows at once.
#[component]
pub(super) fn LessonChoices() -> impl IntoView {
    let session = Session::of_page();
    let all_open = move |_| session.lesson.set(Lesson::default());
    view! {
        <details class="more lesson-choices">
            <summary>{words::LESSON}</summary>
            <p class="note">{words::LESSON_HELP}</p>
            <ul class="lesson-list">
                {CONTROLS.iter().map(|control| view! { <One control=control /> }).collect_view()}
            </ul>
            <button type="button" class="button" id="lesson-open" on:click=all_open>
                {words::ALL_OPEN}
            </button>
        </details>
    }
}

#[component]
fn One(control: &'static Control) -> impl IntoView {
    let lesson = Session::of_page().lesson;
    let chosen = Memo::new(move |_| lesson.with(|lesson| lesson.chosen(control)));
    let choose = move |event: ev::Event| {
        let index: usize = event_target_value(&event).parse().unwrap_or(0);
        lesson.update(|lesson| {
            lesson.unlocked = false;
            lesson.choose(control, CHOICES.get(index).copied().unwrap_or_default());
        });
    };
    let id = format!("lesson-{}", control.key);
    view! {
        <li class:lesson-station=control.is_station()>
            <label for=id.clone()>{words::control(control.key)}</label>
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
