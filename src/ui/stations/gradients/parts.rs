//! Where `‖g‖²` of the row shown goes: a bar, and its table.

use leptos::prelude::*;

use super::Backward;
use crate::{
    claims::gradient::visible_remaining,
    lab::gradient::steps::Squares,
    ui::components::{spoken::SpokenText, table_frame::TableFrame},
    words::gradient as words,
};

/// The classes of the parts.
const CLASSES: [&str; 3] = ["ones", "normalized", "rest"];
/// The share of a part in its texts.
const SHARE: usize = 1;

/// What `‖g‖²` of the row shown consists of. Tracked.
fn squares(backward: Backward) -> Memo<Option<Squares>> {
    Memo::new(move |_| {
        let steps = backward.steps.read();
        let group = steps.groups.get(backward.group());
        group.map(|group| group.squares)
    })
}

/// The share that ε visibly keeps of the row shown. Tracked.
fn remaining(backward: Backward) -> Option<f64> {
    let steps = backward.steps.read();
    steps
        .groups
        .get(backward.group())
        .and_then(visible_remaining)
}

/// The numbers of the three parts as text. Tracked.
fn texts(squares: Memo<Option<Squares>>) -> Memo<Option<[[String; 2]; 3]>> {
    Memo::new(move |_| squares.get().as_ref().map(words::part_values))
}

/// One bar of three parts, and their names and shares.
#[component]
pub(super) fn PartsBar(backward: Backward) -> impl IntoView {
    let squares = squares(backward);
    let width = move |index: usize| {
        let share = squares.get().map_or(0.0, |squares| part(&squares, index));
        format!("{:.2}%", 100.0 * share)
    };
    let part = move |index: usize| {
        view! { <div class=CLASSES[index] style:width=move || width(index)></div> }
    };
    let texts = texts(squares);
    let share = move |index: usize| {
        texts.with(|texts| texts.as_ref().map(|texts| texts[index][SHARE].clone()))
    };
    let labels = Memo::new(move |_| words::part_labels(remaining(backward)));
    let entry = move |index: usize| {
        view! {
            <li>
                <span class=format!("gradient-key {}", CLASSES[index])></span>
                <span prop:textContent=move || labels.with(|labels| labels[index].clone())></span>
                " "
                <span translate="no" prop:textContent=move || share(index)></span>
            </li>
        }
    };
    view! {
        // The table below has its numbers.
        <div class="gradient-whole" aria-hidden="true">
            <strong>{words::PARTS}</strong>
            <div class="gradient-bar">{(0..CLASSES.len()).map(part).collect_view()}</div>
            <ul>{(0..CLASSES.len()).map(entry).collect_view()}</ul>
        </div>
    }
}

/// The numbers of that bar, and what burn's result is orthogonal to.
#[component]
pub(super) fn PartsTable(backward: Backward) -> impl IntoView {
    let texts = texts(squares(backward));
    let text = move |part: usize, column: usize| {
        Signal::derive(move || {
            texts
                .with(|texts| texts.as_ref().map(|texts| texts[part][column].clone()))
                .unwrap_or_default()
        })
    };
    let names = Memo::new(move |_| words::part_names(remaining(backward)));
    let orthogonal = Signal::derive(move || {
        let group = backward.group();
        let steps = backward.steps.read();
        let comparisons = steps.compare(&backward.gradient.read());
        std::iter::zip(&comparisons, &steps.groups)
            .nth(group)
            .map(|(comparison, group)| words::orthogonal(comparison, group))
            .unwrap_or_default()
    });
    let row = move |index: usize| {
        view! {
            <tr>
                <th scope="row">
                    <span class=format!("gradient-key {}", CLASSES[index])></span>
                    <span prop:textContent=move || names.with(|names| names[index].clone())></span>
                </th>
                <td translate="no">
                    <SpokenText text=text(index, 0) />
                </td>
                <td translate="no">
                    <SpokenText text=text(index, 1) />
                </td>
            </tr>
        }
    };
    view! {
        <div class="gradient-parts">
            <TableFrame name=words::PARTS>
                <table class="statistics-table" id="gradient-parts">
                    <caption>{words::PARTS}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{words::COLUMNS[1]}</th>
                            <th scope="col">{words::COLUMNS[2]}</th>
                        </tr>
                    </thead>
                    <tbody>{(0..CLASSES.len()).map(row).collect_view()}</tbody>
                </table>
            </TableFrame>
            <p class="note" id="gradient-directions">
                <SpokenText text=orthogonal />
            </p>
        </div>
    }
}

/// The share of a part; 0 if g is 0 or not finite.
fn part(squares: &Squares, index: usize) -> f64 {
    let parts = [squares.ones, squares.normalized, squares.rest];
    let share = parts[index].to_f64() / squares.total.to_f64();
    if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    }
}
