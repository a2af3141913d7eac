//! Rows that break ordinary arithmetic, each from a published report.
//!
//! Three ways to compute the same layer, with γ = 1 and β = 0:
//!
//! - burn's, in float32;
//! - the naive one, which many kernels used and some still do: float32 with
//!   the variance `E[x²] − μ²`, which subtracts two numbers as large as μ²
//!   and keeps what rounding left of the difference;
//! - the exact one: [`exact`].

mod presets;

pub use presets::{ALL, Id};

use serde::Serialize;

use super::{
    exact::{self, Exact},
    format,
    layer::layer_norm,
    matrix::Matrix,
    real::Real,
    scenario::{LayerNorm, Precision},
};

/// An issue on GitHub in which the failure was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Such as `pytorch/pytorch`.
    pub repository: &'static str,
    /// The issue's number.
    pub issue: u32,
}

impl Report {
    /// Where to read it.
    #[must_use]
    pub fn url(&self) -> String {
        format!(
            "https://github.com/{}/issues/{}",
            self.repository, self.issue
        )
    }
}

/// A row, and how it is to be normalised.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// Which one it is.
    pub id: Id,
    /// Its values.
    pub row: fn() -> Vec<f32>,
    /// ε.
    pub eps: f64,
    /// The format that the row, ε and the result are rounded to.
    pub precision: Precision,
    /// Where it was reported.
    pub reports: &'static [Report],
}

/// What the three ways make of a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The row, rounded to the failure's format.
    pub input: Vec<Real>,
    /// What burn's layer gives.
    pub burn: Vec<Real>,
    /// What exact arithmetic gives, for the ε asked for.
    pub exact: Exact,
    /// What the naive variance in float32 leads to.
    pub naive: Naive,
    /// The entry in which burn is furthest from the exact value.
    pub worst: usize,
    /// How far burn is off there; infinite where one of the two is no number.
    pub absolute_error: Real,
    /// The same as a part of the exact value.
    pub relative_error: Real,
}

/// The layer with the variance `E[x²] − μ²`, all in float32.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Naive {
    /// `E[x²] − μ²`: below zero where rounding outweighs the spread.
    pub variance: Real,
    /// `(x − μ) / √(v + ε)`.
    pub output: Vec<Real>,
}

/// Normalises the failure's row in all three ways.
#[must_use]
pub fn run(failure: &Failure) -> Outcome {
    let mut row = (failure.row)();
    format::round(&mut row, failure.precision);
    let eps = rounded_eps(failure.eps, failure.precision);
    let burn = burn(&row, eps, failure.precision);
    let exact = exact::layer_norm(&row, failure.eps);
    let errors = std::iter::zip(&burn, &exact.output).map(|(&burn, &exact)| distance(burn, exact));
    let mut worst = (0, 0.0);
    for (index, error) in errors.enumerate() {
        if error > worst.1 {
            worst = (index, error);
        }
    }
    let (worst, absolute) = worst;
    let size = exact
        .output
        .get(worst)
        .map_or(0.0, |exact| exact.to_f64().abs());
    Outcome {
        input: row.iter().copied().map(Real::from).collect(),
        naive: naive(&row, eps),
        burn,
        exact,
        worst,
        absolute_error: absolute.into(),
        // An error of 0 is none, whatever it is a part of.
        relative_error: if absolute == 0.0 {
            0.0
        } else {
            absolute / size
        }
        .into(),
    }
}

/// ε as a kernel that keeps it in this format has it: float16 has nothing
/// below 6e-8 but 0.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a kernel's ε is float32 at most"
)]
fn rounded_eps(eps: f64, precision: Precision) -> f32 {
    let mut values = [eps as f32];
    format::round(&mut values, precision);
    values[0]
}

fn burn(row: &[f32], eps: f32, precision: Precision) -> Vec<Real> {
    let layer = LayerNorm {
        eps: eps.into(),
        ..LayerNorm::default()
    };
    let input = Matrix::new(1, row.len(), row.to_vec());
    let mut output = layer_norm(input, &layer).into_values();
    format::round(&mut output, precision);
    output.into_iter().map(Real::from).collect()
}

/// Added up from the first value to the last, each sum rounded to float32.
#[expect(
    clippy::cast_precision_loss,
    reason = "a row has at most a few hundred values"
)]
fn naive(row: &[f32], eps: f32) -> Naive {
    let mean_of = |value: fn(f32) -> f32| {
        let sum = row.iter().fold(0.0, |sum, &x| sum + value(x));
        sum / row.len() as f32
    };
    let mean = mean_of(|x| x);
    let variance = mean_of(|x| x * x) - mean * mean;
    let root = (variance + eps).sqrt();
    Naive {
        variance: variance.into(),
        output: row.iter().map(|x| ((x - mean) / root).into()).collect(),
    }
}

/// How far apart two values are: not at all if they are of the same kind and
/// equal, infinitely if only one of them is a number.
fn distance(a: Real, b: Real) -> f64 {
    match (a, b) {
        (Real::Finite(a), Real::Finite(b)) => (a - b).abs(),
        _ if a == b => 0.0,
        _ => f64::INFINITY,
    }
}
