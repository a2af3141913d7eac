//! The dialog of questions that people asked in public.

use leptos::{html, prelude::*};

use crate::{
    browser::{dialog, focus},
    lab::{control::Control, public_questions::PublicQuestion},
    share::lesson::Access,
    ui::{
        components::question_note::{OpenQuestion, Sources, note_id},
        session::Session,
    },
    words::public_questions as words,
};

/// The dialog's element, and whether it is open.
#[derive(Clone, Copy)]
pub(crate) struct DialogState {
    element: NodeRef<html::Dialog>,
    is_open: RwSignal<bool>,
}

impl DialogState {
    /// A closed dialog.
    pub(crate) fn new() -> Self {
        Self {
            element: NodeRef::new(),
            is_open: RwSignal::new(false),
        }
    }

    fn open(self) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        self.is_open.set(true);
        if let Err(reason) = dialog::open(&element) {
            leptos::logging::error!("dialog: {reason}");
        }
    }

    fn close(self) {
        if let Some(element) = self.element.get_untracked() {
            element.close();
        }
    }
}

/// The button that opens the dialog. It stands among the presets, apart from the dialog.
#[component]
pub(crate) fn PublicQuestionsButton(dialog: DialogState) -> impl IntoView {
    let access = Session::of_page().access(Control::Presets);
    view! {
        <button
            type="button"
            class="preset questions-open"
            id="questions"
            aria-haspopup="dialog"
            disabled=move || access.get() == Access::Locked
            on:click=move |_| dialog.open()
        >
            {words::TITLE}
        </button>
    }
}

/// The dialog.
#[component]
pub(crate) fn PublicQuestionsDialog(dialog: DialogState) -> impl IntoView {
    view! {
        <dialog
            id="questions-dialog"
            class="export"
            node_ref=dialog.element
            aria-labelledby="questions-heading"
            on:close=move |_| dialog.is_open.set(false)
        >
            <form method="dialog" class="export-head">
                <h2 id="questions-heading">{words::TITLE}</h2>
                <button class="button" id="questions-close">
                    {words::CLOSE}
                </button>
            </form>
            // Mounted only while the dialog is open: closed, it costs a drag nothing.
            {move || dialog.is_open.get().then(|| view! { <Content dialog=dialog /> })}
        </dialog>
    }
}

/// The search field and the list.
#[component]
fn Content(dialog: DialogState) -> impl IntoView {
    let (search, set_search) = signal(String::new());
    let matches = move |question: PublicQuestion| {
        let search = search.read().to_ascii_lowercase();
        let text = searchable(question);
        search.split_whitespace().all(|word| text.contains(word))
    };
    let found = move || {
        let all = PublicQuestion::ALL.into_iter();
        all.filter(|&question| matches(question)).count()
    };
    let item = move |question: PublicQuestion| {
        let is_found = Memo::new(move |_| matches(question));
        view! {
            <li hidden=move || !is_found.get()>
                <Item question=question dialog=dialog />
            </li>
        }
    };
    view! {
        <p class="note">{words::INTRO}</p>
        <input
            type="search"
            class="questions-search"
            id="questions-search"
            autocomplete="off"
            placeholder=words::SEARCH
            aria-label=words::SEARCH
            on:input=move |event| set_search.set(event_target_value(&event))
        />
        <p class="note" id="questions-count" role="status" prop:textContent=move || words::count(found())></p>
        <ul class="questions-list">{PublicQuestion::ALL.map(item).collect_view()}</ul>
    }
}

/// Everything in which a search looks, in lower case.
fn searchable(question: PublicQuestion) -> String {
    let sources = question.spec().sources.iter().copied().map(words::source);
    let [text, look] = words::of(question);
    let parts: Vec<String> = [text.to_owned(), look.to_owned()]
        .into_iter()
        .chain(sources)
        .collect();
    let text = parts.join(" ").to_ascii_lowercase();
    let names = SYMBOLS.iter().filter(|(symbol, _)| text.contains(symbol));
    names.fold(text.clone(), |found, (_, name)| found + name)
}

/// What people type for the symbols of the questions.
const SYMBOLS: [(&str, &str); 5] = [
    ("γ", " gamma weight"),
    ("β", " beta bias"),
    ("ε", " epsilon eps"),
    ("μ", " mu mean"),
    ("σ", " sigma std"),
];

/// A question, which a click answers, and its sources.
#[component]
fn Item(question: PublicQuestion, dialog: DialogState) -> impl IntoView {
    let session = Session::of_page();
    let open: OpenQuestion = expect_context();
    let [text, _] = words::of(question);
    let answer = move |_| {
        dialog.close();
        let state = question.scenario();
        let is_allowed = session.scenario.with_untracked(|now| {
            session
                .lesson
                .with_untracked(|lesson| lesson.allows(now, &state))
        });
        if !is_allowed {
            session.show_status(words::LOCKED.to_owned());
            return;
        }
        session.replace_scenario(state.clone());
        open.set(question, state);
        let station = question.spec().station;
        // The dialog has given the focus back to its button, and the note is mounted now.
        request_animation_frame(move || {
            Session::show_station(station);
            focus::in_place(&format!("#{}", note_id(station)));
        });
    };
    view! {
        <button
            type="button"
            class="question"
            id=format!("question-{}", question.spec().id)
            on:click=answer
        >
            {text}
        </button>
        <p class="question-sources">
            <Sources question=question />
        </p>
    }
}
