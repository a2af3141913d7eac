//! Components that several stations share. They use [`super::state`] and
//! [`super::session`], but no station and no dialog.

pub(super) mod announcer;
pub(super) mod arithmetic_steps;
pub(super) mod cell_field;
pub(super) mod challenge;
pub(super) mod chart;
pub(super) mod choice;
pub(super) mod colour_legend;
pub(super) mod current_station;
pub(super) mod custom_matrix;
pub(super) mod dock;
pub(super) mod equaliser;
pub(super) mod float_grid;
pub(super) mod format_note;
pub(super) mod header_row;
pub(super) mod heat_map;
pub(super) mod lazy_mount;
pub(super) mod lesson_bar;
pub(super) mod math;
pub(super) mod number;
pub(super) mod number_cells;
pub(super) mod number_line;
pub(super) mod number_select;
pub(super) mod pager;
pub(super) mod question_note;
pub(super) mod recycled_list;
pub(super) mod row_groups;
pub(super) mod sentence;
pub(super) mod slider;
pub(super) mod spoken;
pub(super) mod station;
pub(super) mod station_context;
pub(super) mod table_frame;
pub(super) mod toolbar;
pub(super) mod unlock_button;
pub(super) mod whiskers;
