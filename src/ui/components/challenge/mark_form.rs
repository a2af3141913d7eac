//! Rows, columns or cells as the prediction.

use leptos::prelude::*;

use crate::{
    challenge::{Answer, Mark},
    words::challenge as words,
};

/// A button per part: the cells as a grid, rows and columns as lists.
#[component]
pub(super) fn MarkForm(
    marks: Vec<Mark>,
    prediction: RwSignal<Option<Answer>>,
    result: Memo<Option<Answer>>,
) -> impl IntoView {
    let columns = marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Cell(0, _)))
        .count();
    let (rows, others): (Vec<Mark>, Vec<Mark>) = marks
        .into_iter()
        .partition(|mark| matches!(mark, Mark::Row(_)));
    let button = move |mark: Mark| view! { <Part mark=mark prediction=prediction result=result /> };
    let group = move |marks: Vec<Mark>| {
        let is_grid = columns > 0;
        (!marks.is_empty()).then(|| {
            view! {
                <div
                    class="challenge-marks"
                    class:challenge-grid=is_grid
                    // One stop of Tab; the arrow keys move among the parts.
                    data-tab-group=""
                    data-tab-columns=is_grid.then(|| columns.to_string())
                    style:--columns=is_grid.then(|| columns.to_string())
                >
                    {marks.into_iter().map(button).collect_view()}
                </div>
            }
        })
    };
    view! {
        <p class="note">{words::TAP}</p>
        {group(rows)}
        {group(others)}
    }
}

/// One part of the matrix, which a press adds to the prediction or removes from it.
#[component]
fn Part(
    mark: Mark,
    prediction: RwSignal<Option<Answer>>,
    result: Memo<Option<Answer>>,
) -> impl IntoView {
    let has = move |answer: &Option<Answer>| match answer {
        Some(Answer::Marks(marks)) => marks.contains(&mark),
        _ => false,
    };
    let toggle = move |_| {
        prediction.update(|prediction| {
            if let Some(Answer::Marks(marks)) = prediction
                && !marks.remove(&mark)
            {
                marks.insert(mark);
            }
        });
    };
    let is_cell = matches!(mark, Mark::Cell(..));
    view! {
        <button
            type="button"
            class="challenge-part"
            class:is-result=move || result.with(has)
            aria-pressed=move || prediction.with(has).to_string()
            aria-label=is_cell.then(|| words::mark(mark))
            on:click=toggle
        >
            {(!is_cell).then(|| words::mark(mark))}
        </button>
    }
}
