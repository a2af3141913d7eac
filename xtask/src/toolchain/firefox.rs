//! Firefox, and the driver with which tests control it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{apt, cargo_tools, installed};
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
    /// The program that `FIREFOX_BINARY` names, or else an installed one, or else
    /// Debian's, which is installed now; with a driver that cargo builds.
    pub(crate) fn find_or_install(workspace: &Workspace) -> Result<Self> {
        let find = || installed::named_or("FIREFOX_BINARY", installed::firefox);
        let mut program = find();
        if program.is_none() && apt::is_here() {
            apt::install(&["firefox-esr"], "Firefox", "1 minute")?;
            program = find();
        }
        let program =
            program.context("Firefox is missing; install it, or name it in FIREFOX_BINARY")?;
        let folder = cargo_tools::geckodriver().find_or_install(workspace, None)?;
        Ok(Self {
            program,
            driver: folder.unwrap_or_default().join("geckodriver"),
        })
    }
}
