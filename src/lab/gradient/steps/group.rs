//! The steps of values that are normalised together, in float64.

use serde::Serialize;

use crate::lab::{matrix::all_equal, real::Real, statistics::Moments};

/// The steps of values that are normalised together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GroupSteps {
    /// `σ = √(v + ε)`.
    pub sigma: Real,
    /// `mean(g)`.
    pub mean: Real,
    /// `mean(g ⊙ x̂)`.
    pub along: Real,
    /// `ε/(v + ε)`: the share of g's part along x̂ that remains in r.
    pub remaining: Real,
    /// The product of `∂L/∂x` with x̂: 0 but for what remains of g's part along x̂.
    pub product: Real,
    /// Whether all x are equal, so that x̂ is 0.
    pub constant: bool,
    /// How `‖g‖²` divides.
    pub squares: Squares,
    /// The largest `|∂L/∂x|`.
    pub largest: Real,
}

/// `‖g‖²`, and its three orthogonal parts, which sum to it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Squares {
    /// `‖g‖²`.
    pub total: Real,
    /// The part along (1, …, 1).
    pub ones: Real,
    /// The part along x̂; 0 if x̂ is 0.
    pub normalized: Real,
    /// What is orthogonal to both.
    pub rest: Real,
}

/// The steps of one group, in float64.
pub(super) struct Group {
    pub(super) normalized: Vec<f64>,
    pub(super) scaled: Vec<f64>,
    pub(super) centred: Vec<f64>,
    pub(super) orthogonal: Vec<f64>,
    pub(super) divided: Vec<f64>,
    pub(super) summary: GroupSteps,
}

impl Group {
    /// x̂, g, c, r and `∂L/∂x`.
    pub(super) fn lists(&self) -> [&[f64]; 5] {
        [
            &self.normalized,
            &self.scaled,
            &self.centred,
            &self.orthogonal,
            &self.divided,
        ]
    }

    pub(super) fn of(x: &[f32], eps: f64, gamma: &[f32], upstream: &[f32]) -> Self {
        let moments = Moments::of(x.iter().copied());
        let variance = moments.variance_biased();
        let sigma = (variance + eps).sqrt();
        // Around the first value: large values that differ little keep their deviations' digits.
        let start = x.first().copied().map_or(0.0, f64::from);
        let above = mean(x.iter().map(|&x| f64::from(x) - start));
        let normalized: Vec<f64> = x
            .iter()
            .map(|&x| (f64::from(x) - start - above) / sigma)
            .collect();
        let scaled: Vec<f64> = std::iter::zip(gamma, upstream)
            .map(|(&gamma, &upstream)| f64::from(gamma) * f64::from(upstream))
            .collect();
        // Around the first value, so that the mean of equal values is exact.
        let first = scaled.first().copied().unwrap_or_default();
        let mean_of_g = first + mean(scaled.iter().map(|g| g - first));
        let centred: Vec<f64> = scaled.iter().map(|g| g - mean_of_g).collect();
        let along = mean(std::iter::zip(&centred, &normalized).map(|(c, x)| c * x));
        let count = count_of(scaled.len());
        let total: f64 = scaled.iter().map(|g| g * g).sum();
        let square = mean(normalized.iter().map(|x| x * x));
        // A row without spread has no direction x̂.
        let constant = all_equal(x);
        let projection = if constant { 0.0 } else { along / square };
        let remaining = eps / (variance + eps);
        let largest = scaled.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
        let rounding = 4.0 * f64::EPSILON * count.sqrt() * largest;
        let rest: Vec<f64> = std::iter::zip(&centred, &normalized)
            .map(|(c, x)| c - x * projection)
            // What rounding leaves of a difference of equal values, such as for two features.
            .map(|r| if r.abs() <= rounding { 0.0 } else { r })
            .collect();
        // c − x̂·along, without the cancellation in that difference.
        let orthogonal: Vec<f64> = std::iter::zip(&rest, &normalized)
            .map(|(rest, x)| rest + x * (projection * remaining))
            .collect();
        let divided: Vec<f64> = orthogonal.iter().map(|r| r / sigma).collect();
        let largest = divided.iter().map(|&d| Real::from(d.abs()));
        Self {
            summary: GroupSteps {
                sigma: sigma.into(),
                mean: mean_of_g.into(),
                along: along.into(),
                remaining: remaining.into(),
                product: (count * along * remaining / sigma).into(),
                constant,
                squares: Squares {
                    total: total.into(),
                    ones: (count * mean_of_g * mean_of_g).into(),
                    normalized: (count * along * projection).into(),
                    rest: rest.iter().map(|r| r * r).sum::<f64>().into(),
                },
                largest: Real::range(largest).map_or(Real::Undefined, |[_, most]| most),
            },
            normalized,
            scaled,
            centred,
            orthogonal,
            divided,
        }
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = count_of(values.len());
    values.sum::<f64>() / count
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a matrix has far fewer than 2^53 values"
)]
fn count_of(values: usize) -> f64 {
    values as f64
}
