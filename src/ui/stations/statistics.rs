//! Station 3: the mean and std of every row and column, before and after the layer.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    charts::{chart_data as numbers, scatter},
    lab::{normalization::Outcome, scenario::Divisor, setting::Choice, station::Station},
    ui::{
        components::{
            chart::Chart,
            choice::RadioGroup,
            format_note::FormatNote,
            number_cells::number_cells,
            pager::{Pager, Pagination},
            recycled_list::ItemIndex,
            row_groups::RowGroups,
            station::StationFrame,
            table_frame::TableFrame,
        },
        reactive::debounce::Debounce,
        state::Lab,
    },
    words::{chart, pager, sentence, statistics_table as table, text},
};

/// The scatter of all values beside the table of statistics.
#[component]
pub(crate) fn Statistics() -> impl IntoView {
    let lab = Lab::of_page();
    let answer = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::statistics(outcome, &lab.layer.read(), lab.view.read().std))
    });
    let current_figure = move || {
        lab.normalization
            .with(|outcome| scatter::figure(outcome, lab.theme.get()))
    };
    let is_large = Memo::new(move |_| {
        lab.input
            .with(|input| input.values().len() > scatter::MAX_POINTS)
    });
    // The chart of a large matrix takes longer than a frame, so it is updated when the input
    // is idle.
    let idle_figure = RwSignal::new(untrack(current_figure));
    let update = Debounce::with_handle(Duration::from_millis(200), move |update| {
        // Another change may have followed.
        if lab.idle.is_pending_untracked() {
            update.start();
        } else {
            idle_figure.set(untrack(current_figure));
        }
    });
    Effect::new(move || {
        if is_large.get() {
            lab.normalization.track();
            lab.theme.track();
            update.start();
        }
    });
    let figure = Memo::new(move |_| {
        if is_large.get() {
            idle_figure.get()
        } else {
            current_figure()
        }
    });
    let counts = Memo::new(move |_| lab.normalization.with(scatter::drawn));
    let not_drawn = move || {
        let (finite, drawn) = counts.get();
        chart::not_drawn(lab.input.with(|input| input.values().len()), finite, drawn)
    };
    let summary = Signal::derive(move || lab.normalization.with(sentence::scatter));
    view! {
        <StationFrame
            station=Station::Statistics
            sentence=answer
            lead=text::STATISTICS
            controls=Controls
        >
            <FormatNote station=Station::Statistics />
            <div class="scatter-and-table">
                <div class="scatter">
                    <Chart
                        id="chart-scatter"
                        name=chart::SCATTER
                        summary=summary
                        figure=figure
                        table=Signal::derive(move || lab.normalization.with(numbers::scatter))
                    />
                    <p class="note" id="scatter-note">
                        {not_drawn}
                    </p>
                </div>
                <Table />
            </div>
        </StationFrame>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let one_row = Memo::new(move |_| {
        lab.normalization.with(|outcome| outcome.input.rows() == 1)
            && lab.view.read().std == Divisor::Unbiased
    });
    let std = Memo::new(move |_| {
        let (rows, features) = lab.shape();
        text::std(rows, features, lab.layer.read().normalized_shape)
    });
    view! {
        <RadioGroup choice=Choice::Divisor />
        <p class="note" id="std-note" prop:textContent=move || std.get()></p>
        <p class="note">{text::NEAR_ZERO}</p>
        <p class="note" id="one-row" hidden=move || !one_row.get()>
            {text::ONE_ROW}
        </p>
    }
}

/// One table with a line for each row and each column of the matrix.
#[component]
fn Table() -> impl IntoView {
    let lab = Lab::of_page();
    let row_count = Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.rows()));
    let column_count =
        Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.columns()));
    let row_pages = Pagination::new(row_count, 16);
    let column_pages = Pagination::new(column_count, 64);
    let rows = Memo::new(move |_| row_pages.range());
    let columns = Memo::new(move |_| column_pages.range());
    view! {
        <div class="paged">
        <Pager id="statistics-rows" what=pager::ROWS pagination=row_pages />
        <Pager id="statistics-columns" what=pager::COLUMNS pagination=column_pages />
        <TableFrame name=table::CAPTION>
            <table class="statistics-table" id="statistics-table">
                <caption>{table::CAPTION}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="colgroup" colspan="2">{table::BEFORE}</th>
                        <th scope="colgroup" colspan="2">{table::AFTER}</th>
                        <th scope="colgroup" colspan="2">{table::PREDICTED}</th>
                    </tr>
                    <tr>
                        <td></td>
                        {(0..3)
                            .map(|_| {
                                view! {
                                    <th scope="col">{table::MEAN}</th>
                                    <th scope="col">{table::STD}</th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <RowGroups range=rows children=|at| view! { <Row at=at /> } />
                <RowGroups class="columns" range=columns children=|at| view! { <Column at=at /> } />
            </table>
        </TableFrame>
        </div>
    }
}

#[component]
fn Row(at: ItemIndex) -> impl IntoView {
    let read = |outcome: &Outcome, row: usize| {
        [
            outcome.before.rows.get(row).copied(),
            outcome.after.rows.get(row).copied(),
            outcome.predicted.get(row).copied().flatten(),
        ]
    };
    view! {
        <tr data-row=move || at.get() hidden=move || at.get().is_none()>
            <th scope="row">{move || at.get().map(table::row)}</th>
            {number_cells(at, read)}
        </tr>
    }
}

#[component]
fn Column(at: ItemIndex) -> impl IntoView {
    let read = |outcome: &Outcome, column: usize| {
        [&outcome.before, &outcome.after].map(|of| of.columns.get(column).copied())
    };
    view! {
        <tr data-column=move || at.get() hidden=move || at.get().is_none()>
            <th scope="row">{move || at.get().map(table::column)}</th>
            {number_cells(at, read)}
            <td></td>
            <td></td>
        </tr>
    }
}
