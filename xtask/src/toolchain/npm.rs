//! Programs that npm carries ready built.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{apt, cache};
use crate::workspace::Workspace;
use crate::{process, say};

/// Makes sure that `home`, a folder of the tools' folder, holds a package.
///
/// npm makes its programs scripts: there is no running them without Node either.
pub(super) fn find_or_install(
    workspace: &Workspace,
    home: &Path,
    package: &str,
    is_ready: impl Fn() -> bool,
) -> Result<()> {
    let npm = npm()?;
    if is_ready() {
        return Ok(());
    }
    cache::install(workspace, home, is_ready, |folder| {
        say::doing(format_args!(
            "installing {package} (once; usually 10 seconds)"
        ));
        let quietly = [
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
        ];
        let mut install = Command::new(&npm);
        install.arg("install").arg(package).args(quietly);
        install.arg("--prefix").arg(folder);
        process::run(install).with_context(|| format!("could not install {package}"))
    })
}

fn npm() -> Result<PathBuf> {
    if let (Ok(npm), Ok(_)) = (which::which("npm"), which::which("node")) {
        return Ok(npm);
    }
    apt::install(&["nodejs", "npm"], "Node.js with npm", "1 minute")?;
    which::which("npm").context("npm is still not on PATH")
}
