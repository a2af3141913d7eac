//! The teacher's own question: its form, and the accepted answer once the student has
//! committed to one.

use leptos::{ev, prelude::*};

use super::StudentAnswers;
use crate::{
    browser::focus,
    share::{
        answers::{Entry, Given, QuestionId},
        lesson::{Accepted, OwnQuestion},
    },
    words::{
        challenge::{self as challenge_words, number},
        lesson_bar as words,
        lesson_sheet::within,
        number::parse,
    },
};

/// The question of a step.
#[component]
pub(super) fn OwnQuestionForm(
    /// The step, from 0.
    index: usize,
    question: OwnQuestion,
) -> impl IntoView {
    let answers = expect_context::<StudentAnswers>();
    let id = QuestionId::Own(index + 1);
    let given = RwSignal::new(None::<Given>);
    let entry = Memo::new(move |_| answers.to(id).filter(|entry| entry.state.is_predicted()));
    let is_answered = move || entry.read().is_some();
    let accepted = question.accepted.clone();
    Effect::new(move || {
        let prediction = given.get();
        answers
            .pending
            .set(prediction.map(|prediction| judged(id, &accepted, prediction)));
    });
    on_cleanup(move || answers.pending.set(None));
    let commit = Callback::new(move |()| {
        if given.read_untracked().is_some() {
            answers.record_pending();
            // The button of the answer disappears.
            request_animation_frame(|| focus::in_place("#lesson-result"));
        }
    });
    let form = match &question.accepted {
        Accepted::Number(_) => {
            view! { <NumberField given=given entry=entry commit=commit /> }.into_any()
        }
        Accepted::Choice(choice) => {
            let options = choice.options().iter().map(ToString::to_string).collect();
            view! { <Options options=options given=given entry=entry /> }.into_any()
        }
    };
    let text = question.text.to_string();
    let result = move || entry.get().map(|entry| result_text(&question, &entry));
    view! {
        <fieldset class="lesson-question" id="lesson-question" disabled=is_answered>
            <legend>{text}</legend>
            {form}
            <button
                type="button"
                class="button primary"
                id="lesson-commit"
                hidden=is_answered
                disabled=move || given.read().is_none()
                on:click=move |_| commit.run(())
            >
                {challenge_words::COMMIT}
            </button>
        </fieldset>
        <p class="lesson-result" id="lesson-result" tabindex="-1" role="status" prop:textContent=result></p>
    }
}

/// The answer to a question, judged.
fn judged(question: QuestionId, accepted: &Accepted, prediction: Given) -> Entry {
    let (state, result) = match (accepted, &prediction) {
        (Accepted::Number(number), Given::Number(given)) => {
            (number.judge(*given), Given::Number(number.value()))
        }
        (Accepted::Choice(choice), Given::Option(given)) => {
            (choice.judge(*given), Given::Option(choice.right()))
        }
        // The form gives an answer of its question's kind.
        _ => (crate::challenge::FirstTry::Off, prediction.clone()),
    };
    Entry {
        question,
        state: state.into(),
        prediction: Some(prediction),
        result: Some(result),
    }
}

/// How the answer compares with the accepted one.
fn result_text(question: &OwnQuestion, entry: &Entry) -> String {
    let text = |given: &Given| match given {
        Given::Option(index) => question.option(*index).unwrap_or_default().to_owned(),
        Given::Number(value) => number(*value),
        Given::Alternative(_) | Given::Marks(_) => String::new(),
    };
    let [prediction, mut result] = [&entry.prediction, &entry.result]
        .map(|given| given.as_ref().map(text).unwrap_or_default());
    if let Accepted::Number(accepted) = &question.accepted
        && accepted.within() > 0.0
    {
        result = within(&result, &number(accepted.within()));
    }
    words::result(&prediction, &result, challenge_words::state(entry.state))
}

/// A field for a number, in which the Enter key commits.
#[component]
fn NumberField(
    given: RwSignal<Option<Given>>,
    entry: Memo<Option<Entry>>,
    commit: Callback<()>,
) -> impl IntoView {
    let typed = move |event: ev::Event| {
        let number = parse(&event_target_value(&event)).filter(|number| number.is_finite());
        given.set(number.map(Given::Number));
    };
    let shown = entry.with_untracked(|entry| match entry.as_ref()?.prediction {
        Some(Given::Number(value)) => Some(value.to_string()),
        _ => None,
    });
    view! {
        <input
            type="text"
            class="slider-field"
            id="lesson-number"
            autocomplete="off"
            aria-label=challenge_words::FIELD
            value=shown
            on:input=typed
            on:keydown=move |event| {
                if event.key() == "Enter" {
                    commit.run(());
                }
            }
        />
    }
}

/// A radio button for each option.
#[component]
fn Options(
    options: Vec<String>,
    given: RwSignal<Option<Given>>,
    entry: Memo<Option<Entry>>,
) -> impl IntoView {
    let chosen = entry.with_untracked(|entry| entry.as_ref()?.prediction.clone());
    let option = move |(index, text): (usize, String)| {
        let answer = Given::Option(index);
        let is_chosen = chosen.as_ref() == Some(&answer);
        let is_right = Memo::new(move |_| {
            entry.with(|entry| {
                let result = entry.as_ref().and_then(|entry| entry.result.as_ref());
                result == Some(&Given::Option(index))
            })
        });
        view! {
            <label class="choice-option" class:is-result=is_right>
                <input
                    type="radio"
                    name="lesson-option"
                    checked=is_chosen
                    on:change=move |_| given.set(Some(answer.clone()))
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <div class="choice-options challenge-choices">
            {options.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
}
