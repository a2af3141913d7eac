//! The panel in which one gives a matrix of one's own.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::file::{self, File},
    share::table::{self, MOST_BYTES},
    ui::state::Lab,
    words::own_matrix::{self as words, Refusal},
};

/// A text field, a file, and the way back.
#[component]
pub(crate) fn OwnMatrix() -> impl IntoView {
    let lab = Lab::of_page();
    let field = NodeRef::<html::Textarea>::new();
    let (said, say) = signal(None::<Result<String, String>>);
    let (over, set_over) = signal(false);
    let refuse = move |refusal: &Refusal| say.set(Some(Err(format!("{refusal} {}", words::KEPT))));
    let take = move |text: &str| match table::read(text) {
        Ok(reading) => {
            let matrix = reading.table.matrix();
            say.set(Some(Ok(words::taken(
                reading.form,
                matrix.rows(),
                matrix.columns(),
                reading.headings,
            ))));
            lab.unpin();
            lab.scenario.update(|scenario| {
                scenario.activations.own = Some(reading.table);
                scenario.activations.edits.clear();
            });
        }
        Err(refusal) => refuse(&refusal),
    };
    let take_field = move || {
        if let Some(field) = field.get_untracked() {
            take(&field.value());
        }
    };
    let take_file = move |file: Option<File>| {
        let Some(file) = file else { return };
        let most = u32::try_from(MOST_BYTES).unwrap_or(u32::MAX);
        if file.size() > most.into() {
            refuse(&Refusal::TooLong);
            return;
        }
        file::read(&file, move |text| match text {
            Ok(text) => {
                if let Some(field) = field.get_untracked() {
                    field.set_value(&text);
                }
                take(&text);
            }
            Err(reason) => refuse(&Refusal::Unreadable(reason)),
        });
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        set_over.set(false);
        take_file(file::dropped(&event, ""));
    };
    let show_present = move |_| {
        if let Some(field) = field.get_untracked() {
            field.set_value(&lab.input.with_untracked(table::write));
            say.set(None);
        }
    };
    view! {
        <details
            class="more own-matrix"
            class:over=over
            id="own-matrix"
            on:dragover=move |event| {
                event.prevent_default();
                set_over.set(true);
            }
            on:dragleave=move |_| set_over.set(false)
            on:drop=dropped
        >
            <summary>{words::PANEL}</summary>
            <label for="own-matrix-text">{words::FIELD}</label>
            <textarea
                id="own-matrix-text"
                node_ref=field
                rows="6"
                wrap="off"
                spellcheck="false"
                autocomplete="off"
                placeholder=words::EXAMPLE
                aria-describedby="own-matrix-forms own-matrix-said"
                // The field holds the text once the paste is over.
                on:paste=move |_| request_animation_frame(take_field)
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        take_field();
                    }
                }
            ></textarea>
            <div class="buttons">
                <button
                    type="button"
                    class="button primary"
                    id="own-matrix-use"
                    on:click=move |_| take_field()
                >
                    {words::USE}
                </button>
                <label class="button file">
                    <input
                        type="file"
                        id="own-matrix-file"
                        accept=".csv,.tsv,.txt,.json,.py,text/*"
                        on:change=move |event| take_file(file::chosen(&event))
                    />
                    {words::FILE}
                </label>
                <button type="button" class="button" id="own-matrix-present" on:click=show_present>
                    {words::PRESENT}
                </button>
            </div>
            <p class="own-matrix-said" id="own-matrix-said" role="status">
                {move || said.get().and_then(Result::ok)}
            </p>
            <p class="slider-error" id="own-matrix-error" role="alert">
                {move || said.get().and_then(Result::err)}
            </p>
            <p class="note" id="own-matrix-forms">
                {words::FORMS}
            </p>
        </details>
        <Kind />
    }
}

/// Which matrix is shown, and the way back to the random one.
#[component]
fn Kind() -> impl IntoView {
    let lab = Lab::of_page();
    let own = lab.part(|scenario| scenario.activations.own.is_some());
    let edited = lab.part(|scenario| scenario.activations.edits.len());
    let shown = move || {
        let (rows, columns) = lab.shape();
        words::shown(own.get(), rows, columns, edited.get())
    };
    view! {
        <div class="matrix-kind">
            <p id="matrix-kind">{shown}</p>
            <div class="buttons">
                {move || {
                    own.get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    id="own-matrix-random"
                                    on:click=move |_| {
                                        lab.unpin();
                                        lab.scenario
                                            .update(|scenario| {
                                                scenario.activations.own = None;
                                                scenario.activations.edits.clear();
                                            });
                                    }
                                >
                                    {words::RANDOM}
                                </button>
                            }
                        })
                }}
                {move || {
                    (edited.get() > 0)
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    id="own-matrix-unedit"
                                    on:click=move |_| {
                                        lab.scenario
                                            .update(|scenario| scenario.activations.edits.clear());
                                    }
                                >
                                    {words::UNEDIT}
                                </button>
                            }
                        })
                }}
            </div>
        </div>
    }
}
