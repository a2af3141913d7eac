//! Station 5: the same matrix normalised by LayerNorm and its relatives.

mod readout;
mod table;

use leptos::prelude::*;

use self::{readout::Readout, table::Table};
use crate::{
    charts::{heat, picture},
    lab::{
        matrix::Matrix,
        relatives::{self, Outcome, Relative},
        setting::Number,
        station::Station,
    },
    ui::{
        components::{
            colour_legend::ColourLegend,
            dock::Dock,
            format_note::FormatNote,
            heat_map::{HeatMap, is_dense},
            lazy_mount::LazyMount,
            slider::Slider,
            spoken::SpokenText,
            station::StationFrame,
            toolbar::PictureToolbar,
        },
        state::Lab,
    },
    words::relatives as words,
};

/// Ids of the heat maps, in the order of [`Relative::all`].
const IDS: [&str; 5] = [
    "relative-layer-norm",
    "relative-layer-norm-whole",
    "relative-rms-norm",
    "relative-batch-norm",
    "relative-group-norm",
];

/// A small matrix per normalisation, and a table of the means and stds that remain.
#[component]
pub(crate) fn Relatives() -> impl IntoView {
    let lab = Lab::of_page();
    let groups = lab.slice(|scenario| scenario.relatives.groups);
    let layer = Memo::new(move |_| lab.layer.with(|layer| (layer.eps, layer.precision)));
    let input = lab.input;
    let outcomes: Memo<Vec<Outcome>> = Memo::new(move |_| {
        let input = input.read();
        let groups = relatives::nearest_groups(input.columns(), groups.get());
        let (eps, precision) = layer.get();
        Relative::all(groups)
            .into_iter()
            .filter_map(|relative| relatives::run(relative, &input, eps, precision).ok())
            .collect()
    });
    let compact =
        Memo::new(move |_| input.with(|input| !is_dense([input.rows(), input.columns()])));
    let any_beyond = Memo::new(move |_| {
        let outcomes = outcomes.read();
        let mut outputs = outcomes.iter().map(|outcome| &outcome.output);
        outputs.any(|output| heat::any_beyond(output, heat::NORMALISED_LIMIT))
    });
    let limit = Memo::new(move |_| input.with(|input| heat::limit(input, heat::ACTIVATION_LIMIT)));
    view! {
        <StationFrame
            station=Station::Relatives
            sentence=Signal::derive(move || input.with(|input| words::sentence(input.rows(), input.columns())))
            lead=words::LEAD
            help=words::HELP
            controls=|| view! { <Dock><Slider number=Number::Groups /></Dock> }
            controls_in_row=true
        >
            <FormatNote station=Station::Relatives />
            <LazyMount height="620px">
                <div class="relatives-and-legend">
                    <div class="relatives" class:compact=move || compact.get()>
                        <Original limit=limit />
                        {(0..IDS.len())
                            .map(|index| view! { <RelativeView outcomes=outcomes groups=groups index=index /> })
                            .collect_view()}
                    </div>
                    <div class="legend-and-tools">
                        <Legends limit=limit any_beyond=any_beyond />
                        <PictureToolbar
                            id="relatives-matrices"
                            name=words::TITLE
                            picture=Callback::new(move |()| {
                                outcomes.with(|outcomes| picture::relatives(&input.read(), outcomes))
                            })
                        />
                    </div>
                </div>
                <Readout outcomes=outcomes />
                <Table outcomes=outcomes />
            </LazyMount>
        </StationFrame>
    }
}

/// The scale of the colours of A, and that of the results.
#[component]
fn Legends(
    /// The limit of the colours of A.
    limit: Memo<f64>,
    /// Whether a result is beyond the limit of the results.
    any_beyond: Memo<bool>,
) -> impl IntoView {
    let input = Lab::of_page().input;
    let any_beyond_of_input =
        Memo::new(move |_| input.with(|input| heat::any_beyond(input, limit.get())));
    view! {
        <div class="colour-legends">
            <ColourLegend limit=limit any_beyond=any_beyond_of_input of=words::LEGEND_BEFORE />
            <ColourLegend
                limit=heat::NORMALISED_LIMIT
                any_beyond=any_beyond
                of=words::LEGEND_AFTER
            />
        </div>
    }
}

/// The matrix that is normalised.
#[component]
fn Original(
    /// The limit of the colours.
    limit: Memo<f64>,
) -> impl IntoView {
    let input = Lab::of_page().input;
    // Each cell by itself: the cells of A share nothing.
    let relative = Memo::new(move |_| {
        let columns = input.with(Matrix::columns);
        Relative::GroupNorm {
            groups: u32::try_from(columns).unwrap_or(1),
        }
    });
    view! {
        <div class="relative original">
            <HeatMap
                id="relative-original"
                caption=words::ORIGINAL
                detail=words::ORIGINAL_DETAIL
                matrix=input
                colour_limit=limit
                relative=relative
                compact=true
            />
        </div>
    }
}

/// One normalisation: its name, its result, and which cells share a mean and a variance.
#[component]
fn RelativeView(
    outcomes: Memo<Vec<Outcome>>,
    /// The requested number of groups, which may not divide the features.
    groups: Memo<u32>,
    index: usize,
) -> impl IntoView {
    let lab = Lab::of_page();
    let relative = Memo::new(move |_| {
        outcomes
            .read()
            .get(index)
            .map_or(Relative::LayerNormRow, |outcome| outcome.relative)
    });
    let matrix: Memo<Matrix> = Memo::new(move |_| {
        outcomes
            .read()
            .get(index)
            .map(|outcome| outcome.output.clone())
            .unwrap_or_default()
    });
    let shared = Memo::new(move |_| {
        let outcomes = outcomes.read();
        outcomes.get(index).map_or_else(String::new, |outcome| {
            words::shared(outcome, groups.get(), lab.layer.read().eps)
        })
    });
    let counts = move || {
        let shape = matrix.with(|matrix| [matrix.rows(), matrix.columns()]);
        words::counts(relative.get(), shape)
    };
    view! {
        <div class="relative" class:uncentred=move || relative.get() == Relative::RmsNorm>
            <HeatMap
                id=IDS[index]
                caption=Signal::derive(move || words::name(relative.get()))
                detail=Signal::derive(counts)
                matrix=matrix
                colour_limit=heat::NORMALISED_LIMIT
                relative=relative
                compact=true
            />
            <p class="note">
                <SpokenText text=shared />
            </p>
        </div>
    }
}
