//! The number cells of one row of a table of statistics.

use leptos::prelude::*;

use super::{number::Number, recycled_list::ItemIndex};
use crate::{
    lab::{normalization::Outcome, statistics::Summary},
    ui::{reactive::deferred_memo, state::Lab},
    words::number,
};

/// Two cells, mean and std, for each summary that `read` takes from the outcome. The
/// std uses the chosen divisor.
///
/// One memo reads all cells of the row, so that few memos depend on the outcome.
pub(crate) fn number_cells<const COUNT: usize>(
    at: ItemIndex,
    read: impl Fn(&Outcome, usize) -> [Option<Summary>; COUNT] + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lab = Lab::of_page();
    let line = deferred_memo::deferred_memo(move || {
        let divisor = lab.view.read().std;
        let pair = |summary: Option<Summary>| {
            [
                summary.map(|summary| summary.mean),
                summary.map(|summary| summary.std(divisor)),
            ]
        };
        at.get().map_or([[None; 2]; COUNT], |index| {
            lab.normalization
                .with(|outcome| read(outcome, index).map(pair))
        })
    });
    (0..2 * COUNT)
        .map(|index| {
            let value = Signal::derive(move || line.with(|line| line.as_flattened()[index]));
            view! {
                <td>
                    <Number value=value format=number::statistic />
                </td>
            }
        })
        .collect_view()
}
