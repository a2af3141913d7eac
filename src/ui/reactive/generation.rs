//! A key for elements that must not outlive what they were made for.

use leptos::prelude::*;

/// Counts how often what `track` reads has changed. As the key of a `For`, it gives each change
/// new elements: those that were there keep what was entered in them.
pub(crate) fn generation(track: impl Fn() + Send + Sync + 'static) -> Memo<u32> {
    Memo::new(move |before: Option<&u32>| {
        track();
        before.map_or(0, |before| before + 1)
    })
}
