//! Station 5: the same matrix normalised by LayerNorm's relatives.

use leptos::prelude::*;

use crate::{
    lab::{
        knob,
        matrix::Matrix,
        real::Real,
        relatives::{self, Outcome, Relative},
        statistics::Summary,
    },
    ui::{
        parts::{
            head_row::HeadRow,
            heat_map::{HeatMap, full_colour},
            near::Near,
            number::Number,
            slider::Slider,
            station::Station,
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

/// Five small matrices, and one table of what they leave of means and stds.
#[component]
pub(crate) fn Relatives() -> impl IntoView {
    let lab = Lab::of_page();
    let groups = lab.part(|scenario| scenario.relatives.groups);
    let eps = Memo::new(move |_| lab.layer.read().eps);
    let input = lab.input;
    let outcomes: Memo<Vec<Outcome>> = Memo::new(move |_| {
        let input = input.read();
        let groups = relatives::nearest_groups(input.columns(), groups.get());
        Relative::all(groups)
            .into_iter()
            .filter_map(|relative| relatives::run(relative, &input, eps.get()).ok())
            .collect()
    });
    view! {
        <Station
            id="relatives"
            number=5
            heading=words::HEADING
            sentence=Signal::derive(move || input.with(|input| words::sentence(input.rows(), input.columns())))
            lead=words::LEAD
            controls=|| view! { <Slider knob=&knob::GROUPS /> }
        >
            <Near height="620px">
                <div class="relatives">
                    {(0..IDS.len())
                        .map(|index| view! { <One outcomes=outcomes wanted=groups index=index /> })
                        .collect_view()}
                </div>
                <Table outcomes=outcomes />
            </Near>
        </Station>
    }
}

/// One of them: its name, its matrix, and which cells share.
#[component]
fn One(
    outcomes: Memo<Vec<Outcome>>,
    /// The groups that are asked for.
    wanted: Memo<u32>,
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
            .map(|outcome| words::shared(outcome, wanted.get()))
    };
    view! {
        <div class="relative">
            <HeatMap
                id=IDS[index]
                caption=Signal::derive(move || words::name(relative.get()))
                matrix=matrix
                strongest=Memo::new(move |_| matrix.with(full_colour))
                relative=relative
            />
            <p class="note">{shared}</p>
        </div>
    }
}

/// Rows: the relatives. Cells: the means and stds that they leave, from least to most.
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
        let end = move |choose: fn(f64, f64) -> f64| {
            Memo::new(move |_| {
                outcomes
                    .read()
                    .get(index)
                    .and_then(|outcome| {
                        of(outcome)
                            .iter()
                            .map(|summary| pick(summary).to_f64())
                            .reduce(choose)
                    })
                    .map(Real::from)
            })
        };
        view! {
            <td>
                <Number value=end(f64::min) format=number::statistic />
                " … "
                <Number value=end(f64::max) format=number::statistic />
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
                    <HeadRow names=words::COLUMNS />
                </thead>
                <tbody>{(0..IDS.len()).map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}
