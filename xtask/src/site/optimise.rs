//! Optimises the WebAssembly module of a site that Trunk built.
//!
//! Trunk can call wasm-opt, but finds only a program of that name: on Windows, npm's
//! package has none.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files::{self, PAGE, is_kind, page};
use super::hashed_name::{renamed, replaced};
use crate::process;
use crate::toolchain::ReleaseToolchain;

/// Runs wasm-opt on the module in this folder, and gives the file its new name.
pub(crate) fn site(tools: &ReleaseToolchain, folder: &Path) -> Result<()> {
    let mut files = files::read(folder)?;
    let name = files
        .keys()
        .find(|name| is_kind(name, "wasm"))
        .context("Trunk has built no WebAssembly module")?;
    let name = name.clone();
    let file = folder.join(&name);
    module(tools, &file, &file)?;

    let old = files.remove(&name).unwrap_or_default();
    let new = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
    let new_name = renamed(&name, &new);
    let page = replaced(&page(&files)?, (&name, &old), (&new_name, &new))?;
    files.insert(new_name, new);
    files.insert(PAGE.to_owned(), page.into_bytes());
    files::write(&files, folder)
}

/// Runs wasm-opt on one module.
pub(crate) fn module(tools: &ReleaseToolchain, from: &Path, to: &Path) -> Result<()> {
    let mut command = tools.wasm_opt();
    command.arg(from).arg("-o").arg(to);
    process::run(command)
}
