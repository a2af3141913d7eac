//! Formatting, lints and documentation, warnings denied.

use std::process::Command;

use anyhow::Result;

use super::check;
use crate::workspace::Workspace;
use crate::{console, process, toolchain};

/// Checks the source without running it.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    toolchain::require_components(workspace)?;
    let mut format = workspace.cargo();
    format.args(["fmt", "--all", "--check"]);
    check("formatting", "1 second", format)?;

    let mut clippy = workspace.cargo();
    clippy.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "app",
    ]);
    clippy.args(["--", "-D", "warnings"]);
    check("lints", "4 minutes the first time, then seconds", clippy)?;

    // "All targets" are only those that `cargo test` runs without their name.
    let mut clippy = workspace.cargo();
    clippy.args(["clippy", "--workspace", "--features", "app"]);
    clippy.args(["--test", "page", "--", "-D", "warnings"]);
    check(
        "lints of the browser tests",
        "1 minute the first time, then seconds",
        clippy,
    )?;

    let mut clippy = workspace.cargo();
    // Only the library knows the backend (src/lab/device.rs).
    clippy.args(["clippy", "--package", "layernorm-lab", "--lib"]);
    clippy.args(["--no-default-features", "--features", "flex,gradient"]);
    clippy.args(["--", "-D", "warnings"]);
    check(
        "lints with the other backend",
        "1 minute the first time, then seconds",
        clippy,
    )?;

    let mut doc = workspace.cargo();
    // With the features of the lints above: dependencies compile once for both.
    doc.args(["doc", "--workspace", "--no-deps", "--features", "app"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    check("documentation", "10 seconds", doc)?;
    dependencies(workspace)
}

/// The dependencies: licences, duplicates and sources (deny.toml), and known
/// vulnerabilities where their database can be reached.
fn dependencies(workspace: &Workspace) -> Result<()> {
    let tool = toolchain::deny();
    let folder = tool.find_or_install(workspace, None)?.unwrap_or_default();
    let deny = |arguments: &[&str]| {
        let mut deny = Command::new(folder.join("cargo-deny"));
        deny.current_dir(workspace.root())
            .args(["--log-level", "error"])
            .args(arguments);
        deny
    };
    // cargo-deny reads every crate of the lock file; a fresh machine has only those that
    // have been compiled.
    let mut fetch = workspace.cargo();
    fetch.args(["fetch", "--locked"]);
    check("fetching every crate", "10 seconds", fetch)?;
    let rules = ["--offline", "check", "licenses", "bans", "sources"];
    check("licences and sources", "2 seconds", deny(&rules))?;
    if process::output(&mut deny(&["fetch", "db"])).is_ok() {
        let advisories = ["--offline", "check", "advisories"];
        check("known vulnerabilities", "2 seconds", deny(&advisories))
    } else {
        console::note("known vulnerabilities were not checked: their database cannot be reached");
        Ok(())
    }
}
