//! The rows of a long table, in groups that are updated only while visible.

use std::ops::Range;

use leptos::prelude::*;

use super::recycled_list::{ItemIndex, RecycledList};
use super::station_context::GatedRows;

/// Rows per group. Smaller groups would need more intersection observers; larger ones
/// would update more off-screen rows during a drag.
const GROUP_SIZE: usize = 8;

/// Table rows in several `tbody` elements. A visible body updates immediately, the others
/// when the input is idle.
#[component]
pub(crate) fn RowGroups<V>(
    /// The class of each `tbody`.
    #[prop(default = "")]
    class: &'static str,
    /// The indices to show.
    range: Memo<Range<usize>>,
    /// Builds a row.
    children: impl Fn(ItemIndex) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    let groups = Memo::new(move |_| 0..range.read().len().div_ceil(GROUP_SIZE));
    let group = move |position: usize, _: ItemIndex| {
        let rows = Memo::new(move |_| {
            let range = range.read();
            let start = range.start + position * GROUP_SIZE;
            start.min(range.end)..(start + GROUP_SIZE).min(range.end)
        });
        view! {
            <GatedRows class=class>
                <RecycledList range=rows children=move |_, at| children(at) />
            </GatedRows>
        }
    };
    view! { <RecycledList range=groups children=group /> }
}
