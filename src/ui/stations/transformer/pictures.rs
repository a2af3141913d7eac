//! The pictures of the chosen LayerNorm: its place among all others, the input as a heat map
//! and a table, the stds, γ and β, and how burn compares with PyTorch.

use leptos::prelude::*;

use super::{findings::FindingPicture, heat::TokenHeat, state::Recorded, take::Take};
use crate::{
    charts::{chart_data::ChartData, figure::Figure, transformer as charts},
    lab::transformer::{LargestValue, Outcome, Sample, largest_by_norm},
    ui::{
        components::{
            chart::{Chart, LOW_HALF_SHEET, LOW_WHOLE_SHEET, WHOLE_SHEET},
            spoken::SpokenText,
            table_frame::TableFrame,
            toolbar::PictureCaption,
        },
        reactive::scoped_memo::scoped_memo,
        state::Lab,
    },
    words::{export::picture, transformer as words},
};

/// All pictures, that of the chosen finding first, and the name of the model.
#[component]
pub(super) fn Pictures(recorded: Recorded) -> impl IntoView {
    let model = Signal::derive(move || {
        recorded.recording.with(|recording| {
            let [layer, _] = recorded.place.get();
            let recording = recording.as_ref();
            recording.map_or_else(String::new, |recording| {
                let eps = recording.norms.get(layer).map(|norm| norm.eps);
                words::shown_model(&recording.model, eps)
            })
        })
    });
    let comparison = Signal::derive(move || {
        with(recorded, |outcome, sample| {
            words::comparison(outcome.comparison.as_ref(), sample)
        })
    });
    provide_context(PictureCaption(Signal::derive(move || {
        let [layer, _] = recorded.place.get();
        recorded.recording.with(|recording| {
            let recording = recording.as_ref();
            recording.map_or_else(Vec::new, |recording| {
                recorded
                    .sample
                    .with(|sample| picture::transformer(recording, layer, sample))
            })
        })
    })));
    view! {
        <FindingPicture recorded=recorded />
        <Largest recorded=recorded />
        <TokenHeat recorded=recorded />
        <p class="note" id="transformer-model">
            <SpokenText text=model />
        </p>
        <Tokens recorded=recorded />
        <p class="note" id="transformer-comparison">
            <SpokenText text=comparison />
        </p>
        <Take recorded=recorded />
        <Charts recorded=recorded />
    }
}

/// What a function makes of the results; its default without results. Tracked.
fn with<T: Default>(recorded: Recorded, of: impl FnOnce(&Outcome, &Sample) -> T) -> T {
    recorded.outcome.with(|outcome| {
        let outcome = outcome.as_ref();
        outcome.map_or_else(T::default, |outcome| {
            recorded.sample.with(|sample| of(outcome, sample))
        })
    })
}

/// The figure of the results, which are empty where nothing was recorded. Tracked.
fn draw(recorded: Recorded, figure: impl FnOnce(&Outcome, &Sample) -> Figure) -> Figure {
    recorded.outcome.with(|outcome| {
        let nothing = Outcome::default();
        let outcome = outcome.as_ref().unwrap_or(&nothing);
        recorded.sample.with(|sample| figure(outcome, sample))
    })
}

/// The largest |x| of every token at every LayerNorm.
#[component]
fn Largest(recorded: Recorded) -> impl IntoView {
    let lab = Lab::of_page();
    let by_norm: Memo<Vec<Vec<LargestValue>>> = Memo::new(move |_| {
        let [_, sample] = recorded.place.get();
        recorded.recording.with(|recording| {
            let recording = recording.as_ref();
            recording.map_or_else(Vec::new, |recording| largest_by_norm(recording, sample))
        })
    });
    let figure = Memo::new(move |_| {
        let [layer, _] = recorded.place.get();
        let sample = recorded.sample.read();
        charts::largest(&by_norm.read(), layer, &sample, lab.theme.get())
    });
    let summary = Memo::new(move |_| {
        let [layer, _] = recorded.place.get();
        charts::largest_summary(&by_norm.read(), layer, &recorded.sample.read())
    });
    let table = Signal::derive(move || {
        recorded.recording.with(|recording| {
            let recording = recording.as_ref();
            recording.map_or_else(ChartData::default, |recording| {
                charts::largest_data(&by_norm.read(), recording)
            })
        })
    });
    view! {
        <Chart
            id="chart-transformer-largest"
            name=words::LARGEST.to_owned()
            summary=summary
            figure=figure
            table=table
            on_paper=WHOLE_SHEET
        />
    }
}

/// One row per token.
#[component]
fn Tokens(recorded: Recorded) -> impl IntoView {
    let count = Memo::new(move |_| with(recorded, |outcome, _| outcome.tokens.len()));
    let row = move |index: usize| {
        let summary =
            scoped_memo(move || with(recorded, |outcome, _| outcome.tokens.get(index).copied()));
        let name = scoped_memo(move || with(recorded, |_, sample| words::token(sample, index)));
        let cells = scoped_memo(move || summary.get().as_ref().map(words::cells));
        let cell = move |column: usize| {
            let text = Signal::derive(move || {
                cells.with(|cells| {
                    let cells = cells.as_ref();
                    cells.map(|cells| cells[column].clone()).unwrap_or_default()
                })
            });
            view! {
                <td translate="no">
                    <SpokenText text=text />
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row" translate="no" prop:textContent=name></th>
                {(0..5).map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <TableFrame name=words::TOKENS>
            <table class="statistics-table" id="transformer-tokens">
                <caption>{words::TOKENS}</caption>
                <thead>
                    <tr>
                        {words::COLUMNS
                            .map(|name| view! { <th scope="col">{name}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{move || (0..count.get()).map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}

/// The chart of stds, that of γ and β, and that of γ against the sizes of the features.
#[component]
fn Charts(recorded: Recorded) -> impl IntoView {
    let lab = Lab::of_page();
    let stds = Memo::new(move |_| {
        let theme = lab.theme.get();
        draw(recorded, |outcome, sample| {
            charts::stds(outcome, sample, theme)
        })
    });
    let parameters = Memo::new(move |_| {
        let theme = lab.theme.get();
        draw(recorded, |outcome, _| charts::parameters(outcome, theme))
    });
    let gamma_by_size = Memo::new(move |_| {
        let theme = lab.theme.get();
        draw(recorded, |outcome, _| charts::gamma_by_size(outcome, theme))
    });
    let summary = move |of: fn(&Outcome) -> String| {
        Memo::new(move |_| with(recorded, |outcome, _| of(outcome)))
    };
    let stds_table = Signal::derive(move || with(recorded, charts::stds_data));
    let parameters_table =
        Signal::derive(move || with(recorded, |outcome, _| charts::parameters_data(outcome)));
    let sizes_table =
        Signal::derive(move || with(recorded, |outcome, _| charts::gamma_by_size_data(outcome)));
    view! {
        <Chart
            id="chart-transformer-gamma"
            name=words::GAMMA_BY_SIZE.to_owned()
            summary=summary(charts::gamma_by_size_summary)
            figure=gamma_by_size
            table=sizes_table
            on_paper=LOW_WHOLE_SHEET
        />
        <div class="pair">
            <Chart
                id="chart-transformer-stds"
                name=words::STDS.to_owned()
                summary=summary(charts::stds_summary)
                figure=stds
                table=stds_table
                on_paper=LOW_HALF_SHEET
            />
            <Chart
                id="chart-transformer-parameters"
                name=words::PARAMETERS.to_owned()
                summary=summary(charts::parameters_summary)
                figure=parameters
                table=parameters_table
                on_paper=LOW_HALF_SHEET
            />
        </div>
    }
}
