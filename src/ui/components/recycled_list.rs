//! A list that recycles its items while it grows and shrinks under a slider.

use std::{ops::Range, sync::Arc};

use leptos::{
    prelude::*,
    tachys::{reactive_graph::OwnedView, view::keyed::keyed},
};

/// The index that an item of a [`RecycledList`] shows, `None` while the item is hidden.
pub(crate) type ItemIndex = Memo<Option<usize>>;

/// A list whose items are hidden rather than removed when it shrinks, and shown again
/// when it grows.
///
/// An item reads everything through its [`ItemIndex`] and hides itself while that is
/// `None`, so that a hidden item depends on nothing else. The number of items is that of
/// the longest range so far. (`<For>` creates and disposes an owner per item, and the
/// parent owner never frees its entry for a disposed child: `reactive_graph` 0.2.16.)
#[component]
pub(crate) fn RecycledList<V>(
    /// The indices to show.
    range: Memo<Range<usize>>,
    /// Builds the item at a position of the list. Called once per position.
    children: impl Fn(usize, ItemIndex) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    list(
        range,
        Arc::new(move |position, at| children(position, at).into_any()),
    )
}

/// The list with type-erased items, so that its code is compiled only once.
fn list(
    range: Memo<Range<usize>>,
    children: Arc<dyn Fn(usize, ItemIndex) -> AnyView + Send + Sync>,
) -> impl IntoView {
    // Items live as long as the list, not as the run of the closure that built them.
    let owner = Owner::current().expect("components have an owner");
    let longest = Memo::new(move |longest: Option<&usize>| {
        range.read().len().max(longest.copied().unwrap_or_default())
    });
    move || {
        let (owner, children) = (owner.clone(), Arc::clone(&children));
        let build = move |_, position: usize| {
            let item = untrack(|| {
                owner.with(|| {
                    let at = Memo::new(move |_| {
                        let range = range.read();
                        (position < range.len()).then(|| range.start + position)
                    });
                    children(position, at)
                })
            });
            let item = OwnedView::new_with_owner(item, owner.clone());
            // The callback for a changed position: positions never change.
            ((|_| ()) as fn(usize), item)
        };
        keyed(0..longest.get(), |position| *position, build)
    }
}
