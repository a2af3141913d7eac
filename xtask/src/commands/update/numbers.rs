//! docs/NUMBERS.md: three runs fill its columns.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{cargo_test, write};
use crate::commands::test::wasm;
use crate::workspace::Workspace;
use crate::{console, process};

/// Writes the columns of ndarray and Chromium, then the column of flex.
pub(super) fn update(workspace: &Workspace) -> Result<()> {
    let log = workspace.wasm_log();
    let browser = wasm::prepared(workspace)?;
    console::step("measuring in Chromium", "10 seconds", || {
        // The tests fail while the page is outdated, after they have printed the errors.
        let (status, text) = process::capture(browser)?;
        if !status.success() && !text.contains("test result") {
            bail!("the wasm tests ended with {status}");
        }
        fs::write(&log, text).with_context(|| format!("could not write {}", log.display()))
    })?;

    let mut ndarray = cargo_test(workspace, "numbers");
    ndarray.env("CHROMIUM_LOG", &log);
    write(ndarray, "UPDATE_NUMBERS")?;

    let mut flex = workspace.cargo();
    flex.args(["test", "--package", "layernorm-lab", "--test", "numbers"]);
    flex.args(["--no-default-features", "--features", "flex,gradient"]);
    write(flex, "UPDATE_NUMBERS")
}
