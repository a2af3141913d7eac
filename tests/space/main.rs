//! Station 9's points and pictures: what holds of them in every state.

mod captions;
mod pictures;
mod points;
mod projection;
mod strategies;
mod table;
