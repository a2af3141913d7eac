//! The LayerNorm Lab: layer normalisation made visible.
//!
//! Data flows in one direction, and each folder is one stage:
//!
//! ```text
//! Scenario → run → Outcome → figure, sentence → screen
//! └──── lab ─────────────┘   charts   words     browser, ui
//! ```
//!
//! | folder | contains | may import |
//! |---|---|---|
//! | [`lab`] | the computation: settings, PyTorch's random numbers, burn's layers, statistics | burn |
//! | [`claims`] | what the sentences state, as typed values | lab |
//! | [`challenge`] | questions that the user answers first, and their answers | lab |
//! | [`words`] | all visible text, and number formatting | lab, claims, challenge |
//! | [`charts`] | plotly figures of an outcome | lab, words, plotly |
//! | [`session`] | undo and redo | none of our layers |
//! | [`share`] | conversions from and to text: links, lessons, exports, pasted matrices | lab, challenge, words |
//! | `browser` | all calls to JavaScript and web-sys | none of our layers |
//! | `ui` | Leptos components, without any computation | all of the above |
//!
//! `lab`, `claims`, `challenge`, `words`, `charts`, `session` and `share` do not depend on a
//! browser and have native tests. `browser` and `ui` need the Cargo feature `app`. `tests/layers`
//! enforces the right-hand column.

pub mod challenge;
pub mod charts;
pub mod claims;
pub mod lab;
pub mod session;
pub mod share;
pub mod words;

#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
pub mod ui;
