//! What the page shows of the visit: two buttons and a few lines.

use leptos::prelude::*;

use super::Session;
use crate::{
    lab::scenario::Scenario,
    share::{
        lesson::{Access, Lesson},
        link::{self, Fault, Taken},
    },
    words::{file as file_words, link as link_words, session as words, share as share_words},
};

/// Undo and redo.
#[component]
pub(crate) fn StepButtons() -> impl IntoView {
    let session = Session::of_page();
    // Not `disabled`, which would drop the focus at the last step.
    view! {
        <button
            type="button"
            class="icon-button"
            id="undo"
            data-first=""
            title=words::UNDO_KEYS
            aria-label=words::UNDO
            aria-disabled=move || (!session.can.get().0).to_string()
            on:click=move |_| session.undo()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3" />
            </svg>
        </button>
        <button
            type="button"
            class="icon-button"
            id="redo"
            data-first=""
            title=words::REDO_KEYS
            aria-label=words::REDO
            aria-disabled=move || (!session.can.get().1).to_string()
            on:click=move |_| session.redo()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="m15 5 5 5-5 5M20 10H10a6 6 0 0 0 0 12h3" />
            </svg>
        </button>
    }
}

/// What has to be said about the visit: a short word, and lines that stay.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let session = Session::of_page();
    let afresh = move |_| {
        session.restored.set(false);
        session.become_(Scenario::default());
    };
    let is_broken = move || {
        session.read.with(|read| {
            read.as_ref()
                .is_some_and(|read| !read.faults.is_empty() || read.newer.is_some())
        })
    };
    view! {
        <p class="session-status" id="session-status" role="status">
            {session.status}
        </p>
        <div class="notices">
            <Show when=move || session.lesson.with(Lesson::is_any)>
                <LessonLine />
            </Show>
            <Show when=move || session.restored.get()>
                <div class="notice" id="restored">
                    <p>{words::RESTORED}</p>
                    <button type="button" class="button" id="start-afresh" on:click=afresh>
                        {words::AFRESH}
                    </button>
                    <Dismiss dismiss=move || session.restored.set(false) />
                </div>
            </Show>
            <Show when=move || session.refused.read().is_some()>
                <div class="notice alarm" id="file-faults" role="alert">
                    <div>
                        {move || {
                            let refused = session.refused.get()?;
                            Some(
                                view! {
                                    <p>{file_words::refused(&refused.name)}</p>
                                    <ul>
                                        {refused
                                            .reasons
                                            .into_iter()
                                            .map(|reason| view! { <li>{reason}</li> })
                                            .collect_view()}
                                    </ul>
                                },
                            )
                        }}
                    </div>
                    <Dismiss dismiss=move || session.refused.set(None) />
                </div>
            </Show>
            <Show when=is_broken>
                <div class="notice alarm" id="link-faults" role="alert">
                    <div>{move || session.read.with(|read| read.as_ref().map(faults))}</div>
                    <Dismiss dismiss=move || session.read.set(None) />
                </div>
            </Show>
        </div>
    }
}

/// Takes a line away.
#[component]
fn Dismiss(dismiss: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            title=words::DISMISS
            aria-label=words::DISMISS
            on:click=move |_| dismiss()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6 18 18M18 6 6 18" />
            </svg>
        </button>
    }
}

/// That this is a lesson, and how to leave it.
#[component]
fn LessonLine() -> impl IntoView {
    let session = Session::of_page();
    let unlocked = Memo::new(move |_| session.lesson.with(|lesson| lesson.unlocked));
    let said = move || {
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
    let toggle = move |_| {
        session
            .lesson
            .update(|lesson| lesson.unlocked = !lesson.unlocked);
    };
    view! {
        <div class="notice" id="lesson">
            <p>{said}</p>
            <button type="button" class="button" id="unlock" on:click=toggle>
                {move || if unlocked.get() { share_words::RELOCK } else { share_words::UNLOCK }}
            </button>
        </div>
    }
}

/// Everything that was wrong with a link, line by line.
fn faults(read: &link::Read) -> impl IntoView + use<> {
    let count = read.faults.len() + read.untold;
    view! {
        {read.newer.map(|version| view! { <p>{link_words::newer(version)}</p> })}
        {(count > 0).then(|| view! { <p>{link_words::faults(count)}</p> })}
        <ul>
            {read.faults.iter().map(|fault| view! { <li>{line(fault)}</li> }).collect_view()}
            {(read.untold > 0).then(|| view! { <li>{link_words::more(read.untold)}</li> })}
        </ul>
    }
}

fn line(fault: &Fault) -> String {
    let (key, given) = (fault.key.as_str(), fault.given.as_str());
    match &fault.taken {
        Taken::Instead(taken) => link_words::instead(key, given, taken),
        Taken::Nothing => link_words::nothing(key, given),
        Taken::First => link_words::first(key, given),
        Taken::Start(taken) => link_words::start(*taken),
    }
}
