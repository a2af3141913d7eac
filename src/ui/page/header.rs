//! The header of the page: its heading, and a sparkline of both chains.

use leptos::prelude::*;

use crate::{
    charts::sparkline::sizes,
    lab::growth::{Chain, Outcome},
    ui::{
        components::recycled_list::{ItemIndex, RecycledList},
        state::Lab,
    },
    words::{label, text},
};

/// The heading, the introduction and the sparkline. Its squares shrink and its circles
/// grow; all have the same size while the LayerNorm switch of station 1 is on.
#[component]
pub(crate) fn PageHeader() -> impl IntoView {
    let lab = Lab::of_page();
    view! {
        <header class="intro">
            <div class="intro-words">
                <h1>{label::PROMISE}</h1>
                <p>{text::INTRO}</p>
            </div>
            <div
                class="sparkline"
                class:normalized=move || lab.growth_settings.read().layer_norm
                class:layer-norm-toggled=lab.layer_norm_toggled
                aria-hidden="true"
            >
                <SparklineRow class="shrinking" of=|outcome| &outcome.shrinking />
                <SparklineRow class="growing" of=|outcome| &outcome.growing />
            </div>
        </header>
    }
}

/// One chain of the sparkline, with one point per recorded step.
#[component]
fn SparklineRow(class: &'static str, of: fn(&Outcome) -> &Chain) -> impl IntoView {
    let lab = Lab::of_page();
    let sizes = Memo::new(move |_| lab.growth.with(|outcome| sizes(of(outcome))));
    let points = Memo::new(move |_| 0..sizes.read().len());
    let point = move |_, at: ItemIndex| {
        let size = move || {
            let index = at.get()?;
            let size = sizes.read().get(index).copied();
            size.map(|size| format!("{size:.3}"))
        };
        view! { <i class="sparkline-point" hidden=move || at.get().is_none() style:--size=size></i> }
    };
    view! {
        <div class=format!("sparkline-row {class}")>
            <RecycledList range=points children=point />
        </div>
    }
}
