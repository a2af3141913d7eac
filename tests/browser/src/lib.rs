//! A browser that uses the lab as a person would, and reads what it shows.
//!
//! `cargo xtask test browser` builds and serves the page, starts chromedriver and
//! geckodriver, and says in the environment where all of them are ([`settings`]).
//!
//! | module | holds |
//! |---|---|
//! | [`settings`] | where the page, the drivers and the browsers are |
//! | [`host`] | a static host of the page, with all that can go wrong at one |
//! | [`engine`] | the browsers that tests run in |
//! | [`session`] | one browser: addresses, scripts, events, logs |
//! | [`extensions`] | what chromedriver offers beyond the standard |
//! | [`slots`] | how many browsers run at a time |
//! | [`watch`] | errors in the console, breaches of the policy, requests that leave this machine |
//! | [`screen`] | the screens that the page is made for |
//! | [`page`] | the lab in a browser: opening, waiting, looking |
//! | [`gesture`] | mouse, touch and keys, real events all of them |
//! | [`form`] | typing into fields, choosing, switching |
//! | [`axe`] | the rules of accessibility that a program can check |
//! | [`snapshot`] | everything the page shows at one moment, as values |
//!
//! Whatever goes wrong here fails the test that called, so the functions panic
//! with a sentence instead of returning errors that nobody could handle.

pub mod axe;
pub mod engine;
pub mod extensions;
pub mod form;
pub mod gesture;
pub mod host;
pub mod page;
pub mod screen;
pub mod session;
pub mod settings;
pub mod slots;
pub mod snapshot;
pub mod watch;
