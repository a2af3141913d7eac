//! The chart of station 4: each feature normalised, and with γ and β.

use leptos::prelude::*;

use crate::{
    charts::parameters as charts,
    lab::matrix::Matrix,
    ui::{
        components::chart::{Chart, LOW_WHOLE_SHEET},
        state::Lab,
    },
    words::parameters_chart as words,
};

/// The chart of the features.
#[component]
pub(super) fn Features(
    /// x̂.
    normalized: Memo<Matrix>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let figure = Memo::new(move |_| {
        let theme = lab.theme.get();
        let normalized = normalized.read();
        lab.normalization
            .with(|outcome| charts::features(&normalized, outcome, theme))
    });
    let table = Signal::derive(move || {
        let normalized = normalized.read();
        lab.normalization
            .with(|outcome| charts::features_data(&normalized, outcome))
    });
    view! {
        <div class="parameters-features">
            <Chart
                id="chart-parameters"
                name=words::FEATURES.to_owned()
                summary=words::FEATURES_SUMMARY.to_owned()
                figure=figure
                table=table
                on_paper=LOW_WHOLE_SHEET
            />
        </div>
    }
}
