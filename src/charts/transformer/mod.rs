//! The charts of the station of a real transformer: the stds of the tokens, and γ and β
//! sorted.

mod parameters;
mod stds;

pub use parameters::{parameters, parameters_data, parameters_summary};
pub use stds::{stds, stds_data, stds_summary};
