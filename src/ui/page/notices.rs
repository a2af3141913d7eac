//! The notices below the top bar: lesson, restored visit, rejected file, faulty link.

use leptos::prelude::*;

use super::status::Status;
use crate::{
    lab::scenario::Scenario,
    share::{
        lesson::{Access, Lesson},
        link::{self, Diagnostic, Repair},
    },
    ui::{
        components::{dismiss_button::DismissButton, unlock_button::UnlockButton},
        session::Session,
    },
    words::{file as file_words, link as link_words, session as words, share as share_words},
};

/// The notices, which stay until they are dismissed; in an embedded lab, which has no top
/// bar, the status message too.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let session = Session::of_page();
    let start_over = move |_| {
        session.restored.set(false);
        session.replace_scenario(Scenario::default());
    };
    let has_faulty_link = move || {
        session.link_report.with(|read| {
            read.as_ref().is_some_and(|read| {
                !read.diagnostics.is_empty() || !read.left_out.is_empty() || read.newer.is_some()
            })
        })
    };
    view! {
        {session.embedded.then(|| view! { <Status /> })}
        <div class="notices">
            <Show when=move || {
                session.lesson.with(|lesson| lesson.is_any() && lesson.steps().is_empty())
            }>
                <LessonNotice />
            </Show>
            <Show when=move || session.restored.get()>
                <div class="notice" id="restored">
                    <p>{words::RESTORED}</p>
                    <button type="button" class="button" id="start-over" on:click=start_over>
                        {words::START_AGAIN}
                    </button>
                    <DismissButton label=words::DISMISS dismiss=move || session.restored.set(false) />
                </div>
            </Show>
            <Show when=move || session.rejected_file.read().is_some()>
                <div class="notice error" id="file-errors" role="alert">
                    <div>
                        {move || {
                            let file = session.rejected_file.get()?;
                            Some(
                                view! {
                                    <p prop:textContent=file_words::refused(&file.name)></p>
                                    <ul>
                                        {file
                                            .reasons
                                            .into_iter()
                                            .map(|reason| view! { <li prop:textContent=reason></li> })
                                            .collect_view()}
                                    </ul>
                                },
                            )
                        }}
                    </div>
                    <DismissButton label=words::DISMISS dismiss=move || session.rejected_file.set(None) />
                </div>
            </Show>
            <Show when=has_faulty_link>
                <div class="notice error" id="link-diagnostics" role="alert">
                    <div>{move || session.link_report.with(|read| read.as_ref().map(link_diagnostics))}</div>
                    <DismissButton label=words::DISMISS dismiss=move || session.link_report.set(None) />
                </div>
            </Show>
        </div>
    }
}

/// Says that this is a lesson, with a button that unlocks all controls or locks them
/// again.
#[component]
fn LessonNotice() -> impl IntoView {
    let session = Session::of_page();
    let unlocked = Memo::new(move |_| session.lesson.with(Lesson::is_unlocked));
    let message = move || {
        if unlocked.get() {
            return share_words::UNLOCKED.to_owned();
        }
        session.lesson.with(|lesson| {
            share_words::closed(
                lesson.with(Access::Hidden).count(),
                lesson.with(Access::Locked).count(),
            )
        })
    };
    view! {
        <div class="notice" id="lesson">
            <p prop:textContent=message></p>
            <button
                type="button"
                class="button"
                id="lesson-reset"
                on:click=move |_| session.reset_all()
            >
                {words::RESET_LESSON}
            </button>
            <UnlockButton />
        </div>
    }
}

/// All diagnostics of a link, one per line.
fn link_diagnostics(read: &link::LinkReport) -> impl IntoView + use<> {
    let count = read.diagnostics.len() + read.omitted;
    view! {
        {read.newer.map(|version| view! { <p prop:textContent=link_words::newer(version)></p> })}
        {read.left_out.iter().map(|list| view! { <p prop:textContent=link_words::lost(list.setting)></p> }).collect_view()}
        {(count > 0).then(|| view! { <p prop:textContent=link_words::diagnostics(count)></p> })}
        <ul>
            {read.diagnostics.iter().map(|diagnostic| view! { <li prop:textContent=line(diagnostic)></li> }).collect_view()}
            {(read.omitted > 0).then(|| view! { <li prop:textContent=link_words::more(read.omitted)></li> })}
        </ul>
    }
}

fn line(diagnostic: &Diagnostic) -> String {
    let (key, input) = (diagnostic.key.as_str(), diagnostic.input.as_str());
    let line = match &diagnostic.repair {
        Repair::Replaced(value) => link_words::replaced(key, input, value),
        Repair::Dropped => link_words::dropped(key, input),
        Repair::Duplicate => link_words::duplicate(key, input),
        Repair::Truncated(length) if key.is_empty() => link_words::truncated(*length),
        Repair::Truncated(length) => link_words::truncated_lesson(*length),
        Repair::MissingSteps(count) => link_words::missing_steps(*count),
        Repair::ExtraSteps(count) => link_words::extra_steps(*count, Lesson::MOST_STEPS),
    };
    match diagnostic.step {
        Some(step) => link_words::in_step(step, &line),
        None => line,
    }
}
