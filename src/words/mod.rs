//! Everything a person reads: how numbers are written, and every sentence
//! that has a number in it.
//!
//! A second language would be a second set of these files.

pub mod arithmetic;
pub mod broken;
pub mod change;
pub mod chart;
pub mod emphasis;
pub mod equaliser;
pub mod export;
pub mod failures;
pub mod file;
pub mod label;
pub mod lesson;
pub mod link;
pub mod number;
pub mod own_matrix;
pub mod presets;
pub mod relatives;
pub mod sentence;
pub mod session;
pub mod share;
pub mod slider;
pub mod table;
pub mod text;
pub mod theme;
