//! Means and stds before and after the layer, as whiskers.

use std::ops::Range;

use leptos::prelude::*;

use super::{number_cells::number_cells, recycled_list::ItemIndex, row_groups::RowGroups};
use crate::{
    charts::whiskers::{HEIGHT, MOST_TICKS, Panel, WIDTH, Whisker},
    lab::{
        normalization::Outcome,
        statistics::{Statistics, Summary},
    },
    ui::{
        reactive::{deferred_memo::deferred_memo, scoped_memo::scoped_memo},
        state::Lab,
    },
    words::{statistics_table as table, whiskers as words},
};

/// Takes the summaries of all rows, or of all columns.
type ReadSummaries = fn(&Statistics) -> &[Summary];

/// The axes before and after the layer.
pub(crate) fn panels() -> [Memo<Panel>; 2] {
    let lab = Lab::of_page();
    let both = deferred_memo(move || {
        lab.normalization
            .with(|outcome| Panel::both(outcome, lab.view.read().std))
    });
    [0, 1].map(|which| scoped_memo(move || both.get()[which]))
}

/// One line for each row and each column: its whiskers in both panels, and the numbers
/// after the layer.
#[component]
pub(crate) fn Whiskers(
    /// The rows to show.
    rows: Memo<Range<usize>>,
    /// The columns to show.
    columns: Memo<Range<usize>>,
    /// The axes before and after the layer.
    panels: [Memo<Panel>; 2],
) -> impl IntoView {
    let heading = move |which: usize| {
        let text = Memo::new(move |_| {
            let offsets = panels.map(|panel| panel.with(|panel| panel.offset));
            let [before, after] = words::headings(offsets);
            if which == 0 { before } else { after }
        });
        view! { <th scope="col" prop:textContent=move || text.get()></th> }
    };
    view! {
        <table class="statistics-table whiskers" id="statistics-whiskers">
            <caption>{words::CAPTION}</caption>
            <thead>
                <tr>
                    <td></td>
                    {heading(0)}
                    {heading(1)}
                    <th scope="col">{words::MEAN}</th>
                    <th scope="col">{words::STD}</th>
                </tr>
            </thead>
            <RowGroups
                range=rows
                children=move |at| view! { <Line at=at panels=panels read=|of| &of.rows name=table::row /> }
            />
            <RowGroups
                class="columns"
                range=columns
                children=move |at| view! { <Line at=at panels=panels read=|of| &of.columns name=table::column /> }
            />
            <tfoot aria-hidden="true">
                <tr>
                    <td></td>
                    {panels.map(|panel| view! { <td><Ticks panel=panel /></td> }).collect_view()}
                    <td></td>
                    <td></td>
                </tr>
            </tfoot>
        </table>
    }
}

/// The line of one row or column.
#[component]
fn Line(
    at: ItemIndex,
    panels: [Memo<Panel>; 2],
    read: ReadSummaries,
    name: fn(usize) -> String,
) -> impl IntoView {
    let lab = Lab::of_page();
    let shapes = deferred_memo(move || {
        let Some(index) = at.get() else {
            return <[Whisker; 2]>::default();
        };
        let divisor = lab.view.read().std;
        lab.normalization.with(|outcome| {
            let summaries = [&outcome.before, &outcome.after];
            std::array::from_fn(|which| {
                let summary = read(summaries[which]).get(index).copied();
                summary.map_or_else(Whisker::default, |summary| {
                    panels[which].get().whisker(summary, divisor)
                })
            })
        })
    });
    let picture = move |which: usize, class: &'static str| {
        let dot = move || shapes.with(|shapes| shapes[which].dot.clone());
        view! {
            <td class="whisker-panel">
                <svg
                    class=format!("whisker {class}")
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                    aria-hidden="true"
                >
                    <path class="whisker-ticks" d=move || panels[which].get().lines() />
                    <path class="whisker-line" d=move || shapes.with(|shapes| shapes[which].line.clone()) />
                    <path class="whisker-outline" d=dot />
                    <path class="whisker-dot" d=dot />
                </svg>
            </td>
        }
    };
    let after = move |outcome: &Outcome, index: usize| [read(&outcome.after).get(index).copied()];
    view! {
        <tr hidden=move || at.get().is_none()>
            <th scope="row" prop:textContent=move || at.get().map(name).unwrap_or_default()></th>
            {picture(0, "before")}
            {picture(1, "after")}
            {number_cells(at, after)}
        </tr>
    }
}

/// The labels of a panel's axis.
#[component]
fn Ticks(panel: Memo<Panel>) -> impl IntoView {
    let tick = move |index: usize| {
        let value = Memo::new(move |_| panel.with(|panel| panel.ticks().get(index).copied()));
        let left = move || {
            let position = panel.get().position(value.get()?);
            Some(format!("{position:.1}%"))
        };
        view! {
            <span
                hidden=move || value.get().is_none()
                style:left=move || left().unwrap_or_default()
                prop:textContent=move || {
                    value.get().map(|tick| panel.with(|panel| panel.label(tick))).unwrap_or_default()
                }
            ></span>
        }
    };
    view! {
        <div
            class="whisker-axis"
            class:predicted=move || panel.with(|panel| panel.ticks().len() == 3 && panel.predicted.is_some())
            translate="no"
        >
            {(0..MOST_TICKS).map(tick).collect_view()}
        </div>
    }
}
