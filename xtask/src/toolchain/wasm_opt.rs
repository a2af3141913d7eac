//! wasm-opt, which makes the shipped page smaller: npm carries it ready built.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{npm, version};
use crate::workspace::Workspace;

/// The release of binaryen that the page's flags were tried with.
pub(crate) const WASM_OPT_VERSION: u32 = 132;

/// The folder that wasm-opt is in, or `None` if the one on PATH will do.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if is_recent("wasm-opt".into()) {
        return Ok(None);
    }
    let home = workspace
        .tools()
        .join(format!("wasm-opt-{WASM_OPT_VERSION}"));
    let programs = home.join("node_modules/.bin");
    let is_ready = || is_recent(programs.join("wasm-opt"));
    let package = format!("binaryen@^{WASM_OPT_VERSION}");
    npm::find_or_install(workspace, &home, &package, is_ready)?;
    if !is_recent(programs.join("wasm-opt")) {
        bail!("wasm-opt does not run: it needs Node.js 20 or newer");
    }
    Ok(Some(programs))
}

fn is_recent(program: PathBuf) -> bool {
    version::of(program)
        .and_then(|version| version::major(&version))
        .is_some_and(|version| version >= WASM_OPT_VERSION)
}
