//! What leaves the lab, read again by other means than it was written.

mod code;
mod given;
mod notebook;
mod picture;
mod tables;
mod torch;
