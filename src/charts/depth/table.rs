//! The data of the charts of station 8.

use std::iter::zip;

use super::relative_gradients;
use crate::{
    charts::chart_data::ChartData,
    lab::{
        depth::{Stack, formula},
        real::Real,
        scenario::Depth,
    },
    words::depth as words,
};

/// The data of [`super::stream`], for the chosen stack.
#[must_use]
pub fn stream_table(stack: &Stack, settings: &Depth) -> ChartData {
    let expected = |layer| formula::rms(stack.scheme, settings.scale, layer);
    table(words::stream_table(stack.scheme), &stack.rms, 0, expected)
}

/// The data of [`super::gradients`], for the chosen stack.
#[must_use]
pub fn gradients_table(stack: &Stack, settings: &Depth) -> ChartData {
    let expected =
        |layer| formula::weight_gradient(stack.scheme, settings.scale, [layer, settings.layers]);
    let norms = relative_gradients(stack, settings);
    table(words::gradients_table(stack.scheme), &norms, 1, expected)
}

/// The data of [`super::alike`], with the effective rank itself.
#[must_use]
pub fn alike_table(stack: &Stack) -> ChartData {
    let rows = zip(0.., &stack.similarity).map(|(layer, similarity): (u32, _)| {
        let values = [similarity.cosine, similarity.rank];
        (layer.to_string(), values.map(Some).to_vec())
    });
    let [cosine, rank] = words::ALIKE_COLUMNS;
    ChartData {
        caption: words::alike_table(stack.scheme),
        columns: vec![words::LAYER_COLUMN, cosine, rank],
        rows: rows.collect(),
    }
}

/// Measured and expected values, from a layer on.
fn table(caption: String, values: &[Real], first: u32, expected: impl Fn(u32) -> f64) -> ChartData {
    let rows = zip(first.., values).map(|(layer, &value)| {
        let values = vec![Some(value), Some(expected(layer).into())];
        (layer.to_string(), values)
    });
    let [measured, expected_heading] = words::VALUE_COLUMNS;
    ChartData {
        caption,
        columns: vec![words::LAYER_COLUMN, measured, expected_heading],
        rows: rows.collect(),
    }
}
