//! What a diagnosis is made from.

use crate::lab::{
    group::Group, matrix::Matrix, scenario::Precision, statistics::Statistics, stepwise,
};

/// The largest part of a std, and of a mean, that a sentence rounds away.
pub const VISIBLE: f64 = 5e-5;
/// The largest relative error of rounding to float32, 2⁻²⁴. Rounding the values of a row may
/// move its mean from 0 by about this part of its std.
pub const FLOAT32_ROUNDING: f64 = 0.5 / 8_388_608.0;

/// The layer's input, parameters and output, with their statistics.
pub struct Measured<'a> {
    /// x, shape `[rows, features]`.
    pub input: &'a Matrix,
    /// y, the same shape.
    pub output: &'a Matrix,
    /// γ, shape `[1, features]` or `[rows, features]`.
    pub gamma: &'a Matrix,
    /// β, the same shape as γ.
    pub beta: &'a Matrix,
    /// γ and β in float32, before they were rounded to the layer's number format.
    pub as_set: [&'a Matrix; 2],
    /// One group per row, or a single one for the whole matrix.
    pub groups: &'a [Group],
    /// The statistics of the input.
    pub before: &'a Statistics,
    /// The statistics of the output.
    pub after: &'a Statistics,
    /// The rounded moments of each group, if the layer rounds the result of every step.
    pub stepwise: Option<&'a [stepwise::Moments]>,
    /// The layer's number format.
    pub precision: Precision,
    /// ε.
    pub eps: f64,
}

impl Measured<'_> {
    /// The number format of the steps between the input and the result.
    pub(super) fn step_format(&self) -> Precision {
        match self.stepwise {
            Some(_) => self.precision,
            None => Precision::Float32,
        }
    }
}
