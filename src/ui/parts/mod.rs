//! What every station is made of.

pub(super) mod chart;
pub(super) mod choice;
pub(super) mod drawing;
pub(super) mod equaliser;
pub(super) mod head_row;
pub(super) mod heat_map;
pub(super) mod near;
pub(super) mod number;
pub(super) mod number_line;
pub(super) mod slider;
pub(super) mod station;
