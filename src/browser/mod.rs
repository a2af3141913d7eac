//! All calls of JavaScript and web-sys.
//!
//! These modules know nothing about the lab. They receive text, numbers and elements,
//! and return failures as `Result`.

pub mod address;
mod base64;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod deferred_chunk;
pub mod dialog;
pub mod disclosure;
pub mod download;
pub mod element_text;
pub mod entropy;
pub mod file;
pub mod focus;
mod js_error;
pub mod keyboard;
pub mod panic_overlay;
pub mod parent_page;
pub mod plotly;
pub mod plotly_axes;
pub mod plotly_script;
pub mod pointer;
pub mod preference;
pub mod print;
pub mod raster;
pub mod recorded_file;
pub mod root_style;
pub mod scroll;
pub mod scroll_edges;
pub mod section;
pub mod size;
pub mod static_lesson;
pub mod storage;
pub mod tab_group;
pub mod target;
pub mod visibility;
