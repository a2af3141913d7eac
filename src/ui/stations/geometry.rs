//! Station 9: points with three features on their way through LayerNorm and RMSNorm.

mod pictures;
mod turning;

use leptos::prelude::*;

use self::pictures::Pictures;
use crate::{
    charts::{picture, space},
    claims::geometry as claims,
    lab::{
        geometry::{self, Outcome, Source},
        scenario::Geometry as Settings,
        setting::{Choice, Number},
        station::Station,
    },
    ui::{
        components::{
            chart::ChartTable, choice::RadioGroup, dock::Dock, format_note::FormatNote,
            lazy_mount::LazyMount, pointer_help::PointerHelp, slider::Slider, spoken::SpokenText,
            station::StationFrame, station_context::StationContext, toolbar::PictureToolbar,
        },
        state::Lab,
    },
    words::{geometry as words, sentence},
};

/// The points at every stage.
#[derive(Clone, Copy)]
struct Points {
    /// How they are seen.
    settings: Memo<Settings>,
    /// Where they are.
    outcome: Memo<Outcome>,
}

impl Points {
    /// The points of the enclosing station's matrix, or of the cloud.
    fn new() -> Self {
        let lab = Lab::of_page();
        let station = StationContext::of_station();
        let settings = station.gated(lab.slice(|scenario| scenario.geometry.clone()));
        // A memo of its own: turning the pictures moves no point.
        let cloud = station.gated(lab.slice(|scenario| {
            let Settings { mean, std, .. } = scenario.geometry;
            (scenario.seed, mean, std)
        }));
        let points = Memo::new(move |_| {
            let (seed, mean, std) = cloud.get();
            let settings = Settings {
                mean,
                std,
                ..Settings::default()
            };
            lab.input
                .with(|input| geometry::points(seed, &settings, input))
        });
        Self {
            settings,
            outcome: Memo::new(move |_| geometry::run(points.get(), &lab.layer.read())),
        }
    }
}

/// The pictures, and the table of all points.
#[component]
pub(crate) fn Geometry() -> impl IntoView {
    let lab = Lab::of_page();
    let points = Points::new();
    let claim = Memo::new(move |_| {
        let eps = lab.layer.with(|layer| layer.eps);
        points
            .outcome
            .with(|outcome| claims::geometry(outcome, eps))
    });
    let answer = Signal::derive(move || claim.with(sentence::geometry));
    let rms_norm = Signal::derive(move || claim.with(sentence::geometry_rms_norm));
    let setup = lab.slice(|scenario| words::setup(Source::of(scenario), scenario));
    let setup = StationContext::of_station().gated(setup);
    view! {
        <StationFrame
            station=Station::Geometry
            sentence=answer
            lead=words::LEAD
            controls=Controls
            controls_in_row=true
        >
            <FormatNote station=Station::Geometry />
            <LazyMount height="620px">
                <Pictures points=points rms_norm=rms_norm />
                <Tools points=points />
                <p class="note" id="geometry-setup">
                    <SpokenText text=setup />
                </p>
            </LazyMount>
        </StationFrame>
    }
}

/// The stage, the cloud and the view.
#[component]
fn Controls() -> impl IntoView {
    let is_matrix = Lab::of_page().slice(|scenario| Source::of(scenario) == Source::Matrix);
    view! {
        <Dock>
            <RadioGroup choice=Choice::Stage />
            <fieldset class="random-only" role="none" disabled=is_matrix>
                <Slider number=Number::CloudMean />
            </fieldset>
        </Dock>
        <div class="space-sliders">
            <fieldset class="random-only" role="none" disabled=is_matrix>
                <Slider number=Number::CloudStd />
            </fieldset>
            <Slider number=Number::Turn />
            <Slider number=Number::Tilt />
        </div>
        <p class="random-off" id="cloud-off" hidden=move || !is_matrix.get()>
            {words::CLOUD_OFF}
        </p>
    }
}

/// How to turn the pictures, the buttons below them, and the table that one of them opens.
#[component]
fn Tools(points: Points) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let picture = move |()| {
        let settings = points.settings.read();
        points
            .outcome
            .with(|outcome| picture::space(outcome, &settings))
    };
    let table = Signal::derive(move || points.outcome.with(space::table));
    view! {
        <div class="legend-and-tools">
            <p class="note" id="geometry-help">
                <PointerHelp help=words::HELP />
            </p>
            <PictureToolbar
                id="geometry-space"
                name=words::NAME
                picture=Callback::new(picture)
                table=is_open
            />
        </div>
        <ChartTable
            id="geometry-space"
            name=Signal::stored(words::NAME.to_owned())
            table=table
            is_open=is_open
        />
    }
}
