//! The bar that leads a student through the steps of a lesson.

mod answers;
mod hand_in;
mod own_question;
mod to_question;

use leptos::{ev, html, prelude::*};

use self::{
    hand_in::HandIn,
    own_question::OwnQuestionForm,
    to_question::{ToQuestion, open_question},
};
use crate::{
    browser::{focus, root_style, size},
    lab::station::Station,
    share::lesson::{Asks, Lesson},
    ui::{
        components::{challenge::Challenges, unlock_button::UnlockButton},
        reactive::{
            generation::generation,
            scroll_target::{padding_has_changed, scroll_to},
            staged_mount::StagedMount,
        },
        session::{LessonDraft, Session},
    },
    words::{answers as answer_words, lesson_bar as words},
};

pub(crate) use self::answers::StudentAnswers;

/// The custom property of the bar's height, for the style sheets.
const BAR_HEIGHT: &str = "--lesson-bar-height";

/// The place of the bar. It is filled once all stations are mounted, so that the code
/// belongs to the deferred chunk.
#[component]
pub(crate) fn LessonBarSlot() -> impl IntoView {
    let session = Session::of_page();
    let is_complete = expect_context::<StagedMount>().is_complete(Station::ALL.len());
    // Another lesson has other answers, and so a bar of its own.
    let steps = Memo::new(move |_| session.lesson.with(|lesson| lesson.steps().to_vec()));
    move || (is_complete.get() && !steps.read().is_empty()).then(bar)
}

/// A function of its own, so that the first station's code does not contain it.
#[inline(never)]
fn bar() -> AnyView {
    view! { <LessonBar /> }.into_any()
}

/// Where the student is, what the teacher says, the buttons that lead on, and the teacher's
/// own question.
#[component]
fn LessonBar() -> impl IntoView {
    let session = Session::of_page();
    let challenges = expect_context::<Challenges>();
    LessonDraft::of_page().resume_preview();
    let answers = StudentAnswers::start(session, challenges);
    provide_context(answers);
    let at = Memo::new(move |_| session.lesson.with(Lesson::at));
    let count = Memo::new(move |_| session.lesson.with(|lesson| lesson.steps().len()));
    let step = Memo::new(move |_| session.lesson.with(|lesson| lesson.step().cloned()));
    let has_questions = Memo::new(move |_| {
        session.lesson.with(|lesson| {
            let mut steps = lesson.steps().iter();
            steps.any(|step| step.asks != Asks::Nothing)
        })
    });
    let text = move || step.with(|step| step.as_ref().map(|step| step.text.to_string()));
    let go = move |index: usize| {
        challenges.leave();
        session.go_to_step(index);
        open_question(session, challenges);
    };
    let leave = move |index: usize, button: &'static str| {
        go(index);
        // The first step has nothing before it, and the last one may have nothing after it.
        let is_end = index + 1 >= count.get_untracked() && !has_questions.get_untracked();
        let button = match index {
            0 => "#lesson-next",
            _ if is_end => "#lesson-back",
            _ => button,
        };
        let station = step.with_untracked(|step| step.as_ref().map(|step| step.station));
        // The bar of the new step may have another height, which its observer has measured
        // by the second frame. The focus stays in the bar, whose buttons lead on.
        request_animation_frame(move || {
            request_animation_frame(move || {
                if let Some(station) = station {
                    scroll_to(station.id());
                }
                focus::in_place(button);
            });
        });
    };
    let back = move |_| leave(at.get_untracked().saturating_sub(1), "#lesson-back");
    let restart = move |_| {
        go(at.get_untracked());
        session.show_step();
    };
    // The step of a link has its question open, as one that a student goes to.
    if session.is_at_start_of_step() && !answers.has_answered_untracked() {
        open_question(session, challenges);
    }
    let is_last = move || at.get() + 1 >= count.get();
    let hand_in = NodeRef::<html::Details>::new();
    let open_hand_in = move || {
        if let Some(details) = hand_in.get_untracked() {
            // Setting an attribute with a valid name cannot fail.
            details.set_attribute("open", "").ok();
            focus::in_place("#answers-name");
        }
    };
    // Stations scroll into view below the bar.
    let bar = NodeRef::<html::Aside>::new();
    Effect::new(move || {
        if let Some(bar) = bar.get() {
            size::on_change(&bar, |_, height| {
                root_style::set_length(BAR_HEIGHT, height);
                padding_has_changed();
            });
        }
    });
    let own = Memo::new(move |_| {
        step.with(|step| match step.as_ref().map(|step| &step.asks) {
            Some(Asks::Own(question)) => Some((at.get(), question.clone())),
            _ => None,
        })
    });
    let next = move |_: ev::MouseEvent| {
        answers.skip_unanswered();
        if untrack(is_last) {
            open_hand_in();
        } else {
            leave(at.get_untracked() + 1, "#lesson-next");
        }
    };
    let generation = generation(move || own.track());
    let asked = move || {
        let generation = generation.get();
        own.get()
            .map(|(index, question)| (generation, index, question))
    };
    view! {
        <aside class="lesson-bar" id="lesson-bar" node_ref=bar aria-label=words::NAME>
            <div class="lesson-bar-head">
                <strong id="lesson-place" prop:textContent=move || words::place(at.get() + 1, count.get())></strong>
                <div class="buttons">
                    <button
                        type="button"
                        class="button"
                        id="lesson-back"
                        disabled=move || at.get() == 0
                        on:click=back
                    >
                        {words::BACK}
                    </button>
                    <button
                        type="button"
                        class="button primary"
                        id="lesson-next"
                        disabled=move || is_last() && !has_questions.get()
                        on:click=next
                        prop:textContent=move || {
                            if is_last() && has_questions.get() {
                                answer_words::HAND_IN
                            } else {
                                words::NEXT
                            }
                        }
                    ></button>
                    <button type="button" class="button" id="lesson-restart" on:click=restart>
                        {words::RESTART}
                    </button>
                    <UnlockButton />
                    <EndPreview />
                </div>
            </div>
            <p class="lesson-bar-text" id="lesson-text" role="status" prop:textContent=text></p>
            <ToQuestion />
            <For each=asked key=|(generation, ..)| *generation let((_, index, question))>
                <OwnQuestionForm index=index question=question />
            </For>
            <HandIn details=hand_in />
        </aside>
    }
}

/// The button that ends the preview of a teacher.
#[component]
fn EndPreview() -> impl IntoView {
    let draft = LessonDraft::of_page();
    view! {
        <button
            type="button"
            class="button"
            id="lesson-end-preview"
            hidden=move || !draft.is_previewed.get()
            on:click=move |_| draft.end_preview()
        >
            {words::END_PREVIEW}
        </button>
    }
}
