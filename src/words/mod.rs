//! Everything a person reads: how numbers are written, and every sentence
//! that has a number in it.
//!
//! A second language would be a second set of these files.

pub mod arithmetic;
pub mod broken;
pub mod chart;
pub mod equaliser;
pub mod failures;
pub mod label;
pub mod lesson;
pub mod number;
pub mod relatives;
pub mod sentence;
pub mod table;
pub mod text;
