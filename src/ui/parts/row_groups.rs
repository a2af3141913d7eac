//! The rows of a long table, in groups.

use std::ops::Range;

use leptos::prelude::*;

use super::kept::{At, Kept};
use crate::ui::seen::SeenRows;

/// How many rows make a group: few enough that hardly any row follows the hand off
/// the screen, and so many that the browser has few groups to watch.
const GROUP: usize = 8;

/// Rows in bodies of a few each: those that are off the screen follow at rest.
#[component]
pub(crate) fn RowGroups<V>(
    /// The class of the bodies.
    #[prop(default = "")]
    class: &'static str,
    /// What is listed now.
    range: Memo<Range<usize>>,
    /// Builds a row.
    children: impl Fn(At) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    let groups = Memo::new(move |_| 0..range.read().len().div_ceil(GROUP));
    let group = move |position: usize, _: At| {
        let rows = Memo::new(move |_| {
            let range = range.read();
            let start = range.start + position * GROUP;
            start.min(range.end)..(start + GROUP).min(range.end)
        });
        view! {
            <SeenRows class=class>
                <Kept range=rows children=move |_, at| children(at) />
            </SeenRows>
        }
    };
    view! { <Kept range=groups children=group /> }
}
