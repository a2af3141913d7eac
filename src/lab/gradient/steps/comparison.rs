//! How burn's gradient compares with the steps.

use serde::Serialize;

use super::Steps;
use crate::lab::{gradient::Gradient, real::Real};

/// How a `∂L/∂x` that burn has computed compares with the steps and with the directions
/// that they remove, for values that are normalised together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The sum: the product with (1, …, 1).
    pub sum: Real,
    /// The product with x̂.
    pub product: Real,
    /// The largest difference from the steps.
    pub difference: Real,
    /// How many values are infinite or NaN.
    pub non_finite: usize,
}

impl Steps {
    /// Compares burn's `∂L/∂x`: one comparison per group.
    #[must_use]
    pub fn compare(&self, gradient: &Gradient) -> Vec<Comparison> {
        let burn = gradient.input.values();
        let size = burn.len() / self.groups.len().max(1);
        let groups = std::iter::zip(
            burn.chunks(size.max(1)),
            std::iter::zip(
                self.normalized.values().chunks(size.max(1)),
                self.divided.values().chunks(size.max(1)),
            ),
        );
        groups
            .map(|(burn, (normalized, divided))| {
                let dot = |with: &dyn Fn(usize) -> f64| -> Real {
                    let terms = burn.iter().enumerate();
                    terms
                        .map(|(index, &value)| f64::from(value) * with(index))
                        .sum::<f64>()
                        .into()
                };
                let differences = std::iter::zip(burn, divided)
                    .map(|(&a, &b)| Real::from((f64::from(a) - f64::from(b)).abs()));
                Comparison {
                    sum: dot(&|_| 1.0),
                    product: dot(&|index| normalized[index].into()),
                    difference: Real::range(differences).map_or(Real::Undefined, |[_, most]| most),
                    non_finite: burn.iter().filter(|value| !value.is_finite()).count(),
                }
            })
            .collect()
    }
}
