//! Splits a long list into pages.

use std::ops::Range;

use leptos::prelude::*;

use crate::words::pager as words;

/// Which page of a long list is shown.
#[derive(Clone, Copy)]
pub(crate) struct Pagination {
    first: RwSignal<usize>,
    count: Memo<usize>,
    page_size: usize,
}

impl Pagination {
    /// The first page of a list of `count` items.
    pub(crate) fn new(count: Memo<usize>, page_size: usize) -> Self {
        Self {
            first: RwSignal::new(0),
            count,
            page_size,
        }
    }

    /// The indices on the current page. Falls back to the last page if the list has
    /// become shorter.
    pub(crate) fn range(self) -> Range<usize> {
        let count = self.count.get();
        let first = if self.first.get() < count {
            self.first.get()
        } else {
            count.saturating_sub(1) / self.page_size * self.page_size
        };
        first..(first + self.page_size).min(count)
    }

    /// Shows the page that contains `index`.
    pub(crate) fn show(self, index: usize) {
        self.first.set(index / self.page_size * self.page_size);
    }
}

/// Buttons to the previous and the next page; nothing if there is only one page.
#[component]
pub(crate) fn Pager(
    /// Prefix of the element ids.
    id: &'static str,
    /// What is listed, in the plural.
    what: &'static str,
    /// The current page.
    pagination: Pagination,
) -> impl IntoView {
    let range = Memo::new(move |_| pagination.range());
    let is_last = move |range: Range<usize>| range.end >= pagination.count.get();
    // `aria-disabled` instead of `disabled`: a disabled button loses the focus.
    let buttons = move || {
        let text = move || {
            let range = range.get();
            words::range(what, range.start, range.end, pagination.count.get())
        };
        view! {
            <div class="pager">
                <button
                    type="button"
                    class="button"
                    id=format!("{id}-previous")
                    aria-label=format!("{} {what}", words::PREVIOUS)
                    aria-disabled=move || (range.get().start == 0).to_string()
                    on:click=move |_| {
                        let start = range.get_untracked().start;
                        pagination.show(start.saturating_sub(pagination.page_size));
                    }
                >
                    "‹"
                </button>
                <span id=format!("{id}-range") prop:textContent=text></span>
                <button
                    type="button"
                    class="button"
                    id=format!("{id}-next")
                    aria-label=format!("{} {what}", words::NEXT)
                    aria-disabled=move || is_last(range.get()).to_string()
                    on:click=move |_| {
                        let range = range.get_untracked();
                        if !untrack(|| is_last(range.clone())) {
                            pagination.show(range.end);
                        }
                    }
                >
                    "›"
                </button>
            </div>
        }
    };
    let has_pages = Memo::new(move |_| pagination.count.get() > pagination.page_size);
    move || has_pages.get().then(buttons)
}
