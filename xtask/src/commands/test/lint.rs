//! Formatting, lints and documentation, warnings denied.

use anyhow::Result;

use super::check;
use crate::toolchain;
use crate::workspace::Workspace;

/// Looks without running anything of ours.
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

    let mut clippy = workspace.cargo();
    clippy.args(["clippy", "--package", "layernorm-lab", "--all-targets"]);
    clippy.args(["--no-default-features", "--features", "flex,gradient"]);
    clippy.args(["--", "-D", "warnings"]);
    check(
        "lints with the other backend",
        "1 minute the first time, then seconds",
        clippy,
    )?;

    let mut doc = workspace.cargo();
    // The features of the lints above, so that what they compiled serves here too.
    doc.args(["doc", "--workspace", "--no-deps", "--features", "app"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    check("documentation", "10 seconds", doc)
}
