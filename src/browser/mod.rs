//! All calls of JavaScript and web-sys.
//!
//! These modules know nothing about the lab. They receive text, numbers and elements,
//! and return failures as `Result`.

pub mod address;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod deferred_chunk;
pub mod dialog;
pub mod disclosure;
pub mod download;
pub mod entropy;
pub mod file;
pub mod focus;
pub mod keyboard;
pub mod panic_overlay;
pub mod plotly;
pub mod plotly_axes;
pub mod plotly_script;
pub mod pointer;
pub mod preference;
pub mod print;
pub mod scroll;
pub mod scroll_edges;
pub mod section;
pub mod size;
pub mod static_lesson;
pub mod storage;
pub mod tab_group;
pub mod target;
pub mod visibility;
