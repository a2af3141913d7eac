//! wasm-opt, which makes the shipped page smaller: npm carries it ready built.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, cache, version};
use crate::workspace::Workspace;
use crate::{process, say};

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
    // npm makes it a script, so there is no running it without Node either.
    let npm = npm()?;
    let is_ready = || is_recent(programs.join("wasm-opt"));
    if !is_ready() {
        cache::install(workspace, &home, is_ready, |folder| {
            say::doing(format_args!(
                "installing wasm-opt {WASM_OPT_VERSION} (once; usually 10 seconds)"
            ));
            let package = format!("binaryen@^{WASM_OPT_VERSION}");
            let quietly = [
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error",
            ];
            let mut install = Command::new(&npm);
            install.arg("install").arg(package).args(quietly);
            install.arg("--prefix").arg(folder);
            process::run(install).context("could not install wasm-opt")
        })?;
    }
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

fn npm() -> Result<PathBuf> {
    if let (Ok(npm), Ok(_)) = (which::which("npm"), which::which("node")) {
        return Ok(npm);
    }
    apt::install(&["nodejs", "npm"], "Node.js with npm", "1 minute")?;
    which::which("npm").context("npm is still not on PATH")
}
