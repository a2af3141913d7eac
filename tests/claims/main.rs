//! Every claim of the sentences, judged by a computation of its own.
//!
//! The judge takes only the scenario and burn's output matrix. It computes exactly, in
//! integers ([`exact`]), and shares no code with the lab's diagnosis or with the
//! sentences. The states are random and hostile: constants, duplicates, extremes,
//! denormals, single rows and features, γ and β of every kind ([`states`]).
//!
//! The diagnosis follows the operations of burn's `ndarray` backend, which the page uses.
#![cfg(not(feature = "flex"))]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "counts are small, and equal numbers are meant"
)]

mod backward;
mod chains;
mod depth;
mod exact;
mod faults;
mod geometry;
mod gradient;
mod judge;
mod layer;
mod numbers;
mod paragraphs;
mod parse;
mod rows;
mod states;
mod transformer;
mod trial;
mod truth;
mod varying;
