//! One step of the backward pass as a matrix.

use leptos::prelude::*;

use super::Backward;
use crate::{ui::components::heat_map::HeatMap, words::gradient as words};

/// Ids of the heat maps.
const IDS: [&str; 4] = [
    "gradient-g",
    "gradient-centred",
    "gradient-orthogonal",
    "gradient-input",
];

/// The matrix after the step with this index.
#[component]
pub(super) fn StepView(
    backward: Backward,
    /// The magnitude of the full colour.
    limit: Memo<f64>,
    index: usize,
) -> impl IntoView {
    let matrix = Memo::new(move |_| backward.steps.with(|steps| steps.matrices()[index].clone()));
    view! {
        <div class="relative">
            <HeatMap
                id=IDS[index]
                caption=words::STEPS[index]
                matrix=matrix
                colour_limit=limit
                relative=backward.relative
            />
        </div>
    }
}
