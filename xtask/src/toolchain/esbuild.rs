//! esbuild, which takes spaces, comments and long names out of the shipped files.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{npm, version};
use crate::workspace::Workspace;

/// The release that the lab's plotly.js is bundled with too.
const VERSION: &str = "0.28.2";

/// The folder that esbuild is in.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.tools().join(format!("esbuild-{VERSION}"));
    let programs = home.join("node_modules/.bin");
    let is_ready = || version::of(programs.join("esbuild")).is_some_and(|is| is == VERSION);
    npm::find_or_install(workspace, &home, &format!("esbuild@{VERSION}"), is_ready)?;
    if !is_ready() {
        bail!("esbuild does not run: it needs Node.js 20 or newer");
    }
    Ok(programs)
}
