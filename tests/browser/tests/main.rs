//! The lab in a browser: every control by mouse and by keyboard, against
//! `PyTorch`'s numbers, on a desktop and on phones.
//!
//! Each test has a browser of its own, and ends by making sure that the console
//! stayed silent and no request left this machine.

mod band;
mod close;
mod draws;
mod equaliser;
mod failures;
mod golden;
mod growth_reference;
mod heat_map;
mod layer_reference;
mod layout;
mod monkey;
mod overflow;
mod part;
mod phone;
mod precision;
mod refused;
mod relatives;
mod rubbish;
mod seed;
mod side_by_side;
mod sliders;
mod soak;
mod suspects;
mod switches;
mod theme;
mod watch;
