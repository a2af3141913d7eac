//! Memos for what is built and taken down again.

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{Subscriber, ToAnySubscriber},
    },
};

/// A memo that leaves its sources when what it was made for is taken down.
///
/// A signal keeps a place for every effect and memo that has read it, also for
/// those that are gone. What comes and goes while a slider moves, such as the
/// cells of a matrix, therefore reads what outlives it through such memos
/// only, and leaves nothing behind.
pub(crate) fn scoped<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_| value());
    let kept = memo.clone();
    on_cleanup(move || {
        let subscriber = kept.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    });
    memo.into()
}
