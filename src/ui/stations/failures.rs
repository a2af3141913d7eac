//! Station 6: rows of published reports and of the matrix, each beside the exact result.

use leptos::prelude::*;

use crate::{
    charts::picture,
    lab::{
        failures::{Outcome, choose, preset, run_row},
        matrix::Matrix,
        real::Real,
        scenario::{Failures as Settings, RowSource},
        setting::{Choice, Number},
        station::Station,
    },
    ui::{
        components::{
            float_grid::FloatGrid, format_note::FormatNote, header_row::HeaderRow,
            lazy_mount::LazyMount, number::Number, row_choice::RowChoice, slider::Slider,
            spoken::SpokenText, station::StationFrame, table_frame::TableFrame,
            toolbar::PictureToolbar,
        },
        reactive::scoped_memo::scoped_memo,
        state::Lab,
    },
    words::{failures as words, number},
};

/// A choice of row, and the results of three ways to normalise it.
#[component]
pub(crate) fn Failures() -> impl IntoView {
    let lab = Lab::of_page();
    let settings = lab.slice(|scenario| scenario.failures.clone());
    // A memo of its own: the layer and the matrix change no report's row.
    let row = Memo::new(move |_| choose(&settings.read(), &lab.layer.read(), &lab.input.read()));
    let outcome = Memo::new(move |_| run_row(&row.read()));
    let setup = Memo::new(move |_| {
        let rows = lab.input.with(Matrix::rows);
        words::setup(&settings.read(), rows, &row.read())
    });
    let why = move || {
        outcome
            .with(words::why)
            .into_iter()
            .map(|paragraph| {
                view! {
                    <p class="explanation">
                        <SpokenText text=paragraph />
                    </p>
                }
            })
            .collect_view()
    };
    view! {
        <StationFrame
            station=Station::Failures
            sentence=Signal::derive(move || outcome.with(words::sentence))
            lead=words::LEAD
            controls=Controls
        >
            <FormatNote station=Station::Failures />
            <LazyMount height="620px">
                <p class="note" id="failures-setup">
                    <SpokenText text=setup />
                </p>
                <FloatGrid outcome=outcome />
                <Tools settings=settings outcome=outcome />
                <div class="explanations" id="failures-why">{why}</div>
                <Origin settings=settings />
            </LazyMount>
        </StationFrame>
    }
}

/// The choice of row, and the number of the matrix's row, which a report's row has none of.
#[component]
fn Controls() -> impl IntoView {
    let is_report =
        Lab::of_page().slice(|scenario| scenario.failures.source != RowSource::MatrixRow);
    view! {
        <RowChoice choice=Choice::RowSource />
        <fieldset hidden=is_report>
            <Slider number=Number::MatrixRow />
        </fieldset>
    }
}

/// What the row's report measured, with links; below a row of the matrix, how to enter
/// another.
#[component]
fn Origin(settings: Memo<Settings>) -> impl IntoView {
    let is_custom = Lab::of_page().slice(|scenario| scenario.activations.own.is_some());
    let text = move || {
        let source = settings.read().source;
        let Some(failure) = preset(source) else {
            let link = format!("#{}", Station::What.id());
            return view! {
                <span>
                    <span prop:textContent=words::own_row(is_custom.get())></span>
                    " "
                    <a href=link>{words::OWN_ROW_LINK}</a>
                    "."
                </span>
            }
            .into_any();
        };
        let links = failure.reports.iter().map(|report| {
            view! {
                " "
                <a
                    href=report.url()
                    rel="noreferrer"
                    translate="no"
                    prop:textContent=format!("{} {}", report.repository, report.issue)
                ></a>
            }
        });
        view! {
            <span class="report">
                <SpokenText text=words::report(source).unwrap_or_default() />
            </span>
            " "
            <span>{words::REPORTED}</span>
            {links.collect_view()}
        }
        .into_any()
    };
    view! { <p class="note" id="failures-origin">{text}</p> }
}

/// The buttons below the pictures, and the table of all values, which is built when it is
/// opened.
#[component]
fn Tools(settings: Memo<Settings>, outcome: Memo<Outcome>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let picture = move |()| {
        let source = settings.read().source;
        outcome.with(|outcome| picture::number_lines(outcome, source))
    };
    view! {
        <PictureToolbar
            id="failures-numbers"
            name=words::picture::NAME
            picture=Callback::new(picture)
            table=is_open
        />
        <div class="chart-numbers" id="failures-numbers-table" hidden=move || !is_open.get()>
            {move || is_open.get().then(|| view! { <Table outcome=outcome /> })}
        </div>
    }
}

/// One row per value: input, burn's result, the exact and the naive one.
#[component]
fn Table(outcome: Memo<Outcome>) -> impl IntoView {
    let value_count = Memo::new(move |_| outcome.read().input.len());
    let cell = move |of: fn(&Outcome) -> &[Real], format: fn(Real) -> String, index: usize| {
        let value = scoped_memo(move || of(&outcome.read()).get(index).copied());
        view! {
            <td class:non-finite=move || value.get().is_some_and(|value| value.finite().is_none())>
                <Number value=value format=format />
            </td>
        }
    };
    let row = move |index: usize| {
        let is_worst = scoped_memo(move || {
            let outcome = outcome.read();
            outcome.worst == index || outcome.equally_wrong.contains(&index)
        });
        view! {
            <tr class:worst=move || is_worst.get()>
                <th scope="row">{index + 1}</th>
                {cell(|outcome| &outcome.input, number::exact, index)}
                {cell(|outcome| &outcome.burn, words::result, index)}
                {cell(|outcome| &outcome.exact.output, words::result, index)}
                {cell(|outcome| &outcome.naive.output, words::result, index)}
            </tr>
        }
    };
    view! {
        <TableFrame name=words::CAPTION>
            <table class="statistics-table" id="failures-table">
                <caption>{words::CAPTION}</caption>
                <thead>
                    <HeaderRow names=words::COLUMNS />
                </thead>
                <tbody>{move || (0..value_count.get()).map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}
