//! What the page's sentences claim, as typed values.
//!
//! A sentence with a number or a reason is built in two steps: a function of this
//! folder turns a result into claims, and [`crate::words`] puts them into words. The
//! words cannot state anything that is not in a claim. `tests/claims` judges every
//! claim by a computation of its own, over random and hostile states.

#[cfg(feature = "gradient")]
pub mod backward;
pub mod depth;
pub mod geometry;
pub mod gradient;
pub mod growth;
pub mod layer;
pub mod order;
pub mod range;
pub mod rows;
pub mod spread;
pub mod subject;
pub mod transformer;
