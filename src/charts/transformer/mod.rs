//! The charts of the station of a real transformer: what a finding shows before and after, the
//! largest value of each token by LayerNorm, the stds of the tokens, γ and β sorted, and γ against
//! the size of each feature.

mod gamma_by_size;
mod largest;
mod parameters;
mod stages;
mod stds;

pub use gamma_by_size::{gamma_by_size, gamma_by_size_data, gamma_by_size_summary};
pub use largest::{largest, largest_data, largest_summary};
pub use parameters::{parameters, parameters_data, parameters_summary};
pub use stages::{stages, stages_data};
pub use stds::{stds, stds_data, stds_summary};

/// The median of values in ascending order; 0 without values.
fn median(sorted: &[f64]) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
    f64::midpoint(at(last / 2), at(sorted.len() / 2))
}

/// Every number where there are few, else multiples of a larger one.
fn ticks(count: usize) -> Vec<f64> {
    let every = [1, 2, 5, 10].into_iter().find(|every| count / every <= 16);
    let ticks = (1..=count).filter(|tick| tick % every.unwrap_or(20) == 0);
    ticks
        .filter_map(|tick| u32::try_from(tick).ok())
        .map(f64::from)
        .collect()
}
