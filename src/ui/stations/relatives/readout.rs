//! The selected cell in the input and in every result.

use leptos::prelude::*;

use super::IDS;
use crate::{
    lab::{matrix::Matrix, real::Real, relatives::Outcome},
    ui::{components::number::Number, state::Lab},
    words::relatives as words,
};

/// The value of the cell under the pointer, with the focus or pinned; else of the first.
#[component]
pub(super) fn Readout(outcomes: Memo<Vec<Outcome>>) -> impl IntoView {
    let lab = Lab::of_page();
    let cell = Memo::new(move |_| lab.inspected_cell());
    let value = |matrix: &Matrix, (row, column)| matrix.get(row, column).map(Real::from);
    let input = Memo::new(move |_| lab.input.with(|input| value(input, cell.get())));
    let entry = move |index: usize| {
        let name = move || {
            let outcomes = outcomes.read();
            let outcome = outcomes.get(index);
            outcome.map_or_else(String::new, |outcome| words::name(outcome.relative))
        };
        let output = Memo::new(move |_| {
            let outcomes = outcomes.read();
            value(&outcomes.get(index)?.output, cell.get())
        });
        view! {
            <div>
                <dt prop:textContent=name></dt>
                <dd translate="no">
                    <Number value=output />
                </dd>
            </div>
        }
    };
    view! {
        <dl class="relatives-readout" id="relatives-readout" aria-label=words::READOUT>
            <div>
                <dt prop:textContent=move || words::readout_cell(cell.get())></dt>
                <dd translate="no">
                    <Number value=input />
                </dd>
            </div>
            {(0..IDS.len()).map(entry).collect_view()}
        </dl>
    }
}
