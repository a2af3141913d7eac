//! The LayerNorm Lab: layer normalisation made visible.
//!
//! Data flows one way, and each folder is one stage of it:
//!
//! ```text
//! Scenario → run → Outcome → figure, sentence → screen
//! └──── lab ─────────────┘   charts   words     browser, ui
//! ```
//!
//! | folder | holds | may name |
//! |---|---|---|
//! | [`lab`] | the numbers: knobs, PyTorch's random stream, burn's layers, statistics | burn |
//! | [`words`] | every visible sentence and how numbers are written | lab |
//! | [`charts`] | plotly figures made from an outcome | lab, words, plotly |
//! | [`share`] | text in and out: a matrix that is pasted | lab, words |
//! | `browser` | the only calls into JavaScript and web-sys | no layer of ours |
//! | `ui` | Leptos components; no numbers of their own | all of the above |
//!
//! `lab`, `words`, `charts` and `share` know no browser and are tested natively;
//! `browser` and `ui` come with the Cargo feature `app`. `tests/layers.rs`
//! fails when a folder names what it may not.

pub mod charts;
pub mod lab;
pub mod share;
pub mod words;

#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
pub mod ui;
