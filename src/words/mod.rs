//! All visible text, and number formatting.
//!
//! Only this folder contains text in a natural language, so a translation replaces only
//! these files.

pub mod answers;
pub mod arithmetic;
pub mod cell_field;
pub mod chains_chart;
pub mod challenge;
pub mod change;
pub mod chart;
pub mod chart_table;
pub mod custom_matrix;
pub mod depth;
pub mod emphasis;
pub mod equaliser;
pub mod equation;
pub mod export;
pub mod failures;
pub mod file;
pub mod formula;
pub mod geometry;
pub mod gradient;
mod grammar;
pub mod heat_map;
pub mod help;
pub mod invalid;
pub mod label;
pub mod layer_format;
pub mod lesson;
pub mod lesson_bar;
pub mod lesson_sheet;
pub mod lesson_steps;
pub mod link;
pub mod list;
pub mod markup;
pub mod number;
pub mod pager;
pub mod panic_overlay;
pub mod parameters_chart;
pub mod presets;
pub mod public_questions;
pub mod quote;
pub mod ready_lesson;
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
pub mod transformer;
pub mod whiskers;
