//! Memos for components that are mounted and unmounted again.

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{Subscriber, ToAnySubscriber},
    },
};

/// A memo that unsubscribes from its sources when the current owner is disposed of.
///
/// A signal keeps an entry for every effect and memo that has read it, even after they
/// have been disposed of. Components that come and go while a slider moves, such as the
/// cells of a matrix, therefore read longer-lived signals only through such memos.
/// Otherwise every remount would leak an entry.
pub(crate) fn scoped_memo<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_| value());
    let observer = memo.clone();
    on_cleanup(move || {
        let subscriber = observer.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    });
    memo.into()
}
