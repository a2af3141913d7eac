//! The tools' folder: each tool is installed once for each user, and never in part.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

use crate::console;
use crate::workspace::Workspace;

/// Installs a tool into `home`, a folder of the tools' folder.
///
/// `fill` gets an empty folder, which is renamed to `home` when it is complete: an
/// interrupted installation never looks finished. Of two commands that start at the same
/// time, one installs and the other waits.
pub(crate) fn install(
    workspace: &Workspace,
    home: &Path,
    is_ready: impl Fn() -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let tools = workspace.tools();
    fs::create_dir_all(tools).with_context(|| format!("could not create {}", tools.display()))?;
    let lock = File::create(tools.join("lock")).context("could not write to the tools' folder")?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            console::progress("waiting for another installation of tools to finish");
            lock.lock()
                .context("could not wait for the tools' folder")?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context("could not lock the tools"),
    }
    if is_ready() {
        return Ok(());
    }
    let filling = home.with_added_extension("incomplete");
    remove(&filling)?;
    fs::create_dir_all(&filling)?;
    fill(&filling)?;
    remove(home)?;
    fs::rename(&filling, home).with_context(|| format!("could not create {}", home.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
