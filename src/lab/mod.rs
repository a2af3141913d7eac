//! The numbers: everything the lab computes, and nothing of how it is shown.
//!
//! A [`scenario::Scenario`] goes in, an [`experiment::Outcome`] comes out.
//! This is the only folder that names burn.
//!
//! | module | holds |
//! |---|---|
//! | [`scenario`] | every knob as one plain, validated value |
//! | [`knob`] | each number's range, default and slider |
//! | [`slide`] | where a value stands on its slider, where a key leads |
//! | [`experiment`] | `run`: from a scenario to its outcome, the lab's one door |
//! | [`growth`] | station 1: repeated products and the norm after each step |
//! | [`activations`] | stations 2 to 4: the activation matrix |
//! | [`layer`] | burn's LayerNorm for matrices of one shape |
//! | [`normalization`] | what the layer makes of the matrix, measured and predicted |
//! | [`ensemble`] | station 1 for many seeds: the band that their norms fill |
//! | `gradient` | LayerNorm's backward pass, with the Cargo feature of that name |
//! | [`relatives`] | RMSNorm, BatchNorm and GroupNorm beside LayerNorm |
//! | [`exact`] | LayerNorm without rounding |
//! | [`failures`] | rows that break float32, beside the exact values |
//! | [`statistics`] | mean and std of rows and columns, Pearson's r |
//! | [`random`] | PyTorch's CPU normal stream, the only source of randomness |
//! | [`real`] | a measured number that may be infinite or undefined |
//! | [`matrix`] | a plain float32 matrix |
//! | [`device`] | the one place that chooses burn's backend |

pub mod activations;
pub mod device;
pub mod ensemble;
pub mod exact;
pub mod experiment;
pub mod failures;
#[cfg(feature = "gradient")]
pub mod gradient;
pub mod growth;
pub mod knob;
pub mod layer;
pub mod matrix;
pub mod normalization;
pub mod random;
pub mod real;
pub mod relatives;
pub mod scenario;
pub mod slide;
pub mod statistics;

mod format;
mod json;
mod tensor;
mod walk;
