//! The lab in a browser: every control by mouse and by keyboard, against
//! `PyTorch`'s numbers, on a desktop and on phones.
//!
//! Each test has a browser of its own, and ends by making sure that the console
//! stayed silent and no request left this machine.

mod accessible;
mod chart_table;
mod close;
mod draws;
mod equaliser;
mod golden;
mod growth_reference;
mod heat_map;
mod keyboard;
mod layer_reference;
mod layout;
mod live;
mod overflow;
mod part;
mod phone;
mod refused;
mod seed;
mod slider_part;
mod sliders;
mod swipe;
mod switches;
mod theme;
mod watch;
