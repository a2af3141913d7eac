//! Station 6: famous failures, each with the exact value beside it.

use leptos::prelude::*;

use crate::{
    lab::{
        failures::{ALL, Outcome, run},
        real::Real,
    },
    ui::parts::{head_row::HeadRow, near::Near, number::Number, scoped::scoped, station::Station},
    words::{failures as words, number},
};

/// A row to choose, and what three ways to compute make of it.
#[component]
pub(crate) fn Failures() -> impl IntoView {
    let (chosen, choose) = signal(0_usize);
    let outcome = Memo::new(move |_| run(&ALL[chosen.get()]));
    view! {
        <Station
            id="failures"
            number=6
            heading=words::HEADING
            sentence=Signal::derive(move || outcome.with(words::sentence))
            lead=words::LEAD
            controls=move || view! { <Rows chosen=chosen choose=choose /> }
        >
            <Near height="420px">
                <p class="why">{move || words::why(ALL[chosen.get()].id)}</p>
                <Table outcome=outcome />
                <p class="note">
                    {words::REPORTED} {move || reports(chosen.get())}
                </p>
            </Near>
        </Station>
    }
}

/// The rows to choose from.
#[component]
fn Rows(chosen: ReadSignal<usize>, choose: WriteSignal<usize>) -> impl IntoView {
    view! {
        <fieldset class="row-choice">
            <legend>{words::CHOICE}</legend>
            {ALL
                .iter()
                .enumerate()
                .map(|(index, failure)| {
                    view! {
                        <label>
                            <input
                                type="radio"
                                name="failure"
                                id=format!("failure-{index}")
                                prop:checked=move || chosen.get() == index
                                on:change=move |_| choose.set(index)
                            />
                            <span>{words::name(failure.id)}</span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

fn reports(chosen: usize) -> impl IntoView {
    ALL[chosen]
        .reports
        .iter()
        .map(|report| {
            view! {
                " "
                <a href=report.url() rel="noreferrer">
                    {report.repository}
                    " "
                    {report.issue}
                </a>
            }
        })
        .collect_view()
}

/// Value by value: input, burn, exact, naive.
#[component]
fn Table(outcome: Memo<Outcome>) -> impl IntoView {
    let values = Memo::new(move |_| outcome.read().input.len());
    let cell = move |of: fn(&Outcome) -> &[Real], format: fn(Real) -> String, index: usize| {
        let value = scoped(move || of(&outcome.read()).get(index).copied());
        view! {
            <td class:broken=move || value.get().is_some_and(|value| value.finite().is_none())>
                <Number value=value format=format />
            </td>
        }
    };
    let line = move |index: usize| {
        let is_worst = scoped(move || outcome.read().worst == index);
        view! {
            <tr class:worst=move || is_worst.get()>
                <th scope="row">{index + 1}</th>
                {cell(|outcome| &outcome.input, number::full, index)}
                {cell(|outcome| &outcome.burn, number::short, index)}
                {cell(|outcome| &outcome.exact.output, number::short, index)}
                {cell(|outcome| &outcome.naive.output, number::short, index)}
            </tr>
        }
    };
    view! {
        <div class="table-frame">
            <table class="statistics-table" id="failures-table">
                <caption>{words::CAPTION}</caption>
                <thead>
                    <HeadRow names=words::COLUMNS />
                </thead>
                <tbody>{move || (0..values.get()).map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
