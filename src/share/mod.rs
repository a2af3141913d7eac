//! What leaves the page and comes into it: pure codecs.
//!
//! Text comes out, and whatever text comes in is read as far as it can be.
//!
//! | module | holds |
//! |---|---|
//! | [`lesson`] | what a teacher hides or locks |
//! | [`link`] | a scenario and a lesson as the fragment of an address |
//! | [`table`] | a matrix out of CSV, TSV, a Python list, numpy's or PyTorch's print |

pub mod lesson;
pub mod link;
pub mod table;
