//! The chart of both chains on one logarithmic axis.

use std::ops::Range;

use plotly::{
    Scatter, Trace,
    common::{HoverInfo, Line, Mode},
};
use serde_json::json;

use super::{
    ChainKind, Style,
    axis_bounds::AxisBounds,
    band::band,
    end_labels::{EndLabel, NormAxis, end_labels},
    expected::{expected_line, logarithmic_label},
    norm_points, off_axis_markers, partition, points,
};
use crate::{
    charts::{
        axis::logarithmic,
        figure::{Figure, axis, layout, logarithmic_axis},
        theme::{OUTLINE, Theme},
    },
    lab::{
        ensemble::{Band, Bands},
        growth::{Chain, Outcome},
        real::Real,
        scenario::{Direction, Growth, View},
    },
    words::{chains_chart as words, chart},
};

/// The height of a line of the labels as a share of the axis, on a phone.
const LABEL_LINE: f64 = 1.0 / 14.0;
/// The right margin in pixels, wide enough for the labels at the ends of the chains.
const RIGHT: usize = 92;

/// A trace, and the chain that it shows if it shows only one.
type ChainTrace = (Option<ChainKind>, Box<dyn Trace>);

/// The chart of both chains from their start on, drawn over the ensemble's bands if there
/// are any. `without` holds the same chains without LayerNorm, which appear as thin lines.
///
/// A norm that the axis cannot show (∞, NaN or 0) becomes a labelled marker at its top or
/// bottom. Each trace of a single chain has the chain's name as plotly's `meta`.
#[must_use]
pub fn both(
    outcome: &Outcome,
    without: Option<&Outcome>,
    settings: &Growth,
    view: &View,
    theme: Theme,
    bands: &Bands,
) -> Figure {
    let range = range(outcome, without, view, bands);
    let bounds = AxisBounds::logarithmic(range);
    let chains = chains(outcome);
    let mut traces: Vec<ChainTrace> = Vec::new();
    let mut add = |kind, new: Vec<Box<dyn Trace>>| {
        traces.extend(new.into_iter().map(|trace| (kind, trace)));
    };
    for (kind, bands) in bands_of(bands) {
        add(Some(kind), band(bands, true, theme));
    }
    for (kind, chain) in without.into_iter().flat_map(self::chains) {
        add(Some(kind), vec![ghost(chain, kind, view.direction, theme)]);
    }
    if view.expected {
        let place = |points: &[(usize, f64)]| logarithmic_label(points, bounds);
        let line = |chain| expected_line(chain, settings, 0, place, theme);
        if settings.layer_norm {
            // The same for both chains.
            add(None, line(&outcome.growing));
        } else {
            for (kind, chain) in chains {
                add(Some(kind), line(chain));
            }
        }
    }
    let parts = chains.map(|(kind, chain)| (kind, chain, partition(points(chain, 0), true)));
    for (kind, chain, (on_axis, _)) in &parts {
        let hover = |step, norm| words::hover(chain, view.direction, step, norm);
        let points = norm_points(on_axis, *kind, settings.layer_norm, &hover);
        add(Some(*kind), vec![points]);
    }
    let mut lines = [0; 2];
    for (kind, chain, (_, off_axis)) in &parts {
        let style = Style {
            fill: kind.colour(settings.layer_norm),
            outline: OUTLINE,
            hover: &|step, norm| words::hover(chain, view.direction, step, norm),
        };
        add(
            Some(*kind),
            off_axis_markers(off_axis, bounds, &style, &mut lines),
        );
    }
    let steps = f64::from(settings.steps);
    let right = steps * 1.04;
    add(
        None,
        end_labels(
            &labels(outcome, without, settings, theme),
            right,
            NormAxis::Logarithmic(range),
            LABEL_LINE,
        ),
    );

    let layout = layout(&words::title(chains.map(|(_, chain)| chain.factor)), theme)
        .show_legend(false)
        .x_axis(
            axis(chart::step(view.direction), [-0.04 * steps, right], theme)
                .tick_values(step_ticks(settings.steps))
                .show_grid(false),
        )
        .y_axis(logarithmic_axis(
            chart::norm(view.direction),
            range,
            decades_per_tick(range),
            theme,
        ));
    let (kinds, traces): (Vec<_>, Vec<_>) = traces.into_iter().unzip();
    let mut figure = Figure::new(&traces, &layout, "both");
    figure.layout["margin"]["r"] = json!(RIGHT);
    for (index, kind) in kinds.into_iter().enumerate() {
        if let Some(kind) = kind {
            figure.data[index]["meta"] = json!(name(kind));
        }
    }
    figure
}

/// The norms between 0 and ∞ that a chain can have: every number format of the lab has its
/// smallest and its largest number within these bounds, and matrices have at most 64 × 64
/// entries.
const MEASURABLE: Range<f64> = 1e-46..1e41;

/// The range of the axis, as exponents of ten. It contains everything that the chart draws,
/// except expected norms that no chain can have.
pub(super) fn range(
    outcome: &Outcome,
    without: Option<&Outcome>,
    view: &View,
    bands: &Bands,
) -> [f64; 2] {
    let outcomes = [Some(outcome), without].into_iter().flatten();
    let norms = outcomes.flat_map(chains).flat_map(|(_, chain)| {
        let expected = chain.expected.iter().copied();
        let expected = expected.filter(|norm| view.expected && MEASURABLE.contains(&norm.to_f64()));
        points(chain, 0).map(|(_, norm)| norm).chain(expected)
    });
    let bands = bands_of(bands).into_iter().flat_map(|(_, bands)| bands);
    let ends = bands.flat_map(|band| [band.low, band.high]);
    logarithmic(norms.chain(ends).filter_map(Real::finite))
}

fn chains(outcome: &Outcome) -> [(ChainKind, &Chain); 2] {
    [
        (ChainKind::Shrinking, &outcome.shrinking),
        (ChainKind::Growing, &outcome.growing),
    ]
}

fn bands_of(bands: &Bands) -> [(ChainKind, &[Band]); 2] {
    [
        (ChainKind::Shrinking, &bands.shrinking),
        (ChainKind::Growing, &bands.growing),
    ]
}

fn name(kind: ChainKind) -> &'static str {
    match kind {
        ChainKind::Shrinking => "shrinking",
        ChainKind::Growing => "growing",
    }
}

/// A chain without LayerNorm as a thin line, up to the last norm that the axis can show.
fn ghost(chain: &Chain, kind: ChainKind, direction: Direction, theme: Theme) -> Box<dyn Trace> {
    let (on_axis, _) = partition(points(chain, 0), true);
    let (steps, norms): (Vec<usize>, Vec<f64>) = on_axis
        .iter()
        .map(|&(step, norm)| (step, norm.to_f64()))
        .unzip();
    let hover = on_axis
        .iter()
        .map(|&(step, norm)| words::hover_without(chain, direction, step, norm))
        .collect();
    let colour = match kind {
        ChainKind::Shrinking => theme.under(),
        ChainKind::Growing => theme.over(),
    };
    Scatter::new(steps, norms)
        .mode(Mode::Lines)
        .line(Line::new().color(colour).width(1.5))
        .hover_text_array(hover)
        .hover_info(HoverInfo::Text)
}

fn labels(
    outcome: &Outcome,
    without: Option<&Outcome>,
    settings: &Growth,
    theme: Theme,
) -> Vec<EndLabel> {
    let label = |chain: &Chain, lines, colour| EndLabel {
        norm: chain.steps.last().unwrap_or(&chain.start).norm,
        lines,
        colour,
    };
    let common = words::common_end(chains(outcome).map(|(_, chain)| chain), settings.layer_norm);
    // Always two labels, of which one may be empty: quick updates keep the number of traces.
    let ends = match common {
        Some(lines) => [
            label(&outcome.shrinking, lines, theme.ink()),
            label(&outcome.growing, Vec::new(), theme.ink()),
        ],
        None => chains(outcome)
            .map(|(_, chain)| label(chain, words::end(chain, settings.layer_norm), theme.ink())),
    };
    let ends_without = without.into_iter().flat_map(chains);
    let ends_without =
        ends_without.map(|(_, chain)| label(chain, words::end_without(chain), theme.quiet()));
    ends.into_iter().chain(ends_without).collect()
}

/// The decades between two labels of the axis: at most six labels.
fn decades_per_tick([bottom, top]: [f64; 2]) -> f64 {
    ((top - bottom) / 5.0).ceil().max(1.0)
}

/// At most 13 steps, from the start on.
fn step_ticks(steps: u32) -> Vec<f64> {
    let every = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|every| steps / every <= 12)
        .unwrap_or(100);
    (0..=steps).step_by(every as usize).map(f64::from).collect()
}
