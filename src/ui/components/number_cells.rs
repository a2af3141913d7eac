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
        let numbers = |summary: Option<Summary>| {
            summary.map(|summary| [summary.mean, summary.std(divisor), summary.std_biased])
        };
        at.get().map_or([None; COUNT], |index| {
            lab.normalization
                .with(|outcome| read(outcome, index).map(numbers))
        })
    });
    let number = move |summary: usize, number: usize| {
        Signal::derive(move || line.with(|line| Some(line[summary]?[number])))
    };
    (0..COUNT)
        .map(|summary| {
            view! {
                <td>
                    <Number value=number(summary, 0) beside=number(summary, 2) />
                </td>
                <td>
                    <Number value=number(summary, 1) format=number::statistic />
                </td>
            }
        })
        .collect_view()
}
