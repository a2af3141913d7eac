//! Values that tell whoever follows from them once.

use leptos::prelude::*;

/// A value that wakes what follows from it after it has changed, and not before.
///
/// A memo passes on at once that something *may* have changed, again for each way
/// on which that reaches it, and each time to all that follow from it (copying the
/// list of them, `reactive_graph` 0.2.16). Where many follow, and many ways lead
/// there, such as from a matrix to its cells, that takes longer than what they do.
/// This one finds out first, in an effect, so that what follows is a moment later:
/// after the present task, before the next picture.
pub(super) fn told<T>(first: T, value: impl Fn() -> T + 'static) -> ReadSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (told, tell) = signal(first);
    let effect = RenderEffect::new(move |_| {
        let now = value();
        if told.try_with_untracked(|told| *told != now) == Some(true) {
            tell.try_set(now);
        }
    });
    // It ends with its owner.
    StoredValue::new_local(effect);
    told
}
