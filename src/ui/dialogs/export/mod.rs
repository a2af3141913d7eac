//! The export dialog.

mod entry;

use leptos::{html, prelude::*};

use self::entry::{Entry, ExportStatus};
use crate::{browser::dialog, share::export::Export, words::export};

/// The button in the top bar and the dialog that it opens.
#[component]
pub(crate) fn ExportDialog() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let status = RwSignal::new(ExportStatus::default());
    let (is_open, set_open) = signal(false);
    let open = move |_| {
        let Some(element) = dialog.get_untracked() else {
            return;
        };
        status.set(ExportStatus::default());
        set_open.set(true);
        if let Err(reason) = dialog::open(&element) {
            leptos::logging::error!("dialog: {reason}");
        }
    };
    view! {
        <button
            type="button"
            id="export"
            class="export-open"
            aria-haspopup="dialog"
            on:click=open
        >
            <span>{export::OPEN}</span>
        </button>
        <dialog
            id="export-dialog"
            class="export"
            node_ref=dialog
            aria-labelledby="export-heading"
            on:close=move |_| set_open.set(false)
        >
            <form method="dialog" class="export-head">
                <h2 id="export-heading">{export::TITLE}</h2>
                <button class="button" id="export-close">
                    {export::CLOSE}
                </button>
            </form>
            <p class="note">{export::INTRO}</p>
            // Mounted only while the dialog is open: closed, it costs a drag nothing.
            {move || {
                is_open.get()
                    .then(|| {
                        view! {
                            <ul class="export-list">
                                {Export::ALL
                                    .map(|export| view! { <Entry export=export status=status /> })
                                    .collect_view()}
                            </ul>
                        }
                    })
            }}
            <p class="note">{export::CHARTS}</p>
            <div class="export-status">
                <p
                    role="status"
                    id="export-status"
                    prop:textContent=move || status.with(|status| status.message.clone())
                ></p>
                <ManualCopy status=status />
            </div>
        </dialog>
    }
}

/// A text field with the text that the clipboard refused, selected.
#[component]
fn ManualCopy(status: RwSignal<ExportStatus>) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let text = Memo::new(move |_| status.with(|status| status.manual_copy.clone()));
    Effect::new(move || {
        if let (Some(field), Some(_)) = (field.get(), text.get()) {
            // In the next frame, since only a field in the document can be selected.
            request_animation_frame(move || {
                // If the focus fails, the user can still select the text.
                field.focus().ok();
                field.select();
            });
        }
    });
    move || {
        text.get().map(|text| {
            view! {
                <textarea
                    id="export-text"
                    node_ref=field
                    readonly
                    rows="6"
                    aria-label=export::COPY_FIELD
                    prop:value=text
                ></textarea>
            }
        })
    }
}
