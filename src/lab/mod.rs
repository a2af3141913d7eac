//! Everything the lab computes, independent of how it is displayed.
//!
//! [`experiment::run`] turns a [`scenario::Scenario`] into an
//! [`experiment::Outcome`]. Only this folder may import burn.
//!
//! | module | holds |
//! |---|---|
//! | [`scenario`] | every setting in one plain, validated value |
//! | [`setting`] | the table of settings: path, link key, limits, default |
//! | [`station`] | the page's stations, and the settings in each |
//! | [`control`] | what a lesson can hide or lock |
//! | [`presets`] | states that show one thing each |
//! | [`public_questions`] | questions that people asked, each with the state that answers it |
//! | [`invalid`] | errors in a scenario, as values |
//! | [`slider_scale`] | the mapping between values and slider positions |
//! | [`experiment`] | `run`: the entry point, from a scenario to its outcome |
//! | `group` | the mean and variance of values that are normalised together |
//! | [`growth`] | station 1: both chains of repeated products, and their norms |
//! | `chain` | the state of one chain |
//! | [`activations`] | stations 2 to 4: the activation matrix |
//! | [`layer`] | burn's LayerNorm for matrices of one shape, in a number format |
//! | [`normalization`] | the layer's output, with measured and predicted statistics |
//! | [`notable_cell`] | the cell of a matrix whose arithmetic is the most telling |
//! | [`diagnosis`] | why the layer's result differs from mean 0 and std 1 |
//! | [`directions`] | station 1: how similar the directions of the last matrix's rows are |
//! | [`ensemble`] | station 1 for many seeds: percentiles of the norm at each step |
//! | [`depth`] | station 8: residual stacks, with and without a norm, by depth |
//! | [`similarity`] | how alike the rows of a matrix are |
//! | [`gradient`] | station 7: LayerNorm's backward pass |
//! | [`geometry`] | station 9: points with three features at every stage of the layer |
//! | [`relatives`] | LayerNorm, RMSNorm, BatchNorm and GroupNorm on one matrix |
//! | [`transformer`] | the recorded LayerNorms of a trained model |
//! | [`exact`] | LayerNorm in exact arithmetic |
//! | [`failures`] | rows on which float32 fails, compared with exact arithmetic |
//! | [`results`] | the results of all stations as one serialisable value |
//! | [`statistics`] | mean and standard deviation of rows and columns, Pearson's r |
//! | [`random`] | PyTorch's CPU normal generator, the only source of randomness |
//! | [`mod@format`] | rounding to float16 and bfloat16 |
//! | [`stepwise`] | LayerNorm that rounds the result of every step |
//! | [`real`] | a measured number that may be infinite or undefined |
//! | [`matrix`] | a float32 matrix independent of burn |
//! | `tensor` | conversions to and from burn tensors |
//! | `validation` | whether every value is in its range |
//! | `json` | reading and writing scenario files |
//! | [`device`] | the choice of burn backend |

pub mod activations;
pub mod control;
pub mod depth;
pub mod device;
pub mod diagnosis;
pub mod directions;
pub mod ensemble;
pub mod exact;
pub mod example_parameters;
pub mod experiment;
pub mod failures;
pub mod format;
pub mod geometry;
pub mod gradient;
pub mod growth;
pub mod invalid;
pub mod layer;
pub mod matrix;
pub mod normalization;
pub mod notable_cell;
pub mod presets;
pub mod public_questions;
pub mod random;
pub mod real;
pub mod relatives;
pub mod results;
pub mod scenario;
pub mod setting;
pub mod similarity;
pub mod slider_scale;
pub mod station;
pub mod statistics;
pub mod stepwise;
pub mod transformer;

mod chain;
mod group;
mod json;
pub(crate) mod listed_enum;
mod tensor;
mod validation;
