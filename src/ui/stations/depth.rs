//! Station 8: where LayerNorm sits in a deep residual network.

use leptos::prelude::*;

use crate::{
    charts::{chart_data::ChartData, depth as charts, figure::Figure, theme::Theme},
    claims::depth as claims,
    lab::{
        depth::{self, Draws, Stack},
        scenario::{Depth as Settings, Scheme},
        setting::{Choice, Number},
        station::Station,
    },
    ui::{
        components::{
            chart::{Chart, HALF_SHEET, WHOLE_SHEET},
            choice::RadioGroup,
            dock::Dock,
            lazy_mount::LazyMount,
            slider::Slider,
            station::StationFrame,
            station_context::StationContext,
        },
        state::Lab,
    },
    words::{depth as words, sentence},
};

/// The stack and its settings, of one moment.
#[derive(Clone, Copy)]
struct Results(Memo<(Settings, Stack)>);

impl Results {
    /// The results of the enclosing station, which follow the settings while it is on the
    /// screen. Draws are kept, so that more layers extend them.
    fn new() -> Self {
        let lab = Lab::of_page();
        let settings = lab.slice(|scenario| (scenario.seed, scenario.depth.clone()));
        let settings = StationContext::of_station().gated(settings);
        let draws = StoredValue::new_local(None::<Draws>);
        Self(Memo::new(move |_| {
            let (seed, settings) = settings.get();
            let mut draws = draws.write_value();
            let draws = draws.get_or_insert_with(|| Draws::of(seed, &settings));
            let stack = depth::run(draws, seed, &settings);
            (settings, stack)
        }))
    }

    fn read<T>(self, read: impl FnOnce(&Stack, &Settings) -> T) -> T {
        self.0.with(|(settings, stack)| read(stack, settings))
    }
}

/// The stream, the gradients and the rows of a stack by layer.
#[component]
pub(crate) fn Depth() -> impl IntoView {
    let results = Results::new();
    let answer = Signal::derive(move || {
        results.read(|stack, settings| sentence::depth(&claims::depth(stack, settings)))
    });
    view! {
        <StationFrame
            station=Station::Depth
            sentence=answer
            lead=words::LEAD
            controls=Controls
        >
            <LazyMount height="1000px">
                <div class="pair">
                    <LayerChart
                        id="chart-depth-stream"
                        name=words::STREAM
                        results=results
                        summary=|stack, _| {
                            let lost = stack.first_lost_stream();
                            words::stream_caption(stack.scheme, lost)
                        }
                        figure=charts::stream
                        on_paper=HALF_SHEET
                        table=charts::stream_table
                    />
                    <LayerChart
                        id="chart-depth-gradients"
                        name=words::GRADIENTS
                        results=results
                        summary=|stack, _| {
                            let lost = stack.first_lost_gradient();
                            words::gradients_caption(stack.scheme, lost)
                        }
                        figure=charts::gradients
                        on_paper=HALF_SHEET
                        table=charts::gradients_table
                    />
                </div>
                <LayerChart
                    id="chart-depth-alike"
                    name=words::ALIKE
                    results=results
                    summary=|stack, settings| words::alike_caption(claims::rows(stack, settings), settings)
                    figure=charts::alike
                    on_paper=WHOLE_SHEET
                    table=|stack, _| charts::alike_table(stack)
                />
            </LazyMount>
        </StationFrame>
    }
}

#[component]
fn Controls() -> impl IntoView {
    view! {
        <RadioGroup choice=Choice::Scheme picture=|index| charts::diagram(Scheme::ALL[index]) />
        <Dock>
            <Slider number=Number::Layers />
            <Slider number=Number::WeightScale />
        </Dock>
        <Slider number=Number::Width />
        <Slider number=Number::StreamRows />
    }
}

/// A chart with the layers on its x axis.
#[component]
fn LayerChart(
    id: &'static str,
    name: &'static str,
    results: Results,
    summary: fn(&Stack, &Settings) -> String,
    figure: fn(&Stack, &Settings, Theme) -> Figure,
    table: fn(&Stack, &Settings) -> ChartData,
    on_paper: [f64; 2],
) -> impl IntoView {
    let lab = Lab::of_page();
    let summary = Memo::new(move |_| results.read(summary));
    let figure = Memo::new(move |_| {
        let theme = lab.theme.get();
        results.read(|stack, settings| figure(stack, settings, theme))
    });
    let table = Signal::derive(move || results.read(table));
    view! {
        <Chart
            id=id
            name=Signal::derive(move || name.to_owned())
            summary=summary
            figure=figure
            table=table
            on_paper=on_paper
        />
    }
}
