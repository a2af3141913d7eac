//! What is true of a state, from the scenario and burn's output alone.

use std::ops::Range;

use half::{bf16, f16};
use layernorm_lab::lab::{
    normalization::Outcome,
    scenario::{LayerNorm, NormalizedShape, Parameter, Precision, Scenario},
};

use crate::{exact::Exact, judge::INVISIBLE};

/// A floating-point format.
#[derive(Clone, Copy)]
pub struct Format {
    precision: Precision,
    /// The largest relative rounding error.
    pub unit: f64,
    /// The largest number.
    pub max: f64,
    /// The smallest positive number.
    pub least: f64,
    /// The smallest positive number with all digits.
    pub normal: f64,
}

impl Format {
    pub fn of(precision: Precision) -> Self {
        let (bits, max, exponent) = match precision {
            Precision::Float32 => (24, f32::MAX.into(), -126),
            Precision::Float16 => (11, 65_504.0, -14),
            Precision::BFloat16 => (8, bf16::MAX.into(), -126),
        };
        Self {
            precision,
            unit: 2_f64.powi(-bits),
            max,
            least: 2_f64.powi(exponent - bits + 1),
            normal: 2_f64.powi(exponent),
        }
    }
}

impl Format {
    /// The nearest number of the format, by way of float32.
    pub fn nearest(&self, value: f64) -> f64 {
        round(value as f32, self.precision).into()
    }
}

/// The nearest number of a format.
fn round(value: f32, precision: Precision) -> f32 {
    match precision {
        Precision::Float32 => value,
        Precision::Float16 => f16::from_f32(value).to_f32(),
        Precision::BFloat16 => bf16::from_f32(value).to_f32(),
    }
}

/// What is true of the values that are normalised together.
pub struct Group {
    pub x: Vec<f32>,
    pub y: Vec<f32>,
    pub gamma: Vec<f32>,
    pub beta: Vec<f32>,
    pub exact: Exact,
    /// `√(v + ε)`.
    pub root: f64,
    pub eps: f64,
    /// How many values a row has.
    pub features: usize,
    /// The format of the steps.
    pub step: Format,
    /// The format of the result.
    pub result: Format,
    /// Whether the result has fewer digits than float32.
    pub is_narrow: bool,
}

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
                Group {
                    x: x.to_vec(),
                    y: y.to_vec(),
                    gamma: entries(&layer.gamma, layer, size, features),
                    beta: entries(&layer.beta, layer, size, features),
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

impl Group {
    /// One row with γ = 1 and β = 0, in float32, without its results.
    pub fn plain(x: &[f32]) -> Self {
        let exact = Exact::of(x);
        Self {
            x: x.to_vec(),
            y: Vec::new(),
            gamma: vec![1.0; x.len()],
            beta: vec![0.0; x.len()],
            root: (exact.variance + 1e-5).sqrt(),
            exact,
            eps: 1e-5,
            features: x.len(),
            step: Format::of(Precision::Float32),
            result: Format::of(Precision::Float32),
            is_narrow: false,
        }
    }

    /// `√(v/(v + ε))`.
    pub fn eps_factor(&self) -> f64 {
        self.exact.variance.sqrt() / self.root
    }

    pub fn is_constant(&self) -> bool {
        is_uniform(&self.x)
    }

    pub fn equals_beta(&self) -> bool {
        let near = |(y, beta): (&f32, &f32)| {
            f64::from(y - beta).abs() <= INVISIBLE * f64::from(beta.abs())
        };
        self.y.iter().zip(&self.beta).all(near)
    }

    /// ε in the format of the steps.
    pub fn rounded_eps(&self) -> f64 {
        if self.step.unit > 1e-4 {
            let steps = self.eps / self.step.least;
            let digits = 2_f64.powi(steps.log2().floor().max(0.0) as i32) * self.step.unit * 2.0;
            let quantum = self.step.least * digits.max(1.0);
            (self.eps / quantum).round_ties_even() * quantum
        } else {
            f64::from(self.eps as f32)
        }
    }

    /// The largest squared deviation from a mean that is off by this many times the bound
    /// of its rounding error.
    pub fn largest_square(&self, errors: f64) -> f64 {
        let error = errors * self.step.unit * self.exact.magnitude;
        let squares = self
            .exact
            .deviations
            .iter()
            .map(|d| (d.abs() + error).max(0.0).powi(2));
        squares.fold(0.0, f64::max)
    }

    /// The exact results minus the first β, which would swallow small ones even in
    /// float64.
    fn results(&self) -> Vec<f64> {
        let parameters = self.gamma.iter().zip(&self.beta);
        let pairs = self.exact.deviations.iter().zip(parameters);
        let first = f64::from(self.beta[0]);
        pairs
            .map(|(d, (&gamma, &beta))| {
                d / self.root * f64::from(gamma) + (f64::from(beta) - first)
            })
            .collect()
    }

    /// The exact biased std of the values in a range, before the layer.
    pub fn own_std(&self, range: Range<usize>) -> f64 {
        Exact::of(&self.x[range]).variance.sqrt()
    }

    /// The exact biased std of the results in a range.
    pub fn exact_std(&self, range: Range<usize>) -> f64 {
        let (gamma, beta) = (&self.gamma[range.clone()], &self.beta[range.clone()]);
        if is_uniform(gamma) && is_uniform(beta) {
            self.own_std(range) / self.root * f64::from(gamma[0].abs())
        } else {
            spread(&self.results()[range])
        }
    }

    /// The exact biased std of the results in a range if each x̂ were this many times larger.
    pub fn scaled_std(&self, range: Range<usize>, times: f64) -> f64 {
        let (gamma, beta) = (&self.gamma[range.clone()], &self.beta[range.clone()]);
        if is_uniform(gamma) && is_uniform(beta) {
            return self.exact_std(range) * times;
        }
        let first = f64::from(self.beta[0]);
        let parameters = self.gamma[range.clone()]
            .iter()
            .zip(&self.beta[range.clone()]);
        let pairs = self.exact.deviations[range].iter().zip(parameters);
        let results = pairs.map(|(d, (&gamma, &beta))| {
            d / self.root * times * f64::from(gamma) + (f64::from(beta) - first)
        });
        spread(&results.collect::<Vec<_>>())
    }

    /// The exact mean of the results in a range.
    pub fn exact_mean(&self, range: Range<usize>) -> f64 {
        let results = &self.results()[range];
        results.iter().sum::<f64>() / results.len() as f64 + f64::from(self.beta[0])
    }

    /// The part of that mean which comes from the mean of the values before the layer.
    pub fn own_mean(&self, range: Range<usize>) -> f64 {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let gamma: Vec<f64> = self.gamma[range.clone()]
            .iter()
            .map(|&g| g.into())
            .collect();
        mean(&gamma) * (mean(&self.exact.deviations[range]) / self.root)
    }

    /// The least std or mean of a row, or of the group, that is not 0: rounding errors
    /// show beside it. γ and β may make results nearly equal, or a mean nearly 0.
    pub fn smallest_scale(&self) -> f64 {
        let starts = (0..self.x.len()).step_by(self.features);
        let rows = starts.map(|start| start..start + self.features);
        let sets = rows.chain(std::iter::once(0..self.x.len()));
        let scales = sets.flat_map(|range| {
            let std = self.exact_std(range.clone());
            let results = &self.results()[range];
            let mean = results.iter().sum::<f64>() / results.len() as f64;
            [std, (mean + f64::from(self.beta[0])).abs() + std]
        });
        scales
            .filter(|scale| *scale > 0.0)
            .fold(f64::INFINITY, f64::min)
    }
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
