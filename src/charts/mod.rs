//! Plotly figures, one file a chart; an outcome in, a figure out.

pub mod axis;
pub mod figure;
pub mod growth;
pub mod heat;
pub mod paper;
pub mod ribbon;
pub mod scatter;
pub mod still;
pub mod table;
pub mod theme;
