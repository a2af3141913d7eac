//! `∂L/∂y` and `∂L/∂x` by their definitions.

use layernorm_lab::lab::scenario::{Scenario, Upstream};

use crate::truth::{Group, Truth};

/// `∂L/∂y` by its definition; `None` for a random one.
pub(super) fn upstream_of(scenario: &Scenario, truth: &Truth) -> Option<Vec<f32>> {
    let settings = &scenario.gradients;
    let cells =
        (0..truth.rows).flat_map(|row| (0..truth.features).map(move |feature| (row, feature)));
    match settings.upstream {
        Upstream::Cell => {
            let row = (settings.row as usize).min(truth.rows) - 1;
            let feature = (settings.feature as usize).min(truth.features) - 1;
            Some(
                cells
                    .map(|cell| f32::from(u8::from(cell == (row, feature))))
                    .collect(),
            )
        }
        Upstream::Sum => Some(cells.map(|_| 1.0).collect()),
        Upstream::Random => None,
        Upstream::Own => Some(
            cells
                .map(|cell @ (_, feature)| {
                    let own = settings.own.iter().find(|entry| entry.is_at(cell));
                    own.map_or(feature as f32 + 1.0, |entry| entry.value as f32)
                })
                .collect(),
        ),
    }
}

pub(super) fn product(gamma: &[f32], upstream: &[f32]) -> Vec<f64> {
    let pairs = gamma.iter().zip(upstream);
    pairs
        .map(|(&gamma, &upstream)| f64::from(gamma) * f64::from(upstream))
        .collect()
}

pub(super) fn scaled(group: &Group, upstream: Option<&[f32]>, start: usize) -> Option<Vec<f64>> {
    let upstream = upstream?;
    Some(product(
        &group.gamma,
        &upstream[start..start + group.x.len()],
    ))
}

/// `Jᵀg` with the Jacobian `J_ij = (δ_ij − 1/n − x̂_i·x̂_j/n)/σ`.
pub(super) fn exact(group: &Group, g: &[f64]) -> Vec<f64> {
    let n = g.len() as f64;
    let hat: Vec<f64> = group
        .exact
        .deviations
        .iter()
        .map(|d| d / group.root)
        .collect();
    (0..g.len())
        .map(|j| {
            let column = (0..g.len()).map(|i| {
                let own = if i == j { 1.0 } else { 0.0 };
                g[i] * (own - 1.0 / n - hat[i] * hat[j] / n)
            });
            column.sum::<f64>() / group.root
        })
        .collect()
}
