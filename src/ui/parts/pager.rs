//! Long lists, a part at a time.

use std::ops::Range;

use leptos::prelude::*;

use crate::words::own_matrix as words;

/// Which part of a long list is shown.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    first: RwSignal<usize>,
    count: Memo<usize>,
    most: usize,
}

impl Part {
    /// The first `most` of so many.
    pub(crate) fn new(count: Memo<usize>, most: usize) -> Self {
        Self {
            first: RwSignal::new(0),
            count,
            most,
        }
    }

    /// What is shown; the last full part where the list became shorter.
    pub(crate) fn range(self) -> Range<usize> {
        let count = self.count.get();
        let first = if self.first.get() < count {
            self.first.get()
        } else {
            count.saturating_sub(1) / self.most * self.most
        };
        first..(first + self.most).min(count)
    }

    /// Shows the part with this one in it.
    pub(crate) fn show(self, index: usize) {
        self.first.set(index / self.most * self.most);
    }
}

/// Back and forth through a long list; nothing where all of it is shown.
#[component]
pub(crate) fn Pager(
    /// Prefix of the element ids.
    id: &'static str,
    /// What is listed, in the plural.
    what: &'static str,
    /// The part that is shown.
    part: Part,
) -> impl IntoView {
    let range = Memo::new(move |_| part.range());
    let buttons = move || {
        let said = move || {
            let range = range.get();
            words::part(what, range.start, range.end, part.count.get())
        };
        view! {
            <div class="pager">
                <button
                    type="button"
                    class="button"
                    id=format!("{id}-previous")
                    aria-label=format!("{} {what}", words::PREVIOUS)
                    disabled=move || range.get().start == 0
                    on:click=move |_| {
                        part.show(range.get_untracked().start.saturating_sub(part.most));
                    }
                >
                    "‹"
                </button>
                <span id=format!("{id}-part")>{said}</span>
                <button
                    type="button"
                    class="button"
                    id=format!("{id}-next")
                    aria-label=format!("{} {what}", words::NEXT)
                    disabled=move || { range.get().end >= part.count.get() }
                    on:click=move |_| part.show(range.get_untracked().end)
                >
                    "›"
                </button>
            </div>
        }
    };
    let many = Memo::new(move |_| part.count.get() > part.most);
    move || many.get().then(buttons)
}
