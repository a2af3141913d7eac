//! All visible text, and number formatting.
//!
//! Only this folder contains text in a natural language, so a translation replaces only
//! these files.

pub mod arithmetic;
pub mod cell_field;
pub mod challenge;
pub mod change;
pub mod chart;
pub mod chart_table;
pub mod custom_matrix;
pub mod emphasis;
pub mod equaliser;
pub mod export;
pub mod failures;
pub mod file;
pub mod formula;
pub mod gradient;
pub mod heat_map;
pub mod invalid;
pub mod label;
pub mod layer_format;
pub mod lesson;
pub mod link;
pub mod number;
pub mod pager;
pub mod panic_overlay;
pub mod presets;
pub mod public_questions;
pub mod quote;
pub mod refusal;
pub mod relatives;
pub mod sentence;
pub mod session;
pub mod setting;
pub mod share;
pub mod slider;
pub mod station;
pub mod statistics_table;
pub mod text;
pub mod theme;
pub mod whiskers;
