//! The lecture's four questions in its order, and two that go further.

pub(super) mod failures;
pub(super) mod parameters;
pub(super) mod relatives;
pub(super) mod statistics;
pub(super) mod what;
pub(super) mod why;
