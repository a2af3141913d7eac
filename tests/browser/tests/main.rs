//! The lab in a browser: every control by mouse and by keyboard, against
//! `PyTorch`'s numbers, on a desktop and on phones.
//!
//! Each test has a browser of its own, and ends by making sure that the console
//! stayed silent and no request left this machine.

mod close;
mod draws;
mod equaliser;
mod follow;
mod golden;
mod growth_reference;
mod heat_map;
mod layer_reference;
mod layout;
mod overflow;
mod part;
mod phone;
mod refused;
mod seed;
mod sliders;
mod switches;
mod theme;
mod watch;
