//! What leaves the page and comes into it: pure codecs.
//!
//! Text comes out, and whatever text comes in is read as far as it can be.
//!
//! | module | holds |
//! |---|---|
//! | [`export`] | PyTorch, a notebook, burn, CSV, JSON: what is taken away |
//! | [`lesson`] | what a teacher hides or locks |
//! | [`link`] | a scenario and a lesson as the fragment of an address |
//! | [`table`] | a matrix out of CSV, TSV, a Python list, numpy's or PyTorch's print |

pub mod export;
pub mod lesson;
pub mod link;
pub mod table;
