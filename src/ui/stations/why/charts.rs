//! The charts of the chains: two side by side on linear axes, as in the lecture, or one of
//! both on a logarithmic axis.

use leptos::prelude::*;

use super::backward::Backward;
use crate::{
    charts::{
        chart_data,
        growth::{self, ChainKind},
    },
    lab::{
        ensemble::Bands,
        growth::Outcome,
        scenario::{Axis, Growth},
    },
    ui::{
        components::{
            chart::{Chart, WHOLE_SHEET},
            station_context::StationContext,
        },
        reactive::ever::ever,
        state::{Lab, ensemble_task::EnsembleTask},
    },
    words::{chains_chart, chart::chain_title, sentence},
};

/// The charts of the chosen axis. Those of the other one stay in the page once they have
/// been shown, but hidden.
#[component]
pub(super) fn Charts(
    /// What the charts show backward.
    backward: Backward,
) -> impl IntoView {
    let lab = Lab::of_page();
    let is_linear = Memo::new(move |_| lab.view.read().axis == Axis::Linear);
    let is_logarithmic = Memo::new(move |_| !is_linear.get());
    let (has_linear, has_logarithmic) = (ever(is_linear), ever(is_logarithmic));
    let pair = move || {
        has_linear.get().then(|| {
            view! {
                <div
                    class="pair"
                    hidden=move || !is_linear.get()
                    class:layer-norm-toggled=lab.layer_norm_toggled
                >
                    <ChainChart
                        kind=ChainKind::Shrinking
                        id="chart-smaller"
                        is_shown=is_linear.into()
                        backward=backward
                    />
                    <ChainChart
                        kind=ChainKind::Growing
                        id="chart-larger"
                        is_shown=is_linear.into()
                        backward=backward
                    />
                </div>
            }
        })
    };
    let both = move || {
        has_logarithmic.get().then(|| {
            view! {
                <div
                    class="both-chains"
                    hidden=move || !is_logarithmic.get()
                    class:layer-norm-toggled=lab.layer_norm_toggled
                >
                    <BothChains is_shown=is_logarithmic.into() backward=backward />
                </div>
            }
        })
    };
    view! {
        {pair}
        {both}
    }
}

/// One chain on a linear axis.
#[component]
fn ChainChart(
    kind: ChainKind,
    id: &'static str,
    is_shown: Signal<bool>,
    backward: Backward,
) -> impl IntoView {
    let lab = Lab::of_page();
    let ensemble = expect_context::<EnsembleTask>();
    let of_kind = move |outcome: &Outcome| match kind {
        ChainKind::Shrinking => outcome.shrinking.clone(),
        ChainKind::Growing => outcome.growing.clone(),
    };
    let chain = move || {
        let layer_norm = lab.growth_settings.read().layer_norm;
        backward
            .with(layer_norm, of_kind)
            .unwrap_or_else(|| lab.growth.with(of_kind))
    };
    let summary = Memo::new(move |_| {
        if backward.is_shown() {
            return sentence::backward_chain(&chain());
        }
        sentence::chain(&chain(), &lab.growth_settings.read())
    });
    let bands = move || {
        if backward.is_shown() {
            return Vec::new();
        }
        ensemble.bands.with(|bands| match kind {
            ChainKind::Shrinking => bands.shrinking.clone(),
            ChainKind::Growing => bands.growing.clone(),
        })
    };
    let figure = Memo::new(move |_| {
        growth::figure(
            &chain(),
            kind,
            &lab.growth_settings.read(),
            &backward.view.read(),
            lab.theme.get(),
            &bands(),
        )
    });
    let name = Signal::derive(move || {
        let direction = backward.view.read().direction;
        chain_title(direction, &chain(), &lab.growth_settings.read())
    });
    let numbers = Signal::derive(move || {
        let settings = lab.growth_settings.read();
        chart_data::growth(&chain(), &settings, &backward.view.read(), &bands())
    });
    view! {
        <Chart id=id name=name summary=summary figure=figure table=numbers is_shown=is_shown />
    }
}

/// Both chains on a logarithmic axis, with LayerNorm beside the same chains without it.
#[component]
fn BothChains(is_shown: Signal<bool>, backward: Backward) -> impl IntoView {
    let lab = Lab::of_page();
    let bands = expect_context::<EnsembleTask>().bands;
    let bands = move || {
        if backward.is_shown() {
            return Bands::default();
        }
        bands.get()
    };
    let seed = StationContext::of_station().gated(lab.slice(|scenario| scenario.seed));
    let outcome = move || {
        let layer_norm = lab.growth_settings.read().layer_norm;
        backward
            .with(layer_norm, Outcome::clone)
            .unwrap_or_else(|| lab.growth.get())
    };
    let without = Memo::new(move |_| {
        let settings = lab.growth_settings.read();
        (is_shown.get() && settings.layer_norm).then(|| {
            if let Some(gradients) = backward.with(false, Outcome::clone) {
                return gradients;
            }
            let settings = Growth {
                layer_norm: false,
                ..settings.clone()
            };
            lab.run_growth(seed.get(), &settings)
        })
    });
    let summary = Memo::new(move |_| {
        // A hidden text takes no time during a drag.
        if !is_shown.get() {
            return String::new();
        }
        let without = without.read();
        if backward.is_shown() {
            return sentence::backward_chains(&outcome(), without.as_ref());
        }
        let settings = lab.growth_settings.read();
        sentence::both_chains(&lab.growth.read(), without.as_ref(), &settings)
    });
    let figure = Memo::new(move |_| {
        growth::both(
            &outcome(),
            without.read().as_ref(),
            &lab.growth_settings.read(),
            &backward.view.read(),
            lab.theme.get(),
            &bands(),
        )
    });
    let name = Signal::derive(move || {
        let scale = lab.growth_settings.read().scale;
        chains_chart::title([1.0 / scale, scale])
    });
    let numbers = Signal::derive(move || {
        let without = without.read();
        chart_data::both_chains(
            &outcome(),
            without.as_ref(),
            &lab.growth_settings.read(),
            &backward.view.read(),
            &bands(),
        )
    });
    view! {
        <Chart
            id="chart-both"
            name=name
            summary=summary
            figure=figure
            table=numbers
            is_shown=is_shown
            on_paper=WHOLE_SHEET
        />
    }
}
