//! The answers of a class: pasted codes, a table, and a histogram for each question.

use leptos::{ev, prelude::*};

use crate::{
    challenge::AnswerState,
    share::{
        answers::{
            self, Bar, Bin, CodeError, Collected, Entry, Given, InvalidCode, Problem, QuestionId,
            Summary, Table, lesson_fingerprint,
        },
        lesson::Lesson,
    },
    ui::{
        components::{copy_text::copy_text, table_frame::TableFrame},
        session::LessonDraft,
    },
    words::{answers as words, challenge as challenge_words, share as share_words},
};

/// The field for the codes, and what they say.
#[component]
pub(super) fn CollectAnswers() -> impl IntoView {
    let draft = LessonDraft::of_page();
    let collected = Memo::new(move |_| answers::collect(&draft.codes.read()));
    let (status, set_status) = signal("");
    let paste = move |event: ev::Event| {
        set_status.set("");
        draft.codes.set(event_target_value(&event));
    };
    // Another lesson has other questions, and other options in the same places.
    let is_same_lesson = Memo::new(move |_| {
        let lesson = draft.shared().lesson;
        let collected = collected.read();
        let first = collected.answers.first();
        first.is_none_or(|first| first.lesson == lesson_fingerprint(&lesson))
    });
    let lesson = Memo::new(move |_| {
        if is_same_lesson.get() {
            draft.shared().lesson
        } else {
            Lesson::default()
        }
    });
    let copy = move |_| {
        let text = answers::to_csv(
            &collected.read_untracked().answers,
            &lesson.read_untracked(),
        );
        copy_text(&text, set_status, share_words::COPIED);
    };
    let results = move || {
        let collected = collected.read();
        (!collected.answers.is_empty()).then(|| results(&collected, &lesson.read()))
    };
    let problems = move || {
        let collected = collected.read();
        let items = collected.invalid.iter().map(problem);
        items
            .map(|text| view! { <li prop:textContent=text></li> })
            .collect_view()
    };
    view! {
        <details class="more lesson-choices" id="collect">
            <summary>{words::COLLECT}</summary>
            <p class="note">{words::COLLECT_HELP}</p>
            <div class="copy-line">
                <label for="collect-codes">{words::CODES}</label>
                <textarea
                    id="collect-codes"
                    rows="4"
                    prop:value=draft.codes.get_untracked()
                    on:input=paste
                ></textarea>
                <button
                    type="button"
                    class="button"
                    id="collect-copy"
                    disabled=move || collected.read().answers.is_empty()
                    on:click=copy
                >
                    {words::COPY_CSV}
                </button>
            </div>
            <p id="collect-status" role="status" prop:textContent=move || {
                format!("{} {}", words::read(collected.read().answers.len()), status.get())
            }></p>
            <p class="note" id="collect-other-lesson" hidden=move || is_same_lesson.get()>
                {words::OTHER_TEXTS}
            </p>
            <ul class="collect-problems slider-error" id="collect-problems">{problems}</ul>
            {results}
        </details>
    }
}

/// The table and the histograms.
fn results(collected: &Collected, lesson: &Lesson) -> AnyView {
    let table = Table::of(&collected.answers, lesson);
    let titles: Vec<String> = table
        .questions
        .iter()
        .map(|question| title(*question, lesson))
        .collect();
    let headings = titles
        .iter()
        .map(|title| view! { <th scope="col">{title.clone()}</th> });
    let headings = headings.collect_view();
    let rows = table.rows.iter().map(|row| {
        let cells = std::iter::zip(&row.cells, &table.questions);
        let name = if row.name.is_empty() {
            words::NO_NAME.to_owned()
        } else {
            row.name.clone()
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells
                    .map(|(cell, question)| view! { <td>{cell_text(cell.as_ref(), *question, lesson)}</td> })
                    .collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let histograms = std::iter::zip(&table.questions, &table.summaries)
        .zip(&titles)
        .map(|((question, summary), title)| histogram(title, *question, summary, lesson));
    view! {
        <TableFrame name=words::TABLE>
            <table id="collect-table" class="collect-table">
                <thead>
                    <tr>
                        <th scope="col">{words::STUDENT}</th>
                        {headings}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableFrame>
        {histograms.collect_view()}
    }
    .into_any()
}

/// What a class predicted for one question.
fn histogram(title: &str, id: QuestionId, summary: &Summary, lesson: &Lesson) -> AnyView {
    let states = std::iter::zip(AnswerState::ALL, summary.states)
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| words::count(count, challenge_words::state(state)))
        .collect::<Vec<_>>()
        .join(", ");
    let most = summary.bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    let bar = |bar: &Bar| {
        let label = match &bar.bin {
            Bin::Value(given) => given_text(given, id, lesson),
            Bin::Range(least, most) => words::range(*least, *most),
        };
        view! {
            <li class:is-right=bar.is_right>
                <span class="collect-label">
                    {label} {bar.has_result.then(|| format!(" ({})", words::RESULT))}
                </span>
                <span
                    class="collect-bar"
                    aria-hidden="true"
                    style:--count=bar.count.to_string()
                    style:--most=most.max(1).to_string()
                ></span>
                <span class="collect-count">{bar.count}</span>
            </li>
        }
    };
    view! {
        <figure class="collect-histogram">
            <figcaption>
                <strong>{title.to_owned()}</strong>
                " "
                <span>{states}</span>
            </figcaption>
            <ul>{summary.bars.iter().map(bar).collect_view()}</ul>
        </figure>
    }
    .into_any()
}

fn title(id: QuestionId, lesson: &Lesson) -> String {
    let title = match (id.challenge(), id.own(lesson)) {
        (Some(challenge), _) => challenge_words::title(challenge),
        (None, Some(own)) => own.text.as_str(),
        (None, None) => words::OWN_QUESTION,
    };
    words::question(id.step(), title)
}

/// A student's prediction and its state.
fn cell_text(entry: Option<&Entry>, id: QuestionId, lesson: &Lesson) -> String {
    let Some(entry) = entry else {
        return words::NO_ANSWER.to_owned();
    };
    let state = challenge_words::state(entry.state);
    match &entry.prediction {
        Some(given) => format!("{}: {state}", given_text(given, id, lesson)),
        None => state.to_owned(),
    }
}

fn given_text(given: &Given, id: QuestionId, lesson: &Lesson) -> String {
    match given {
        Given::Number(number) => words::value(*number),
        Given::Alternative(alternative) => words::chosen(*alternative),
        Given::Marks(marks) => words::marked(marks),
        Given::Option(index) => {
            let own = id.own(lesson);
            let text = own.and_then(|own| own.option(*index));
            text.map_or_else(|| words::option(index + 1), ToOwned::to_owned)
        }
    }
}

fn problem(invalid: &InvalidCode) -> String {
    let why = match invalid.problem {
        Problem::Invalid(CodeError::NotACode) => words::NOT_A_CODE,
        Problem::Invalid(CodeError::OtherVersion) => words::OTHER_VERSION,
        Problem::Invalid(CodeError::TooLong) => words::TOO_LONG,
        Problem::Invalid(CodeError::Damaged) => words::DAMAGED,
        Problem::Invalid(CodeError::Unknown) => words::UNKNOWN,
        Problem::Duplicate => words::DUPLICATE,
        Problem::OtherLesson => words::OTHER_LESSON,
        Problem::TooMany => words::TOO_MANY,
    };
    words::invalid(invalid.line, &invalid.start, why)
}
