//! Pure functions from an outcome to plotly figures and SVG diagrams, one file or folder
//! per chart.

pub mod axis;
pub mod bars;
pub mod chart_data;
pub mod depth;
pub mod figure;
pub mod float_grid;
pub mod float_staircase;
pub mod growth;
pub mod heat;
pub mod lesson_sheet;
mod oklab;
pub mod parameters;
pub mod picture;
pub mod print;
pub mod range_bar;
pub mod scatter;
pub mod space;
pub mod svg;
pub mod theme;
pub mod transformer;
pub mod whiskers;
