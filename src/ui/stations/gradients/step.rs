//! One step of the backward pass: the row shown as bars, and the matrix.

use leptos::prelude::*;

use super::Backward;
use crate::{
    charts::bars::{SIZE, bars, levels},
    lab::{gradient::steps::Steps, matrix::Matrix},
    ui::components::heat_map::HeatMap,
    words::gradient as words,
};

/// Ids of the heat maps.
const IDS: [&str; 4] = [
    "gradient-g",
    "gradient-centred",
    "gradient-orthogonal",
    "gradient-input",
];

/// A step with this index: bars, and the matrix below. The bars are hidden from screen
/// readers, which read the matrix.
#[component]
pub(super) fn StepView(
    backward: Backward,
    /// The magnitude of the longest bar and of the full colour.
    limit: Memo<f64>,
    index: usize,
) -> impl IntoView {
    let matrix = Memo::new(move |_| backward.steps.with(|steps| matrix_of(steps, index).clone()));
    let row = Memo::new(move |_| {
        let [row, _] = backward.cell.get();
        matrix.with(|matrix| matrix.row(row.min(matrix.rows() - 1)).to_vec())
    });
    let signed = move |positive: bool| move || bars(&row.read(), limit.get(), positive);
    let next = move || {
        let [row, _] = backward.cell.get();
        let (steps, group) = (backward.steps.read(), backward.group());
        levels(&subtracted(&steps, group, row, index), limit.get())
    };
    let picture = move || {
        view! {
            <svg
                class="gradient-bars"
                viewBox=format!("0 0 {} {}", SIZE[0], SIZE[1])
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <path class="gradient-positive" d=signed(true) />
                <path class="gradient-negative" d=signed(false) />
                <path class="gradient-axis" d="M0 12h100" />
                <path class="gradient-next" d=next />
            </svg>
        }
    };
    view! {
        <div class="relative gradient-step">
            <HeatMap
                id=IDS[index]
                caption=words::STEPS[index]
                picture=picture
                matrix=matrix
                colour_limit=limit
                relative=backward.relative
            />
        </div>
    }
}

fn matrix_of(steps: &Steps, index: usize) -> &Matrix {
    match index {
        0 => &steps.scaled,
        1 => &steps.centred,
        2 => &steps.orthogonal,
        _ => &steps.divided,
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
