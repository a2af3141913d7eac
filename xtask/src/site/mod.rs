//! The page: built by Trunk, known by its inputs, made ready for hosts,
//! served from a folder.

pub(crate) mod finish;
pub(crate) mod inputs;
mod minify;
pub(crate) mod port;
pub(crate) mod release;
mod renamed;
pub(crate) mod server;
pub(crate) mod split;
pub(crate) mod trunk;
mod vendored;
