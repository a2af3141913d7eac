//! What is true of a state, from the scenario and burn's output alone.

mod entered;
mod every_step;
mod format;
mod group;

pub use every_step::LeftOut;
pub use format::Format;
pub use group::Group;

use layernorm_lab::lab::{
    normalization::Outcome,
    scenario::{LayerNorm, NormalizedShape, Parameter, Precision, Scenario},
};

use self::{entered::Entries, format::round};
use crate::exact::Exact;

/// What is true of a state, from the scenario and burn's output alone.
pub struct Truth {
    pub groups: Vec<Group>,
    pub rows: usize,
    pub features: usize,
    pub is_whole: bool,
}

impl Truth {
    pub fn of(scenario: &Scenario, outcome: &Outcome) -> Self {
        let layer = &scenario.layer_norm;
        let (rows, features) = (outcome.input.rows(), outcome.input.columns());
        let is_whole = layer.normalized_shape == NormalizedShape::Whole;
        let size = if is_whole { rows * features } else { features };
        let entered = Entries::of(scenario);
        let groups = (0..rows * features / size)
            .map(|group| {
                let x = &outcome.input.values()[group * size..][..size];
                let y = &outcome.output.values()[group * size..][..size];
                let exact = Exact::of(x);
                let step = if layer.round_every_step {
                    layer.precision
                } else {
                    Precision::Float32
                };
                let range = group * size..(group + 1) * size;
                Group {
                    float32: entered.float32(range.clone()),
                    differs_before: entered.differ(range),
                    x: x.to_vec(),
                    y: y.to_vec(),
                    gamma: entries(&layer.gamma, layer, size, features),
                    beta: entries(&layer.beta, layer, size, features),
                    as_set: [&layer.gamma, &layer.beta].map(|parameter| {
                        let float32 = LayerNorm {
                            precision: Precision::Float32,
                            ..layer.clone()
                        };
                        entries(parameter, &float32, size, features)
                    }),
                    root: (exact.variance + layer.eps).sqrt(),
                    exact,
                    eps: layer.eps,
                    features,
                    step: Format::of(step),
                    result: Format::of(layer.precision),
                    is_narrow: layer.precision != Precision::Float32,
                }
            })
            .collect();
        Self {
            groups,
            rows,
            features,
            is_whole,
        }
    }
}

/// γ or β of each value of a group.
fn entries(parameter: &Parameter, layer: &LayerNorm, size: usize, features: usize) -> Vec<f32> {
    let mut values = vec![round(parameter.all as f32, layer.precision); size];
    let rows = match layer.normalized_shape {
        NormalizedShape::Row => 1,
        NormalizedShape::Whole => size / features,
    };
    for entry in &parameter.overrides {
        let (row, feature) = (entry.row as usize, entry.feature as usize);
        if row < rows && feature < features {
            values[row * features + feature] = round(entry.value as f32, layer.precision);
        }
    }
    values
}

pub fn is_uniform(values: &[f32]) -> bool {
    values.iter().all(|value| *value == values[0])
}

/// The biased std of float64 values.
pub fn spread(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (values
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / count)
        .sqrt()
}

/// The mean and the std of results, with divisor n − `less`.
pub fn measure(y: &[f32], less: usize) -> (f64, f64) {
    let count = y.len() as f64;
    let mean = y.iter().map(|&y| f64::from(y)).sum::<f64>() / count;
    let squares: f64 = y.iter().map(|&y| (f64::from(y) - mean).powi(2)).sum();
    (mean, (squares / (count - less as f64)).sqrt())
}
