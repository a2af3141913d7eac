//! Station 3: the mean and std of every row and column, before and after.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    charts::{scatter, table as numbers},
    lab::{normalization::Outcome, scenario::Divisor},
    ui::{
        parts::{
            chart::Chart,
            choice::Choice,
            kept::At,
            number_cells::number_cells,
            pager::{Pager, Part},
            row_groups::RowGroups,
            station::Station,
            table_frame::TableFrame,
        },
        pause::Pause,
        state::Lab,
    },
    words::{chart, label, own_matrix, sentence, table, text},
};

/// The scatter beside the table of statistics.
#[component]
pub(crate) fn Statistics() -> impl IntoView {
    let lab = Lab::of_page();
    let said = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::statistics(outcome, &lab.layer.read(), lab.view.read().std))
    });
    let now = move || {
        lab.normalization
            .with(|outcome| scatter::figure(outcome, lab.theme.get()))
    };
    let is_large = Memo::new(move |_| lab.input.with(|input| input.values().len() > scatter::MOST));
    // A large matrix' chart costs more than a frame, so it waits until the hand rests.
    let resting = RwSignal::new(untrack(now));
    let rest = Pause::again(Duration::from_millis(200), move |rest| {
        // The station may have rested, and the hand moved on.
        if lab.rest.is_awaited_now() {
            rest.begin();
        } else {
            resting.set(untrack(now));
        }
    });
    Effect::new(move || {
        if is_large.get() {
            lab.normalization.track();
            lab.theme.track();
            rest.begin();
        }
    });
    let drawn = Memo::new(move |_| if is_large.get() { resting.get() } else { now() });
    let counts = Memo::new(move |_| lab.normalization.with(scatter::drawn));
    let not_drawn = move || {
        let (finite, drawn) = counts.get();
        own_matrix::not_drawn(lab.input.with(|input| input.values().len()), finite, drawn)
    };
    let summary = Signal::derive(move || lab.normalization.with(sentence::scatter));
    view! {
        <Station
            id="statistics"
            number=3
            heading=label::STATISTICS
            sentence=said
            lead=text::STATISTICS
            controls=Controls
        >
            <div class="scatter-and-table">
                <div class="scatter">
                    <Chart
                        id="chart-scatter"
                        name=chart::SCATTER
                        summary=summary
                        figure=drawn
                        table=Signal::derive(move || lab.normalization.with(numbers::scatter))
                    />
                    <p class="note" id="scatter-note">
                        {not_drawn}
                    </p>
                </div>
                <Table />
            </div>
        </Station>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let one_row = Memo::new(move |_| {
        lab.normalization.with(|outcome| outcome.input.rows() == 1)
            && lab.view.read().std == Divisor::Unbiased
    });
    view! {
        <Choice
            id="divisor"
            legend=label::DIVISOR
            options=label::DIVISORS.map(|(divisor, name)| (divisor, name.to_owned())).to_vec()
            value=Signal::derive(move || lab.view.read().std)
            set=move |divisor| lab.scenario.update(|scenario| scenario.view.std = divisor)
        />
        <p class="note">{text::STD}</p>
        <p class="note">{text::NEAR_ZERO}</p>
        <p class="note" id="one-row" hidden=move || !one_row.get()>
            {text::ONE_ROW}
        </p>
    }
}

/// One table, live: rows, then columns.
#[component]
fn Table() -> impl IntoView {
    let lab = Lab::of_page();
    let rows = Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.rows()));
    let columns = Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.columns()));
    let (rows, columns) = (Part::new(rows, 16), Part::new(columns, 64));
    let listed_rows = Memo::new(move |_| rows.range());
    let listed_columns = Memo::new(move |_| columns.range());
    view! {
        <div class="paged">
        <Pager id="statistics-rows" what=own_matrix::ROWS part=rows />
        <Pager id="statistics-columns" what=own_matrix::COLUMNS part=columns />
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
                <RowGroups range=listed_rows children=|at| view! { <Row at=at /> } />
                <RowGroups class="columns" range=listed_columns children=|at| view! { <Column at=at /> } />
            </table>
        </TableFrame>
        </div>
    }
}

#[component]
fn Row(at: At) -> impl IntoView {
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
fn Column(at: At) -> impl IntoView {
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
