//! The numbers of one line of a table of statistics.

use leptos::prelude::*;

use super::{kept::At, number::Number};
use crate::{
    lab::{normalization::Outcome, statistics::Summary},
    ui::{state::Lab, told},
    words::number,
};

/// Two cells, mean and std, for each summary that a line of a table reads off the
/// outcome; the std by the divisor that is chosen.
///
/// They are read together, so that few follow from the outcome.
pub(crate) fn number_cells<const COUNT: usize>(
    at: At,
    read: impl Fn(&Outcome, usize) -> [Option<Summary>; COUNT] + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lab = Lab::of_page();
    let line = told::later(move || {
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
