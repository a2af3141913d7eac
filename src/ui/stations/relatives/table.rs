//! The means and stds that remain after each normalisation, as bars and in numbers.

use leptos::prelude::*;

use super::IDS;
use crate::{
    charts::range_bar::{Axis, HEIGHT, WIDTH},
    lab::{real::Real, relatives::Outcome, statistics::Summary},
    ui::{
        components::{header_row::HeaderRow, number::Number, table_frame::TableFrame},
        state::Lab,
    },
    words::{number, relatives as words},
};

/// A statistic of the rows or columns of a result.
#[derive(Clone, Copy)]
struct Statistic {
    of: fn(&Outcome) -> &[Summary],
    is_std: bool,
}

/// The columns of the table.
const STATISTICS: [Statistic; 4] = [
    Statistic {
        of: |outcome| &outcome.statistics.rows,
        is_std: false,
    },
    Statistic {
        of: |outcome| &outcome.statistics.rows,
        is_std: true,
    },
    Statistic {
        of: |outcome| &outcome.statistics.columns,
        is_std: false,
    },
    Statistic {
        of: |outcome| &outcome.statistics.columns,
        is_std: true,
    },
];

/// One row per normalisation. The cells give the least and the greatest mean and std of the
/// result's rows and columns; both are undefined if one of them is. A bar shows them on an
/// axis that the column shares.
#[component]
pub(super) fn Table(outcomes: Memo<Vec<Outcome>>) -> impl IntoView {
    let lab = Lab::of_page();
    let ends_of = move |statistic: Statistic, outcome: &Outcome| -> Option<[Real; 2]> {
        let divisor = lab.view.read().std;
        Real::range((statistic.of)(outcome).iter().map(|summary| {
            if statistic.is_std {
                summary.std(divisor)
            } else {
                summary.mean
            }
        }))
    };
    let axes = STATISTICS.map(|statistic| {
        Memo::new(move |_| {
            let outcomes = outcomes.read();
            let all = outcomes
                .iter()
                .filter_map(|outcome| ends_of(statistic, outcome));
            Axis::of(all.flatten(), if statistic.is_std { 1.0 } else { 0.0 })
        })
    });
    let cell = move |index: usize, column: usize| {
        let ends = Memo::new(move |_| ends_of(STATISTICS[column], outcomes.read().get(index)?));
        let end = move |end: usize| Memo::new(move |_| Some(ends.get()?[end]));
        let bar = move || {
            let ends = ends.get().unwrap_or([Real::Undefined; 2]);
            axes[column].with(|axis| axis.bar(ends))
        };
        view! {
            <td>
                <svg
                    class="range-bar"
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                    aria-hidden="true"
                >
                    <path class="range-target" d=move || axes[column].with(Axis::target) />
                    <path class="range-outline" d=bar />
                    <path class="range-fill" d=bar />
                </svg>
                <span class="range-ends">
                    <Number value=end(0) format=number::statistic />
                    " … "
                    <Number value=end(1) format=number::statistic />
                </span>
            </td>
        }
    };
    let row = move |index: usize| {
        let name = move || {
            let outcomes = outcomes.read();
            let outcome = outcomes.get(index);
            outcome.map_or_else(String::new, |outcome| words::name(outcome.relative))
        };
        view! {
            <tr>
                <th scope="row" prop:textContent=name></th>
                {(0..STATISTICS.len()).map(|column| cell(index, column)).collect_view()}
            </tr>
        }
    };
    view! {
        <TableFrame name=words::CAPTION>
            <table class="statistics-table" id="relatives-table">
                <caption>{words::CAPTION}</caption>
                <thead>
                    <HeaderRow names=words::COLUMNS />
                </thead>
                <tbody>{(0..IDS.len()).map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}
