//! What every station is made of.

pub(super) mod cell_field;
pub(super) mod chart;
pub(super) mod chart_table;
pub(super) mod choice;
mod drawing;
pub(super) mod equaliser;
pub(super) mod head_row;
pub(super) mod heat_map;
pub(super) mod kept;
pub(super) mod math;
pub(super) mod near;
pub(super) mod number;
pub(super) mod number_cells;
pub(super) mod number_line;
pub(super) mod own_matrix;
pub(super) mod pager;
pub(super) mod picture;
pub(super) mod row_groups;
pub(super) mod scoped;
pub(super) mod sentence;
pub(super) mod slider;
pub(super) mod station;
mod still;
pub(super) mod table_frame;
pub(super) mod turns;
