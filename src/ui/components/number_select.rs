//! A number of the settings as a list of names.

use leptos::{ev, prelude::*};

use super::lock::{LockIcon, LockedText};
use crate::{
    lab::setting::{Number, Setting},
    share::lesson::Access,
    ui::{session::Session, state::Lab},
    words::setting as words,
};

/// A list whose entries stand for 1, 2, 3, …. A number beyond the last shows the last.
#[component]
pub(crate) fn NumberSelect(
    /// The setting.
    number: Number,
    /// The names of 1, 2, 3, …; empty until they are known.
    #[prop(into)]
    options: Signal<Vec<String>>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let access = Session::of_page().access(number);
    let id = Setting::Number(number).element_id();
    let label = words::label(number);
    let count = Memo::new(move |_| options.with(Vec::len));
    let value = lab.slice(move |scenario| number.get(scenario));
    // A list without names shows the number itself.
    let shown = Memo::new(move |_| {
        options.with(|options| {
            if options.is_empty() {
                vec![words::meaning(number, &lab.scenario.read())]
            } else {
                options.clone()
            }
        })
    });
    let chosen = Memo::new(move |_| index_of(value.get()).min(count.get().max(1) - 1));
    let choose = move |event: ev::Event| {
        let index: Option<u32> = event_target_value(&event).parse().ok();
        let value = index.map(|index| f64::from(index) + 1.0);
        if let Some(value) = value.and_then(|value| number.accept(value)) {
            lab.set(number, value);
        }
    };
    let option = move |index: usize| {
        view! {
            <option
                value=index.to_string()
                prop:selected=move || chosen.get() == index
                prop:textContent=move || shown.read().get(index).cloned().unwrap_or_default()
            ></option>
        }
    };
    view! {
        <div class="number-select" hidden=move || access.get() == Access::Hidden>
            <label for=id.clone() title=label.help>
                {label.name} <LockedText access=access /> <LockIcon access=access />
            </label>
            <select
                id=id
                aria-description=label.help
                disabled=move || count.get() == 0 || access.get() != Access::Open
                on:change=choose
            >
                {move || (0..shown.with(Vec::len)).map(option).collect_view()}
            </select>
        </div>
    }
}

/// The index of a number that counts from 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count has passed its check"
)]
fn index_of(value: f64) -> usize {
    (value as usize).max(1) - 1
}
