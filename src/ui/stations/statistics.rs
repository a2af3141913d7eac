//! Station 3: the mean and std of every row and column, before and after the layer.

mod scatter_chart;
mod table;

use leptos::prelude::*;

use self::{scatter_chart::ScatterChart, table::Table};
use crate::{
    charts::{picture, whiskers::have_one_scale},
    lab::{scenario::Divisor, setting::Choice, station::Station},
    ui::{
        components::{
            choice::RadioGroup,
            dock::Dock,
            format_note::FormatNote,
            pager::{Pager, Pagination},
            station::StationFrame,
            station_context::GatedPart,
            toolbar::PictureToolbar,
            whiskers::{Whiskers, panels},
        },
        state::Lab,
    },
    words::{pager, sentence, text, whiskers},
};

/// The scatter of all values beside the whiskers of all rows and columns.
#[component]
pub(crate) fn Statistics() -> impl IntoView {
    let lab = Lab::of_page();
    let answer = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::statistics(outcome, &lab.layer.read(), lab.view.read().std))
    });
    let lead = Memo::new(move |_| {
        let (rows, _) = lab.shape();
        text::statistics(rows, lab.layer.read().normalized_shape)
    });
    view! {
        <StationFrame
            station=Station::Statistics
            sentence=answer
            lead=lead
            controls=Controls
            controls_in_row=true
        >
            <FormatNote station=Station::Statistics />
            <div class="scatter-and-table">
                <GatedPart class="paged">
                    <RowsAndColumns />
                </GatedPart>
                <GatedPart class="scatter">
                    <ScatterChart />
                </GatedPart>
            </div>
            <Notes />
        </StationFrame>
    }
}

#[component]
fn Controls() -> impl IntoView {
    view! {
        <Dock>
            <RadioGroup choice=Choice::Divisor />
        </Dock>
    }
}

/// What the numbers of the table mean.
#[component]
fn Notes() -> impl IntoView {
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
        <p class="note" id="std-note" prop:textContent=move || std.get()></p>
        <p class="note">{text::NEAR_ZERO}</p>
        <p class="note" id="one-row" hidden=move || !one_row.get()>
            {text::ONE_ROW}
        </p>
    }
}

/// The whiskers of every row and column, with the table of all numbers behind a button.
#[component]
fn RowsAndColumns() -> impl IntoView {
    let lab = Lab::of_page();
    let row_count = Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.rows()));
    let column_count =
        Memo::new(move |_| lab.normalization.with(|outcome| outcome.input.columns()));
    let row_pages = Pagination::new(row_count, 16);
    let column_pages = Pagination::new(column_count, 64);
    let rows = Memo::new(move |_| row_pages.range());
    let columns = Memo::new(move |_| column_pages.range());
    let panels = panels();
    let note = Memo::new(move |_| {
        let panels = panels.map(|panel| panel.get());
        let is_predicted = panels[1].predicted.is_some();
        whiskers::note(is_predicted, have_one_scale(panels), lab.shape().0)
    });
    let is_table_open = RwSignal::new(false);
    let picture = move |()| {
        let (divisor, rows, columns) = (lab.view.read().std, rows.get(), columns.get());
        lab.normalization
            .with(|outcome| picture::whiskers(outcome, divisor, rows, columns))
    };
    view! {
        <Pager id="statistics-rows" what=pager::ROWS pagination=row_pages />
        <Pager id="statistics-columns" what=pager::COLUMNS pagination=column_pages />
        <Whiskers rows=rows columns=columns panels=panels />
        <PictureToolbar
            id="statistics-whiskers"
            name=whiskers::CAPTION
            picture=Callback::new(picture)
            table=is_table_open
        />
        <p class="note" prop:textContent=note></p>
        <div
            class="chart-numbers"
            id="statistics-whiskers-table"
            hidden=move || !is_table_open.get()
        >
            <Table rows=rows columns=columns />
        </div>
    }
}
