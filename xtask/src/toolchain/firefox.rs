//! Firefox, and the driver that tests steer it with.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::browser::program;
use super::{apt, cargo_tools};
use crate::workspace::Workspace;

/// The second browser and its driver.
#[derive(Debug)]
pub(crate) struct Firefox {
    /// The browser.
    pub(crate) program: PathBuf,
    /// geckodriver.
    pub(crate) driver: PathBuf,
}

impl Firefox {
    /// The one that `FIREFOX_BINARY` names, or one on PATH, or Debian's,
    /// installed now; with a driver that cargo builds.
    pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Self> {
        let find = || program("FIREFOX_BINARY", &["firefox-esr", "firefox"]);
        let found = find();
        if found.is_none() {
            apt::install(&["firefox-esr"], "Firefox", "1 minute")?;
        }
        let folder = cargo_tools::geckodriver().find_or_install(workspace)?;
        Ok(Self {
            program: found
                .or_else(find)
                .context("Firefox is still not on PATH")?,
            driver: folder.unwrap_or_default().join("geckodriver"),
        })
    }
}
