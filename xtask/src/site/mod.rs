//! The page: built by Trunk, finished for hosts, served from a folder.

pub(crate) mod archive;
pub(crate) mod built;
pub(crate) mod files;
mod hashed_name;
pub(crate) mod hosting;
pub(crate) mod inputs;
mod minify;
pub(crate) mod optimise;
pub(crate) mod port;
pub(crate) mod release;
pub(crate) mod server;
pub(crate) mod split;
pub(crate) mod trunk;
pub(crate) mod up_to_date;
mod vendored;
