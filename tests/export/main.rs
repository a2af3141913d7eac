//! The exported files, checked by independent readers.

mod code;
mod fixtures;
mod hostile;
mod notebook;
mod notebook_state;
mod notebook_text;
mod picture;
mod pytorch;
mod results;
mod tables;
