//! Everything a person reads: how numbers are written, and every sentence
//! that has a number in it.
//!
//! A second language would be a second set of these files.

pub mod arithmetic;
pub mod chart;
pub mod equaliser;
pub mod failures;
pub mod label;
pub mod number;
pub mod own_matrix;
pub mod relatives;
pub mod sentence;
pub mod table;
pub mod text;
