//! Controls a browser as a user would, and reads what the lab shows.
//!
//! `cargo xtask test browser` builds and serves the page, starts chromedriver and
//! geckodriver, and passes their addresses in the environment ([`settings`]).
//!
//! | module | contents |
//! |---|---|
//! | [`settings`] | the addresses of the page and the drivers, the paths of the browsers |
//! | [`engine`] | the two browsers and their `WebDriver` capabilities |
//! | `browser` | a running browser, controlled through its driver |
//! | `shared_browser` | browsers that many tests use, one after the other |
//! | [`lease`] | the browser of one session, until the session ends |
//! | [`session`] | a browser for one test: addresses, scripts, events, logs |
//! | [`extensions`] | chromedriver's commands beyond the standard |
//! | [`viewport`] | viewport sizes and media features |
//! | [`faulty_server`] | a static server that injects faults |
//! | [`page`] | the lab in a browser: opening, loading, the final check at the end |
//! | [`final_check`] | no console error, no policy violation, no request to another machine |
//! | [`waiting`] | waiting for the page |
//! | [`query`] | reading the page by CSS selector |
//! | [`snapshot`] | everything that the page shows at one moment, as values |
//! | [`geometry`] | bounding boxes and scrolling |
//! | [`gesture`] | real mouse and touch events |
//! | [`keyboard`] | real key events, and the focus |
//! | [`form`] | sliders, fields, choices and switches |
//! | [`accessibility_tree`] | what the browser tells a screen reader |
//! | [`axe`] | axe-core's accessibility rules |
//!
//! A failure here fails the calling test, so the functions panic with a sentence instead
//! of returning an error.

pub mod accessibility_tree;
pub mod axe;
mod browser;
pub mod engine;
pub mod extensions;
pub mod faulty_server;
pub mod final_check;
pub mod form;
pub mod geometry;
pub mod gesture;
pub mod keyboard;
pub mod lease;
pub mod mount;
pub mod page;
pub mod query;
pub mod session;
pub mod settings;
mod shared_browser;
pub mod snapshot;
pub mod viewport;
pub mod waiting;
