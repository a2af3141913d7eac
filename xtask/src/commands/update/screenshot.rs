//! docs/screenshot.png: the page on a desktop.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::commands::test::browser::{self, Browsers};
use crate::workspace::Workspace;
use crate::{console, process};

/// Builds the page, takes its pictures, and copies the first one.
pub(super) fn update(workspace: &Workspace) -> Result<()> {
    browser::build(workspace)?;
    let browsers = Browsers::start(workspace, &workspace.dist())?;
    let folder = workspace.screenshots();
    // With the arguments of the browser tests, so that no dependency compiles again with
    // other features. Cargo compiles the programs of a package with its tests.
    let mut build = browser::cargo_test(workspace);
    build.arg("--no-run");
    console::step(
        "compiling the program that takes the pictures",
        "1 minute the first time, then seconds",
        || process::run(build),
    )?;
    let mut command = Command::new(workspace.test_program(&format!("screenshots{EXE_SUFFIX}")));
    command.current_dir(workspace.root()).arg(&folder);
    browsers.connect(&mut command);
    console::step("taking pictures of the page", "20 seconds", || {
        process::run(command)
    })?;
    let picture = folder.join("desktop.png");
    fs::copy(&picture, workspace.root().join("docs/screenshot.png"))
        .with_context(|| format!("could not copy {}", picture.display()))?;
    Ok(())
}
