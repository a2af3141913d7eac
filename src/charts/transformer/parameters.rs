//! Trained γ and β as curves, each from its smallest to its largest value.

use plotly::{
    Scatter, Trace,
    common::{DashType, HoverInfo, Line, Mode, Position},
};

use super::median;
use crate::{
    charts::{
        axis::linear,
        chart_data::ChartData,
        figure::{Figure, axis, layout},
        theme::Theme,
    },
    lab::{matrix::Matrix, transformer::Outcome},
    words::transformer as words,
};

/// The most rows of the table: with more features, only its first and last rows.
const MOST_ROWS: usize = 512;

/// A line for γ and a dashed one for β.
#[must_use]
pub fn parameters(outcome: &Outcome, theme: Theme) -> Figure {
    let curves = [&outcome.gamma, &outcome.beta].map(sorted);
    let values = curves.iter().flatten().map(|&(_, value)| value);
    let last = u32::try_from(curves[0].len()).map_or(1.0, f64::from);
    let mut traces: Vec<Box<dyn Trace>> = Vec::new();
    for (index, curve) in curves.iter().enumerate() {
        let symbol = words::GAMMA_BETA[index];
        let hover = |&(feature, value): &Entry| words::parameter_hover(symbol, feature, value);
        let line = Line::new().color(theme.ink()).width(2.0);
        traces.push(
            Scatter::new((1..=curve.len()).collect(), values_of(curve))
                .mode(Mode::Lines)
                .name(symbol)
                .line(if index == 0 {
                    line
                } else {
                    line.dash(DashType::Dash)
                })
                .hover_text_array(curve.iter().map(hover).collect())
                .hover_info(HoverInfo::Text),
        );
        let middle = curve.len() / 2;
        let label = curve.get(middle).map(|&(_, value)| -> Box<dyn Trace> {
            Scatter::new(vec![middle + 1], vec![value])
                .mode(Mode::Text)
                // An empty line keeps it off the curve.
                .text_array(vec![format!("{symbol}<br> ")])
                .text_position(Position::TopCenter)
                .hover_info(HoverInfo::Skip)
        });
        traces.extend(label);
    }
    let layout = layout(words::PARAMETERS, theme)
        .show_legend(false)
        .x_axis(axis(words::RANK_AXIS, [0.0, last * 1.02], theme).show_grid(false))
        .y_axis(axis(words::VALUE_AXIS, linear(values), theme));
    Figure::new(&traces, &layout, "transformer-parameters")
}

/// A feature, counted from 0, and its value.
type Entry = (usize, f64);

/// The entries from the smallest to the largest.
fn sorted(row: &Matrix) -> Vec<Entry> {
    let values = row.values().iter().copied().map(f64::from);
    let mut entries: Vec<Entry> = values.enumerate().collect();
    entries.sort_by(|a, b| a.1.total_cmp(&b.1));
    entries
}

fn values_of(curve: &[Entry]) -> Vec<f64> {
    curve.iter().map(|&(_, value)| value).collect()
}

/// The data of the chart.
#[must_use]
pub fn parameters_data(outcome: &Outcome) -> ChartData {
    let [gamma, beta] = [&outcome.gamma, &outcome.beta].map(sorted);
    let count = gamma.len();
    let is_shown = |rank: &usize| {
        count <= MOST_ROWS || *rank < MOST_ROWS / 2 || *rank >= count - MOST_ROWS / 2
    };
    let number = |feature: usize| u32::try_from(feature + 1).ok().map(|n| f64::from(n).into());
    let row = |rank: usize| {
        let [gamma, beta] = [gamma[rank], beta[rank]];
        let values = vec![
            Some(gamma.1.into()),
            number(gamma.0),
            Some(beta.1.into()),
            number(beta.0),
        ];
        ((rank + 1).to_string(), values)
    };
    ChartData {
        caption: words::PARAMETERS_CAPTION.to_owned(),
        columns: words::PARAMETER_COLUMNS.to_vec(),
        rows: (0..count).filter(is_shown).map(row).collect(),
    }
}

/// The sentence that summarises the chart.
///
/// # Panics
/// If there are no features, which no recording has.
#[must_use]
pub fn parameters_summary(outcome: &Outcome) -> String {
    let [gamma, beta] = [&outcome.gamma, &outcome.beta].map(|row| values_of(&sorted(row)));
    let last = gamma.len() - 1;
    words::parameters_summary(
        [gamma[0], median(&gamma), gamma[last]],
        [beta[0], beta[last]],
    )
}
