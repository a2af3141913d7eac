//! Station 5: the same matrix normalised by LayerNorm and its relatives.

use leptos::prelude::*;

use crate::{
    lab::{
        matrix::Matrix,
        real::FiniteRange,
        relatives::{self, Outcome, Relative},
        setting::Number,
        station::Station,
        statistics::Summary,
    },
    ui::{
        components::{
            format_note::FormatNote,
            header_row::HeaderRow,
            heat_map::{HeatMap, colour_limit},
            lazy_mount::LazyMount,
            number::Number,
            slider::Slider,
            station::StationFrame,
            table_frame::TableFrame,
        },
        state::Lab,
    },
    words::{number, relatives as words},
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
    view! {
        <StationFrame
            station=Station::Relatives
            sentence=Signal::derive(move || input.with(|input| words::sentence(input.rows(), input.columns())))
            lead=words::LEAD
            controls=|| view! { <Slider number=Number::Groups /> }
        >
            <FormatNote station=Station::Relatives />
            <LazyMount height="620px">
                <div class="relatives">
                    {(0..IDS.len())
                        .map(|index| view! { <RelativeView outcomes=outcomes groups=groups index=index /> })
                        .collect_view()}
                </div>
                <Table outcomes=outcomes />
            </LazyMount>
        </StationFrame>
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
    let shared = move || {
        let outcomes = outcomes.read();
        outcomes
            .get(index)
            .map(|outcome| words::shared(outcome, groups.get()))
    };
    view! {
        <div class="relative">
            <HeatMap
                id=IDS[index]
                caption=Signal::derive(move || words::name(relative.get()))
                matrix=matrix
                colour_limit=Memo::new(move |_| matrix.with(colour_limit))
                relative=relative
            />
            <p class="note">{shared}</p>
        </div>
    }
}

/// One row per normalisation. The cells give the least and the greatest finite mean and std
/// of the result's rows and columns, and how many are not finite.
#[component]
fn Table(outcomes: Memo<Vec<Outcome>>) -> impl IntoView {
    let lab = Lab::of_page();
    let range = move |index: usize, of: fn(&Outcome) -> &[Summary], std: bool| {
        let pick = move |summary: &Summary| {
            if std {
                summary.std(lab.view.read().std)
            } else {
                summary.mean
            }
        };
        let range = Memo::new(move |_| {
            let outcomes = outcomes.read();
            let summaries = of(outcomes.get(index)?);
            let range = FiniteRange::of(summaries.iter().map(pick))?;
            let ends = range
                .ends
                .map(|end| (pick(&summaries[end]), summaries[end].std_biased));
            Some((range, ends))
        });
        let end = move |end: usize| {
            let value = Signal::derive(move || Some(range.get()?.1[end].0));
            let beside = Signal::derive(move || Some(range.get()?.1[end].1));
            if std {
                view! { <Number value=value format=number::statistic /> }.into_any()
            } else {
                view! { <Number value=value beside=beside /> }.into_any()
            }
        };
        let others = move || range.get().map(|(range, _)| words::others(&range));
        view! {
            <td>
                {end(0)}
                " … "
                {end(1)}
                <span prop:textContent=others></span>
            </td>
        }
    };
    let row = move |index: usize| {
        let name = move || {
            outcomes
                .read()
                .get(index)
                .map(|outcome| words::name(outcome.relative))
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {range(index, |outcome| &outcome.statistics.rows, false)}
                {range(index, |outcome| &outcome.statistics.rows, true)}
                {range(index, |outcome| &outcome.statistics.columns, false)}
                {range(index, |outcome| &outcome.statistics.columns, true)}
            </tr>
        }
    };
    view! {
        <TableFrame name=words::CAPTION>
            <table class="statistics-table" id="relatives-table">
                <caption>{words::CAPTION}</caption>
                <thead>
                    <HeaderRow names=words::COLUMNS />
                </thead>
                <tbody>{(0..IDS.len()).map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}
