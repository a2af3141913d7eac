//! The page: built by Trunk, known by its inputs, served from a folder.

pub(crate) mod inputs;
pub(crate) mod port;
pub(crate) mod server;
pub(crate) mod trunk;
