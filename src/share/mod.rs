//! What leaves the page and comes back: links, and what a teacher allows in them.
//!
//! Pure codecs: text comes out, and whatever text comes in is read as far as
//! it can be.

pub mod lesson;
pub mod link;
