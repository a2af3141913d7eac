//! Station 1: norms vanish and explode, and LayerNorm holds them.

use leptos::prelude::*;

use crate::{
    charts::{
        growth::{Which, figure},
        table,
    },
    lab::knob,
    ui::{
        many_seeds::ManySeeds,
        parts::{
            chart::Chart,
            choice::{Choice, Switch},
            slider::Slider,
            station::Station,
        },
        state::Lab,
    },
    words::{chart::growth_title, emphasis, label, sentence, text},
};

/// The two chains side by side, and the lever.
#[component]
pub(crate) fn Why() -> impl IntoView {
    let lab = Lab::of_page();
    let said = Signal::derive(move || {
        lab.growth
            .with(|outcome| sentence::why(outcome, &lab.growth_settings.read()))
    });
    let marks = Signal::derive(move || {
        lab.growth
            .with(|outcome| emphasis::of_growth(outcome, &lab.growth_settings.read()))
    });
    view! {
        <Station
            id="why"
            number=1
            heading=label::WHY
            sentence=said
            marks=marks
            lead=text::WHY
            controls=Controls
        >
            <div class="pair" class:snaps=lab.lever_pulled>
                <Growing which=Which::Shrinking id="chart-smaller" />
                <Growing which=Which::Growing id="chart-larger" />
            </div>
            <Seeds />
            <p class="note" hidden=move || !lab.view.read().expected>
                {move || text::expected(&lab.growth_settings.read())}
            </p>
        </Station>
    }
}

#[component]
fn Growing(which: Which, id: &'static str) -> impl IntoView {
    let lab = Lab::of_page();
    let seeds = expect_context::<ManySeeds>();
    let chain = move || {
        lab.growth.with(|outcome| match which {
            Which::Shrinking => outcome.shrinking.clone(),
            Which::Growing => outcome.growing.clone(),
        })
    };
    let said = Memo::new(move |_| sentence::chain(&chain(), &lab.growth_settings.read()));
    let bands = move || {
        seeds.bands.with(|bands| match which {
            Which::Shrinking => bands.shrinking.clone(),
            Which::Growing => bands.growing.clone(),
        })
    };
    let drawn = Memo::new(move |_| {
        figure(
            &chain(),
            which,
            &lab.growth_settings.read(),
            &lab.view.read(),
            lab.theme.get(),
            &bands(),
        )
    });
    let name = Signal::derive(move || {
        growth_title(which == Which::Growing, lab.growth_settings.read().scale)
    });
    let numbers = Signal::derive(move || {
        table::growth(
            &chain(),
            which,
            &lab.growth_settings.read(),
            &lab.view.read(),
            &bands(),
        )
    });
    view! { <Chart id=id name=name summary=said figure=drawn table=numbers /> }
}

/// What the band says, or how far it has come.
#[component]
fn Seeds() -> impl IntoView {
    let lab = Lab::of_page();
    let seeds = expect_context::<ManySeeds>();
    view! {
        <div class="seeds" hidden=move || seeds.progress.read().is_none()>
            <progress
                max=move || seeds.progress.get().map(|progress| progress.total)
                prop:value=move || {
                    seeds.progress.get().map_or(0, |progress| progress.done)
                }
                aria-label=label::BAND
            ></progress>
            <p class="note" id="band-sentence">
                {move || {
                    let progress = seeds.progress.get()?;
                    Some(
                        seeds.bands.with(|bands| {
                            sentence::band(bands, progress.done, progress.total, lab.growth_settings.read().steps)
                        }),
                    )
                }}
            </p>
        </div>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let settings = lab.growth_settings;
    view! {
        <Switch
            id="lever"
            lever=true
            label=label::LEVER
            value=Signal::derive(move || settings.read().layer_norm)
            set=move |on| lab.scenario.update(|scenario| scenario.growth.layer_norm = on)
        />
        <Slider knob=&knob::SCALE />
        <Slider knob=&knob::STEPS />
        <Choice
            id="axis"
            legend=label::AXIS
            options=label::AXES.map(|(axis, name)| (axis, name.to_owned())).to_vec()
            value=Signal::derive(move || lab.view.read().axis)
            set=move |axis| lab.scenario.update(|scenario| scenario.view.axis = axis)
        />
        <details class="more">
            <summary>{label::MORE}</summary>
            <Switch
                id="band"
                label=label::BAND
                value=Signal::derive(move || lab.view.read().band)
                set=move |on| lab.scenario.update(|scenario| scenario.view.band = on)
            />
            <Slider knob=&knob::SIZE />
            <Choice
                id="product"
                legend=label::PRODUCT
                options=label::PRODUCTS.map(|(product, name)| (product, name.to_owned())).to_vec()
                value=Signal::derive(move || settings.read().product)
                set=move |product| lab.scenario.update(|scenario| scenario.growth.product = product)
            />
            <p class="note">{text::MATRIX_PRODUCT}</p>
            <Choice
                id="precision"
                legend=label::PRECISION
                options=label::PRECISIONS.map(|(format, name)| (format, name.to_owned())).to_vec()
                value=Signal::derive(move || settings.read().precision)
                set=move |format| {
                    lab.scenario.update(|scenario| scenario.growth.precision = format);
                }
            />
            <Switch
                id="expected"
                label=label::EXPECTED
                value=Signal::derive(move || lab.view.read().expected)
                set=move |on| lab.scenario.update(|scenario| scenario.view.expected = on)
            />
        </details>
    }
}
