//! Lists that grow and shrink while a slider moves.

use std::{ops::Range, sync::Arc};

use leptos::{
    prelude::*,
    tachys::{reactive_graph::OwnedView, view::keyed::keyed},
};

/// Where an item of a [`Kept`] list stands: its index in what is listed, `None`
/// while it is hidden.
pub(crate) type At = Memo<Option<usize>>;

/// A list whose items stay: what is beyond its end is hidden, and shown again when
/// the list grows.
///
/// An item therefore reads everything through its [`At`], and hides itself while
/// that is `None`: then it waits for nothing else. What is kept is bounded by the
/// longest range there was. (Leptos' own `<For>` gives each item an owner and
/// takes it down again; of each its parent keeps a place for good,
/// `reactive_graph` 0.2.16.)
#[component]
pub(crate) fn Kept<V>(
    /// What is listed now.
    range: Memo<Range<usize>>,
    /// Builds the item at a position in the list, once.
    children: impl Fn(usize, At) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    list(
        range,
        Arc::new(move |position, at| children(position, at).into_any()),
    )
}

/// One list for all kinds of items: the program holds its code once.
fn list(
    range: Memo<Range<usize>>,
    children: Arc<dyn Fn(usize, At) -> AnyView + Send + Sync>,
) -> impl IntoView {
    // Items live as long as the list, whichever change of the range built them.
    let owner = Owner::current().expect("components have an owner");
    let most = Memo::new(move |most: Option<&usize>| {
        range.read().len().max(most.copied().unwrap_or_default())
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
            // It never moves.
            ((|_| ()) as fn(usize), item)
        };
        keyed(0..most.get(), |position| *position, build)
    }
}
