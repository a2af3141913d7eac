//! The live sentences: what the numbers say, in words.

mod growth;
mod matrix;
mod rows;

pub use growth::{band, chain, format_name, why};
pub use matrix::{scatter, what};
pub use rows::{parameters, statistics};

use crate::lab::matrix::Matrix;

/// The value that all entries of γ or β have.
fn uniform(parameter: &Matrix) -> Option<f32> {
    let (&first, rest) = parameter.values().split_first()?;
    rest.iter()
        .all(|value| value.to_bits() == first.to_bits())
        .then_some(first)
}
