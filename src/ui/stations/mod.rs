//! The four questions, in the lecture's order.

pub(super) mod parameters;
pub(super) mod statistics;
pub(super) mod what;
pub(super) mod why;
