//! The only calls into JavaScript and web-sys.
//!
//! Nothing here knows what the lab computes: text, numbers and elements come
//! in, and a failure goes out as a `Result`.

pub mod address;
pub mod broken;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod download;
pub mod entropy;
pub mod file;
pub mod focus;
pub mod keyboard;
pub mod loading;
pub mod plotly;
pub mod plotly_script;
pub mod pointer;
pub mod preference;
pub mod print;
pub mod rest;
pub mod scroll;
pub mod size;
pub mod storage;
pub mod target;
pub mod visibility;
