//! Station 6: rows on which floating-point LayerNorm fails, from published reports, and
//! rows of the user's matrix.
//!
//! Each row is normalised in three ways, with γ = 1 and β = 0:
//!
//! - burn: the lab's layer, in float32;
//! - naive: float32 with the variance `E[x²] − μ²`, which some kernels use. It subtracts
//!   two numbers of magnitude μ², so rounding errors dominate the difference when μ² is
//!   much larger than the variance;
//! - exact: [`exact`].

mod cause;
pub mod float32;
mod naive;
mod presets;

pub use cause::{BurnCause, Causes, NaiveCause, NonFinite, SquareOverflow};
pub use naive::Naive;
pub use presets::{ALL, preset};

use serde::Serialize;

use crate::lab::{
    exact::{self, Exact},
    format,
    layer::layer_norm,
    matrix::Matrix,
    real::Real,
    scenario::{Failures, LayerNorm, Precision, RowSource},
};

/// A GitHub issue that reports the failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Owner and name, such as `pytorch/pytorch`.
    pub repository: &'static str,
    /// The issue's number.
    pub issue: u32,
}

impl Report {
    /// The issue's address.
    #[must_use]
    pub fn url(&self) -> String {
        format!(
            "https://github.com/{}/issues/{}",
            self.repository, self.issue
        )
    }
}

/// A row of a published report and the settings with which it is normalised.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// Its identifier.
    pub id: RowSource,
    /// The values of the row.
    pub values: fn() -> Vec<f32>,
    /// ε.
    pub eps: f64,
    /// The format to which the row, ε and the result are rounded.
    pub precision: Precision,
    /// The issues that report it.
    pub reports: &'static [Report],
}

impl Failure {
    /// Its row.
    #[must_use]
    pub fn row(&self) -> Row {
        Row {
            values: (self.values)(),
            eps: self.eps,
            precision: self.precision,
        }
    }
}

/// A row and the settings with which it is normalised.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its values.
    pub values: Vec<f32>,
    /// ε.
    pub eps: f64,
    /// The format to which the values, ε and the result are rounded.
    pub precision: Precision,
}

/// One row normalised in all three ways.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The row, rounded to its format.
    pub input: Vec<Real>,
    /// ε, not rounded.
    pub eps: f64,
    /// The output of burn's layer.
    pub burn: Vec<Real>,
    /// The result of exact arithmetic, with ε as set, unrounded.
    pub exact: Exact,
    /// The result with the naive variance.
    pub naive: Naive,
    /// The index of the first entry with burn's largest absolute error.
    pub worst: usize,
    /// The indices of the others with the same absolute error, but for its seventh digit;
    /// empty if it is 0.
    pub equally_wrong: Vec<usize>,
    /// The absolute error of that entry; infinite if only one of the two results is
    /// finite.
    pub absolute_error: Real,
    /// The absolute error divided by the magnitude of the exact value.
    pub relative_error: Real,
    /// Why the results are not exact.
    pub causes: Causes,
}

/// The row that the settings choose: a preset's, or a row of the matrix with the layer's
/// ε.
#[must_use]
pub fn choose(settings: &Failures, layer: &LayerNorm, input: &Matrix) -> Row {
    preset(settings.source).map_or_else(
        || Row {
            values: input.row(settings.index(input.rows())).to_vec(),
            eps: layer.eps,
            precision: Precision::Float32,
        },
        Failure::row,
    )
}

/// Normalises a report's row in all three ways.
#[must_use]
pub fn run(failure: &Failure) -> Outcome {
    run_row(&failure.row())
}

/// Normalises a row in all three ways.
#[must_use]
pub fn run_row(row: &Row) -> Outcome {
    let Row { eps, precision, .. } = *row;
    let mut values = row.values.clone();
    format::round(&mut values, precision);
    let rounded_eps = rounded_eps(eps, precision);
    let burn = burn(&values, rounded_eps, precision);
    let exact = exact::layer_norm(&values, eps);
    let naive = naive::run(&values, rounded_eps);
    let errors: Vec<f64> = std::iter::zip(&burn, &exact.output)
        .map(|(&burn, &exact)| distance(burn, exact))
        .collect();
    let mut worst = (0, 0.0);
    for (index, &error) in errors.iter().enumerate() {
        if error > worst.1 {
            worst = (index, error);
        }
    }
    let (worst, absolute) = worst;
    let is_equal = |&index: &usize| index != worst && errors[index] >= absolute * (1.0 - 1e-6);
    let equally_wrong = if absolute > 0.0 {
        (0..errors.len()).filter(is_equal).collect()
    } else {
        Vec::new()
    };
    let size = exact
        .output
        .get(worst)
        .map_or(0.0, |exact| exact.to_f64().abs());
    Outcome {
        causes: cause::find(&values, eps, rounded_eps, precision, &exact, &naive, &burn),
        input: values.into_iter().map(Real::from).collect(),
        eps,
        naive,
        burn,
        exact,
        worst,
        equally_wrong,
        absolute_error: absolute.into(),
        // Avoids 0/0 where the exact value is 0 too.
        relative_error: if absolute == 0.0 {
            0.0
        } else {
            absolute / size
        }
        .into(),
    }
}

/// ε as stored by a kernel of this format. In float16, an ε below 3e-8 becomes 0.
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

/// The absolute difference of two values: 0 if they are equal (NaN equals NaN),
/// infinite if they differ and either is not finite.
fn distance(a: Real, b: Real) -> f64 {
    match (a, b) {
        (Real::Finite(a), Real::Finite(b)) => (a - b).abs(),
        _ if a == b => 0.0,
        _ => f64::INFINITY,
    }
}
