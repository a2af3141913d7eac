//! Memos that notify their subscribers only after their value has changed.

use leptos::{prelude::*, reactive::effect::ImmediateEffect};

/// A memo that recomputes as soon as a source changes, and notifies its subscribers
/// only if its value has changed.
///
/// A Leptos memo marks all its subscribers at every change of its sources, and each of
/// them then checks whether the value has changed. Use this one for cheap values with
/// many subscribers, such as a slice of the scenario.
pub(crate) fn eager_memo<T>(value: impl Fn() -> T + Copy + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (memo, notify) = memo_and_notifier(value);
    ImmediateEffect::new_scoped(notify);
    memo
}

/// A memo that notifies its subscribers only after its value has changed, at most once
/// per task. It recomputes after the current task and before the next paint.
///
/// A Leptos memo marks its subscribers once for every path from the changed signal to
/// the memo, and copies its list of subscribers each time (`reactive_graph` 0.2.16).
/// With many paths and many subscribers, as between a matrix and its cells, the marking
/// takes longer than the updates.
pub(crate) fn deferred_memo<T>(value: impl Fn() -> T + Copy + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    deferred_memo_unless(|| false, value)
}

/// A [`deferred_memo`] that keeps its value while `is_paused` returns true.
pub(crate) fn deferred_memo_unless<T>(
    is_paused: impl Fn() -> bool + Send + Sync + 'static,
    value: impl Fn() -> T + Copy + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (memo, notify) = memo_and_notifier(value);
    let effect = RenderEffect::new(move |_| {
        if !is_paused() {
            notify();
        }
    });
    // Keeps the effect alive as long as the current owner.
    StoredValue::new_local(effect);
    memo
}

/// A memo and a function that notifies its subscribers if `value` has changed.
///
/// The function is boxed so that the primary wasm module contains the effects' code
/// once instead of once per type: it loads before the page shows its first numbers.
fn memo_and_notifier<T>(
    value: impl Fn() -> T + Copy + Send + Sync + 'static,
) -> (Memo<T>, Box<dyn Fn() + Send + Sync>)
where
    T: PartialEq + Send + Sync + 'static,
{
    let changed = Trigger::new();
    let memo = Memo::new(move |_| {
        changed.track();
        untrack(value)
    });
    let notify = move || {
        let now = value();
        // The owner may have been disposed of before the effect runs.
        if memo.try_with_untracked(|memo| *memo != now) == Some(true) {
            changed.notify();
        }
    };
    (memo, Box::new(notify))
}
