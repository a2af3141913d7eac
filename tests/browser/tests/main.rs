//! The lab in a browser: every control by mouse and by keyboard, against
//! `PyTorch`'s numbers, on a desktop and on phones.
//!
//! Each test has a browser of its own, and ends by making sure that the console
//! stayed silent and no request left this machine.

mod accessible;
mod band;
mod broken;
mod cell;
mod chart_table;
mod close;
mod draws;
mod equaliser;
mod failures;
mod firefox;
mod follow;
mod golden;
mod growth_reference;
mod halves;
mod heat_dense;
mod heat_map;
mod kept;
mod keyboard;
mod large_matrix;
mod layer_reference;
mod layout;
mod lesson;
mod link;
mod live;
mod missing;
mod monkey;
mod offline;
mod overflow;
mod own_matrix;
mod part;
mod phone;
mod phone_stations;
mod policy;
mod precision;
mod presets;
mod print;
mod refused;
mod relatives;
mod release;
mod rows;
mod rubbish;
mod seed;
mod side_by_side;
mod single_file;
mod slider_part;
mod sliders;
mod soak;
mod steps;
mod still;
mod suspects;
mod swipe;
mod switches;
mod take_away;
mod theme;
mod theme_control;
mod watch;
