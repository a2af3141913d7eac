//! The table of settings: what distinguishes one from another, by kind.
//!
//! A new setting gets a variant in one of these files, an entry in `all.rs` and a field in
//! the scenario. The compiler and `tests/docs.rs` name everything else that it needs.

mod choices;
mod numbers;
mod switches;

pub use choices::Choice;
pub use numbers::Number;
pub use switches::Switch;
