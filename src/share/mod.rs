//! What leaves the page: codecs without a browser.

pub mod export;
