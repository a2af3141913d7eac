//! The means and stds that remain after each normalisation, as bars and in numbers.

use leptos::prelude::*;

use super::IDS;
use crate::{
    charts::range_bar::{Axis, HEIGHT, WIDTH},
    lab::{
        real::{FiniteRange, Real},
        relatives::Outcome,
        scenario::Divisor,
        statistics::Summary,
    },
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

/// The range of a statistic, with the values at its ends, each with the biased std of the
/// row or column that has it.
type Range = (FiniteRange, [(Real, Real); 2]);

/// A statistic, beside the biased std of its values.
fn text(statistic: Statistic, (value, std): (Real, Real)) -> String {
    if statistic.is_std {
        number::statistic(value)
    } else {
        number::mean(value, std)
    }
}

/// The range of a statistic of a result; `None` without values.
fn range(statistic: Statistic, outcome: &Outcome, divisor: Divisor) -> Option<Range> {
    let pick = |summary: &Summary| {
        if statistic.is_std {
            summary.std(divisor)
        } else {
            summary.mean
        }
    };
    let summaries = (statistic.of)(outcome);
    let range = FiniteRange::of(summaries.iter().map(pick))?;
    let mut ends = range.ends.map(|end| {
        let summary = &summaries[end];
        (pick(summary), summary.std_biased)
    });
    // A range from 0 to ≈ 0 says no more than its ≈ 0.
    let is_nearly_zero = |end: &(Real, Real)| text(statistic, *end) == number::NEARLY_ZERO;
    if let Some(nearly_zero) = ends.into_iter().find(is_nearly_zero)
        && ends
            .iter()
            .all(|end| end.0 == Real::Finite(0.0) || is_nearly_zero(end))
    {
        ends = [nearly_zero; 2];
    }
    Some((range, ends))
}

/// One row per normalisation. The cells give the least and the greatest finite mean and std
/// of the result's rows and columns, and how many are not finite. A bar shows them on an
/// axis that the column shares.
#[component]
pub(super) fn Table(outcomes: Memo<Vec<Outcome>>) -> impl IntoView {
    let lab = Lab::of_page();
    let range_of = move |statistic: Statistic, outcome: &Outcome| {
        range(statistic, outcome, lab.view.read().std)
    };
    let axes = STATISTICS.map(|statistic| {
        Memo::new(move |_| {
            let outcomes = outcomes.read();
            let ranges = outcomes
                .iter()
                .filter_map(|outcome| range_of(statistic, outcome));
            let ends = ranges.flat_map(|(_, ends)| ends.map(|(value, _)| value));
            Axis::of(ends, if statistic.is_std { 1.0 } else { 0.0 })
        })
    });
    let cell = move |index: usize, column: usize| {
        let statistic = STATISTICS[column];
        let range = Memo::new(move |_| range_of(statistic, outcomes.read().get(index)?));
        let end = move |end: usize| {
            let value = Signal::derive(move || Some(range.get()?.1[end].0));
            let beside = Signal::derive(move || Some(range.get()?.1[end].1));
            if statistic.is_std {
                view! { <Number value=value format=number::statistic /> }.into_any()
            } else {
                view! { <Number value=value beside=beside /> }.into_any()
            }
        };
        let is_single = Memo::new(move |_| {
            let texts = range
                .get()
                .map(|(_, ends)| ends.map(|end| text(statistic, end)));
            texts.is_none_or(|[least, most]| least == most)
        });
        let bar = move || {
            let ends = range.get().map(|(_, ends)| ends.map(|(value, _)| value));
            axes[column].with(|axis| axis.bar(ends.unwrap_or([Real::Undefined; 2])))
        };
        let others = move || {
            let range = range.get();
            range.map_or_else(String::new, |(range, _)| words::others(&range))
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
                {end(0)}
                <span hidden=is_single>" … " {end(1)}</span>
                <span prop:textContent=others></span>
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
