//! The recorded activations: the file, burn's results on it, what the page says of them, and
//! hostile files.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "counts are small, and equal numbers are meant"
)]

mod asset;
mod charts;
#[path = "../npy/damage.rs"]
mod damage;
mod file;
mod findings;
mod fuzz;
mod own_model;
mod pytorch;
mod reference;
mod refused;
mod stages;
