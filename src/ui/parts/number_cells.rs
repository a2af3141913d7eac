//! The numbers of one line of a table of statistics.

use leptos::prelude::*;

use super::{kept::At, number::Number};
use crate::{
    lab::{normalization::Outcome, real::Real, scenario::Divisor, statistics::Summary},
    ui::{state::Lab, told::told},
    words::number,
};

/// Mean and std of a summary, the std by the divisor that is chosen.
pub(crate) fn mean_and_std(summary: Option<&Summary>, divisor: Divisor) -> [Option<Real>; 2] {
    [
        summary.map(|summary| summary.mean),
        summary.map(|summary| summary.std(divisor)),
    ]
}

/// A cell for each number that a line of a table reads off the outcome.
///
/// They are read together, so that few follow from the outcome.
pub(crate) fn number_cells<const COUNT: usize>(
    at: At,
    read: impl Fn(&Outcome, usize) -> [Option<Real>; COUNT] + Send + Sync + 'static,
) -> impl IntoView {
    let lab = Lab::of_page();
    let line = told([None; COUNT], move || {
        at.get().map_or([None; COUNT], |index| {
            lab.normalization.with(|outcome| read(outcome, index))
        })
    });
    (0..COUNT)
        .map(|index| {
            let value = Signal::derive(move || line.with(|line| line[index]));
            view! {
                <td>
                    <Number value=value format=number::statistic />
                </td>
            }
        })
        .collect_view()
}
