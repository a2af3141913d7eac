//! Values that wake what follows from them once, after they have changed.

use leptos::{prelude::*, reactive::effect::ImmediateEffect};

/// A value that is known to have changed before anything that follows from it is
/// asked: within the very call that changes what it is made of.
///
/// A memo would have all that follows from it ask, at each change of its sources,
/// whether it is concerned. Small values that many follow are made so, such as a
/// part of the scenario.
pub(super) fn at_once<T>(value: impl Fn() -> T + Copy + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (told, tell) = told(value);
    ImmediateEffect::new_scoped(tell);
    told
}

/// The same, found out a moment later: after the present task, before the next
/// picture.
///
/// A memo passes on that something *may* have changed again for each way on which
/// that reaches it, and each time to all that follow from it (copying the list of
/// them, `reactive_graph` 0.2.16). Where many follow, and many ways lead there, such
/// as from a matrix to its cells, that takes longer than what they do.
pub(super) fn later<T>(value: impl Fn() -> T + Copy + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    later_unless(|| false, value)
}

/// The same, which keeps what it has while it is told to wait.
pub(super) fn later_unless<T>(
    waits: impl Fn() -> bool + Send + Sync + 'static,
    value: impl Fn() -> T + Copy + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (told, tell) = told(value);
    let effect = RenderEffect::new(move |_| {
        if !waits() {
            tell();
        }
    });
    // It ends with its owner.
    StoredValue::new_local(effect);
    told
}

/// A value, and what looks whether it has changed and tells.
///
/// Boxed, so that the program holds the effects' code once and not for each kind of
/// value: it stands before the page's first numbers.
fn told<T>(
    value: impl Fn() -> T + Copy + Send + Sync + 'static,
) -> (Memo<T>, Box<dyn Fn() + Send + Sync>)
where
    T: PartialEq + Send + Sync + 'static,
{
    let changed = Trigger::new();
    let told = Memo::new(move |_| {
        changed.track();
        untrack(value)
    });
    let tell = move || {
        let now = value();
        // It may be gone with its owner by the time an effect gets here.
        if told.try_with_untracked(|told| *told != now) == Some(true) {
            changed.notify();
        }
    };
    (told, Box::new(tell))
}
