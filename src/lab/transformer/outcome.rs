//! burn's output for a recorded input, and statistics of both.

use std::iter::zip;

use super::recording::{Activations, Norm};
use crate::lab::{
    layer::layer_norm, matrix::Matrix, real::Real, scenario::LayerNorm, statistics::Summary,
};

/// What a LayerNorm makes of a recorded input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// x, shape `[tokens, features]`.
    pub input: Matrix,
    /// γ, shape `[1, features]`.
    pub gamma: Matrix,
    /// β, shape `[1, features]`.
    pub beta: Matrix,
    /// burn's x̂, which is y with γ = 1 and β = 0; same shape as the input.
    pub normalized: Matrix,
    /// burn's y, same shape as the input.
    pub output: Matrix,
    /// One summary per row.
    pub tokens: Vec<TokenSummary>,
    /// The mean of |x| over the rows, per feature.
    pub sizes: Vec<f64>,
    /// How burn's y compares with PyTorch's, if that was recorded.
    pub comparison: Option<Comparison>,
}

/// One row of x and y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenSummary {
    /// The mean of x.
    pub mean: Real,
    /// The std of x with divisor n, as in LayerNorm, without ε.
    pub std: Real,
    /// The feature farthest from the mean, counted from 0.
    pub feature: usize,
    /// x there.
    pub value: Real,
    /// `(x − mean)/√(v + ε)` there; undefined if that is 0/0.
    pub normalized: Real,
    /// The std of burn's y with divisor n.
    pub output_std: Real,
}

/// The largest difference between burn's y and PyTorch's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The row, counted from 0.
    pub row: usize,
    /// The feature, counted from 0.
    pub feature: usize,
    /// burn's value there.
    pub burn: Real,
    /// PyTorch's value there.
    pub pytorch: Real,
    /// `|burn − PyTorch|`; undefined if burn's value is no number.
    pub difference: Real,
}

/// Runs burn's LayerNorm on a recorded input, in float32.
#[must_use]
pub fn run(norm: &Norm, activations: &Activations) -> Outcome {
    let input = activations.input.clone();
    let output = layer_norm(input.clone(), &norm.settings());
    let without_parameters = LayerNorm {
        eps: norm.eps,
        ..LayerNorm::default()
    };
    let rows = (0..input.rows()).map(|row| token(input.row(row), output.row(row), norm.eps));
    Outcome {
        tokens: rows.collect(),
        normalized: layer_norm(input.clone(), &without_parameters),
        sizes: mean_sizes(&input),
        comparison: activations
            .output
            .as_ref()
            .and_then(|recorded| compare(&output, recorded)),
        gamma: norm.gamma.clone(),
        beta: norm.beta.clone(),
        input,
        output,
    }
}

fn token(x: &[f32], y: &[f32], eps: f64) -> TokenSummary {
    let summary = Summary::of(x.iter().copied());
    let mean = summary.mean.to_f64();
    let mut feature = 0;
    let mut farthest = -1.0;
    for (index, &value) in x.iter().enumerate() {
        let distance = (f64::from(value) - mean).abs();
        if distance > farthest {
            (feature, farthest) = (index, distance);
        }
    }
    let value = f64::from(x[feature]);
    let root = (summary.std_biased.to_f64().powi(2) + eps).sqrt();
    TokenSummary {
        mean: summary.mean,
        std: summary.std_biased,
        feature,
        value: value.into(),
        normalized: ((value - mean) / root).into(),
        output_std: Summary::of(y.iter().copied()).std_biased,
    }
}

/// The mean of the magnitudes over the rows, per feature.
pub(super) fn mean_sizes(matrix: &Matrix) -> Vec<f64> {
    let mut sizes = vec![0.0; matrix.columns()];
    for row in 0..matrix.rows() {
        for (size, &value) in zip(&mut sizes, matrix.row(row)) {
            *size += f64::from(value).abs();
        }
    }
    let count = u32::try_from(matrix.rows()).map_or(f64::NAN, f64::from);
    sizes.iter().map(|size| size / count).collect()
}

/// The first of the largest differences; a value that is no number counts as the largest.
fn compare(burn: &Matrix, pytorch: &Matrix) -> Option<Comparison> {
    let differences = zip(burn.values(), pytorch.values())
        .map(|(&burn, &pytorch)| (f64::from(burn) - f64::from(pytorch)).abs());
    let rank = |difference: f64| {
        if difference.is_nan() {
            f64::INFINITY
        } else {
            difference
        }
    };
    let (index, difference) = differences.enumerate().reduce(|most, other| {
        if rank(other.1) > rank(most.1) {
            other
        } else {
            most
        }
    })?;
    Some(Comparison {
        row: index / burn.columns(),
        feature: index % burn.columns(),
        burn: burn.values()[index].into(),
        pytorch: pytorch.values()[index].into(),
        difference: difference.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norm(eps: f64) -> Norm {
        Norm {
            name: "a".to_owned(),
            eps,
            gamma: Matrix::new(1, 4, vec![1.0, 1.0, 1.0, 2.0]),
            beta: Matrix::new(1, 4, vec![0.0, 0.0, 0.5, 0.0]),
            activations: Vec::new(),
        }
    }

    #[test]
    fn a_row_is_described_by_its_std_and_the_feature_farthest_from_its_mean() {
        let activations = Activations {
            input: Matrix::new(2, 4, vec![1.0, 1.0, 1.0, 5.0, 2.0, 2.0, 2.0, 2.0]),
            output: None,
        };
        let outcome = run(&norm(1e-12), &activations);
        let first = &outcome.tokens[0];
        assert_eq!((first.mean, first.feature), (Real::Finite(2.0), 3));
        assert_eq!(first.std, Real::Finite(3_f64.sqrt()));
        let normalized = first.normalized.to_f64();
        assert!((normalized - 3_f64.sqrt()).abs() < 1e-9, "{normalized}");
        assert_eq!(outcome.tokens[1].normalized, Real::Finite(0.0));
        assert_eq!(outcome.sizes, [1.5, 1.5, 1.5, 3.5]);
        assert_eq!(outcome.comparison, None);
    }

    #[test]
    fn the_comparison_finds_the_largest_difference_and_a_nan_before_any_number() {
        let burn = Matrix::new(2, 2, vec![1.0, 2.0, 3.0, 4.0]);
        let pytorch = Matrix::new(2, 2, vec![1.0, 2.5, 3.0, 4.25]);
        let comparison = compare(&burn, &pytorch).unwrap();
        assert_eq!((comparison.row, comparison.feature), (0, 1));
        assert_eq!(comparison.difference, Real::Finite(0.5));
        let burn = Matrix::new(2, 2, vec![1.0, 2.0, f32::NAN, 4.0]);
        let comparison = compare(&burn, &pytorch).unwrap();
        assert_eq!((comparison.row, comparison.feature), (1, 0));
        assert_eq!(comparison.difference, Real::Undefined);
    }

    #[test]
    fn a_constant_row_without_eps_has_no_normalised_value() {
        let activations = Activations {
            input: Matrix::new(1, 4, vec![7.0; 4]),
            output: None,
        };
        let outcome = run(&norm(0.0), &activations);
        assert_eq!(outcome.tokens[0].normalized, Real::Undefined);
    }
}
