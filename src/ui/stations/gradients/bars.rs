//! The row shown after each step of the backward pass, as bars below each other.

use leptos::prelude::*;

use super::Backward;
use crate::{
    charts::bars::{SIZE, bars, levels},
    lab::gradient::steps::Steps,
    words::gradient as words,
};

/// The bars of all four steps on one scale, hidden from screen readers, which read the
/// matrices.
#[component]
pub(super) fn StepBars(
    backward: Backward,
    /// The magnitude of the longest bar.
    limit: Memo<f64>,
) -> impl IntoView {
    view! {
        <div class="step-bars" aria-hidden="true">
            {(0..words::STEPS.len())
                .map(|index| view! { <Bars backward=backward limit=limit index=index /> })
                .collect_view()}
        </div>
    }
}

/// The name of the step with this index, and its bars.
#[component]
fn Bars(backward: Backward, limit: Memo<f64>, index: usize) -> impl IntoView {
    let row = Memo::new(move |_| {
        let [row, _] = backward.cell.get();
        backward.steps.with(|steps| {
            let matrix = steps.matrices()[index];
            matrix.row(row.min(matrix.rows() - 1)).to_vec()
        })
    });
    let signed = move |positive: bool| move || bars(&row.read(), limit.get(), positive);
    let next = move || {
        let [row, _] = backward.cell.get();
        let (steps, group) = (backward.steps.read(), backward.group());
        levels(&subtracted(&steps, group, row, index), limit.get())
    };
    view! {
        <p class="step-name">{words::STEPS[index]}</p>
        <svg
            class="gradient-bars"
            viewBox=format!("0 0 {} {}", SIZE[0], SIZE[1])
            preserveAspectRatio="none"
        >
            <path class="gradient-positive" d=signed(true) />
            <path class="gradient-negative" d=signed(false) />
            <path class="gradient-axis" d="M0 12h100" />
            <path class="gradient-next" d=next />
        </svg>
    }
}

/// What the next step subtracts from each value of a row; empty if it subtracts nothing.
fn subtracted(steps: &Steps, group: usize, row: usize, index: usize) -> Vec<f64> {
    let Some(group) = steps.groups.get(group) else {
        return Vec::new();
    };
    let normalized = steps.normalized.row(row.min(steps.normalized.rows() - 1));
    match index {
        0 => vec![group.mean.to_f64(); normalized.len()],
        1 => normalized
            .iter()
            .map(|&x| f64::from(x) * group.along.to_f64())
            .collect(),
        _ => Vec::new(),
    }
}
