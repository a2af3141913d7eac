//! Rows that break ordinary arithmetic, each from a published report.
//!
//! Three ways to compute the same layer, with γ = 1 and β = 0:
//!
//! - burn's, in float32;
//! - the naive one, which many kernels used and some still do: float32 with
//!   the variance `E[x²] − μ²`, which subtracts two numbers as large as μ²
//!   and keeps what rounding left of the difference;
//! - the exact one: [`exact`](super::exact).

use serde::Serialize;

use super::{
    exact::{self, Exact},
    format,
    matrix::Matrix,
    normalization,
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
        format!("https://github.com/{}/issues/{}", self.repository, self.issue)
    }
}

/// A row, and how it is to be normalised.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// What it is called.
    pub name: &'static str,
    /// Its values.
    pub row: fn() -> Vec<f32>,
    /// ε.
    pub eps: f64,
    /// The format that the row, ε and the result are rounded to.
    pub precision: Precision,
    /// Why the arithmetic fails, in one sentence.
    pub why: &'static str,
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
    let size = exact.output.get(worst).map_or(0.0, |exact| exact.to_f64().abs());
    Outcome {
        input: row.iter().copied().map(Real::from).collect(),
        naive: naive(&row, eps),
        burn,
        exact,
        worst,
        absolute_error: absolute.into(),
        // An error of 0 is none, whatever it is a part of.
        relative_error: if absolute == 0.0 { 0.0 } else { absolute / size }.into(),
    }
}

/// ε as a kernel that keeps it in this format has it: float16 has nothing
/// below 6e-8 but 0.
#[expect(clippy::cast_possible_truncation, reason = "a kernel's ε is float32 at most")]
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
    let mut output = normalization::layer_norm(&input, &layer).values().to_vec();
    format::round(&mut output, precision);
    output.into_iter().map(Real::from).collect()
}

/// Added up from the first value to the last, each sum rounded to float32.
#[expect(clippy::cast_precision_loss, reason = "a row has at most a few hundred values")]
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

const fn report(repository: &'static str, issue: u32) -> Report {
    Report { repository, issue }
}

/// 16 values from `mean` on, a thousandth apart.
fn thousandths(mean: f32) -> Vec<f32> {
    (0..16_u8).map(|i| mean + f32::from(i) * 1e-3).collect()
}

/// Every failure, from the mildest kind of row to the wildest.
pub static ALL: [Failure; 10] = [
    Failure {
        name: "40000 and up by ones",
        row: || vec![40_000.0, 40_001.0, 40_002.0, 40_003.0],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The squares are near 1.6 billion, where float32 only knows every 128th number, so the naive variance comes out below zero and its root is NaN.",
        reports: &[report("microsoft/onnxruntime", 28463)],
    },
    Failure {
        name: "about 2000",
        row: || vec![2000.12, 2000.41, 1998.38, 2001.09],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "A spread of 1 beside a mean of 2000 is less than what is lost when squares of 4 million are rounded, so the naive variance is a matter of chance.",
        reports: &[report("pytorch/pytorch", 51102)],
    },
    Failure {
        name: "100 and up by thousandths",
        row: || thousandths(100.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The true variance is 0.00002, and two numbers of about 10000 cannot differ by so little in float32.",
        reports: &[report("tracel-ai/burn", 5607), report("pytorch/pytorch", 40302)],
    },
    Failure {
        name: "1000 and up by thousandths",
        row: || thousandths(1000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Float32 holds these values only to the nearest 0.00006, and the rounding of their mean shifts every output by the same amount.",
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        name: "10000 and up by thousandths",
        row: || thousandths(10_000.0),
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Neighbouring float32 numbers are 0.001 apart here, so that the mean itself is off by a good part of the whole spread.",
        reports: &[report("tracel-ai/burn", 5607)],
    },
    Failure {
        name: "256 times 1234",
        row: || vec![1234.0; 256],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The exact variance is 0, but a long sum of equal squares is rounded again and again, and a remainder below −ε has no root.",
        reports: &[report("microsoft/onnxruntime", 21935)],
    },
    Failure {
        name: "±1e20",
        row: || vec![1e20, -1e20, 1e20, -1e20],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The square of 1e20 is past float32's largest number, so the variance is infinite and everything divided by its root is 0.",
        reports: &[report("pytorch/pytorch", 162_489)],
    },
    Failure {
        name: "all zeros",
        row: || vec![0.0; 8],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "Without a spread there is nothing to divide by but ε: forward this gives 0, while a backward pass that takes the root's slope at the bare variance divides by 0.",
        reports: &[report("tracel-ai/burn", 1992)],
    },
    Failure {
        name: "all zeros in float16",
        row: || vec![0.0; 8],
        eps: 1e-12,
        precision: Precision::Float16,
        why: "Float16 has no number between 0 and 0.00000006, so ε = 1e-12 becomes 0 and the layer computes 0/0.",
        reports: &[report("pytorch/pytorch", 41527)],
    },
    Failure {
        name: "one infinity",
        row: || vec![1.0, 2.0, f32::INFINITY, 4.0],
        eps: 1e-5,
        precision: Precision::Float32,
        why: "The mean is infinite, and ∞ − ∞ and ∞/∞ have no value, so one entry takes the whole row with it.",
        reports: &[report("pytorch/pytorch", 173_885)],
    },
];
