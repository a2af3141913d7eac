//! What is true of the values that are normalised together.

use std::ops::Range;

use layernorm_lab::lab::scenario::Precision;

use super::{Format, is_uniform, spread};
use crate::{exact::Exact, judge::INVISIBLE};

/// What is true of the values that are normalised together.
#[derive(Clone)]
pub struct Group {
    /// A, before it is rounded to the layer's format.
    pub float32: Vec<f32>,
    /// Whether its values differ before they are rounded to float32.
    pub differs_before: bool,
    pub x: Vec<f32>,
    pub y: Vec<f32>,
    pub gamma: Vec<f32>,
    pub beta: Vec<f32>,
    /// γ and β before they are rounded to the layer's format.
    pub as_set: [Vec<f32>; 2],
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

impl Group {
    /// One row with γ = 1 and β = 0, in float32, without its results.
    pub fn plain(x: &[f32]) -> Self {
        let exact = Exact::of(x);
        Self {
            float32: x.to_vec(),
            differs_before: !is_uniform(x),
            x: x.to_vec(),
            y: Vec::new(),
            gamma: vec![1.0; x.len()],
            beta: vec![0.0; x.len()],
            as_set: [vec![1.0; x.len()], vec![0.0; x.len()]],
            root: (exact.variance + 1e-5).sqrt(),
            exact,
            eps: 1e-5,
            features: x.len(),
            step: Format::of(Precision::Float32),
            result: Format::of(Precision::Float32),
            is_narrow: false,
        }
    }

    /// The same values with γ and β as they are set.
    pub fn as_set(&self) -> Self {
        let [gamma, beta] = self.as_set.clone();
        Self {
            gamma,
            beta,
            ..self.clone()
        }
    }

    /// `√(v/(v + ε))`.
    pub fn eps_factor(&self) -> f64 {
        self.exact.variance.sqrt() / self.root
    }

    /// The result of a value with this divisor and this γ, if only the result is rounded.
    pub fn rounded_result(&self, index: usize, root: f64, gamma: f32) -> f64 {
        let normalized = (self.exact.deviations[index] / root) as f32;
        let y = normalized * gamma + self.beta[index];
        self.result.nearest(y.into())
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
