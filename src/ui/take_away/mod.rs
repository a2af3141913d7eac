//! The dialog from which the lab's state is taken away.

mod entry;

use leptos::{html, prelude::*};

use entry::Entry;

use crate::{browser::dialog, share::export::Export, words::export};

/// What the dialog says about the last thing that was done in it.
#[derive(Clone, Debug, Default)]
struct Said {
    /// For everyone, politely.
    status: String,
    /// The text that the clipboard did not take, to copy by hand.
    by_hand: Option<String>,
}

/// The button in the top bar and the dialog that it opens.
#[component]
pub(super) fn TakeAway() -> impl IntoView {
    let place = NodeRef::<html::Dialog>::new();
    let said = RwSignal::new(Said::default());
    let (open, set_open) = signal(false);
    let show = move |_| {
        let Some(element) = place.get_untracked() else {
            return;
        };
        said.set(Said::default());
        set_open.set(true);
        if let Err(reason) = dialog::open(&element) {
            leptos::logging::error!("dialog: {reason}");
        }
    };
    view! {
        <button
            type="button"
            id="take-away"
            class="take-away-open"
            aria-haspopup="dialog"
            on:click=show
        >
            <Arrow />
            <span>{export::TAKE_AWAY}</span>
        </button>
        <dialog
            id="take-away-dialog"
            class="take-away"
            node_ref=place
            aria-labelledby="take-away-heading"
            on:close=move |_| set_open.set(false)
        >
            <form method="dialog" class="take-away-head">
                <h2 id="take-away-heading">{export::TAKE_AWAY}</h2>
                <button class="button" id="take-away-close">
                    {export::CLOSE}
                </button>
            </form>
            <p class="note">{export::INTRO}</p>
            // Built only while it is open: nothing here follows a drag.
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <ul class="take-away-list">
                                {Export::ALL
                                    .map(|export| view! { <Entry export=export said=said /> })
                                    .collect_view()}
                            </ul>
                        }
                    })
            }}
            <p class="note">{export::CHARTS}</p>
            <div class="take-away-said">
                <p role="status" id="take-away-status">
                    {move || said.with(|said| said.status.clone())}
                </p>
                <ByHand said=said />
            </div>
        </dialog>
    }
}

/// An arrow onto a line, where the bar has no room for words.
#[component]
fn Arrow() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path
                d="M10 2v10M5.5 8l4.5 4.5L14.5 8M3 17h14"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
            />
        </svg>
    }
}

/// The text that the clipboard did not take, selected.
#[component]
fn ByHand(said: RwSignal<Said>) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let text = Memo::new(move |_| said.with(|said| said.by_hand.clone()));
    Effect::new(move || {
        if let (Some(field), Some(_)) = (field.get(), text.get()) {
            // Known before it stands in the page, where alone it can be selected.
            request_animation_frame(move || {
                // A field that takes no focus can still be read.
                field.focus().ok();
                field.select();
            });
        }
    });
    move || {
        text.get().map(|text| {
            view! {
                <textarea
                    id="take-away-text"
                    node_ref=field
                    readonly
                    rows="6"
                    aria-label=export::BY_HAND
                    prop:value=text
                ></textarea>
            }
        })
    }
}
