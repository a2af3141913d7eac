//! What leaves the lab and comes into it: pure text in, pure text out.
//!
//! | module | holds |
//! |---|---|
//! | [`table`] | a matrix out of CSV, TSV, a Python list, numpy's or PyTorch's print |

pub mod table;
