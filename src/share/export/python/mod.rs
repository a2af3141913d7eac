//! The pieces of Python that the script and the notebook are made of.

pub(super) mod chains;
pub(super) mod layer;
pub(super) mod setup;
pub(super) mod statistics;
