//! One of a few alternatives as the prediction.

use leptos::prelude::*;

use crate::{
    challenge::{Alternative, Answer},
    words::challenge as words,
};

/// A radio button per alternative.
#[component]
pub(super) fn ChoiceForm(
    /// The challenge's id.
    id: &'static str,
    alternatives: Vec<Alternative>,
    prediction: RwSignal<Option<Answer>>,
    result: Memo<Option<Answer>>,
) -> impl IntoView {
    let option = |alternative: Alternative| {
        let answer = Answer::Choice(alternative);
        let set = {
            let answer = answer.clone();
            move |_| prediction.set(Some(answer.clone()))
        };
        let is_result = Memo::new(move |_| result.read().as_ref() == Some(&answer));
        view! {
            <label class="choice-option" class:is-result=is_result>
                <input type="radio" name=format!("challenge-{id}") on:change=set />
                <span>{words::alternative(alternative)}</span>
            </label>
        }
    };
    view! {
        <div class="choice-options challenge-choices">
            {alternatives.into_iter().map(option).collect_view()}
        </div>
    }
}
