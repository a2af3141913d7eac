//! The tests that need no browser, on both of burn's backends.

use anyhow::Result;

use super::check;
use crate::workspace::Workspace;

/// Runs the native tests.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut tests = workspace.cargo();
    // The profile that this very program was built with: nothing compiles twice.
    tests.args(["test", "--package", "xtask", "--profile", "xtask"]);
    check("the commands' own tests", "20 seconds", tests)?;

    let mut tests = workspace.cargo();
    // With the browser tests' package, which does not run here: what is compiled
    // for both at once need not be compiled for each.
    tests.args(["test", "--workspace", "--exclude", "xtask"]);
    check(
        "native tests",
        "5 minutes the first time, then seconds",
        tests,
    )?;

    let mut tests = workspace.cargo();
    tests.args([
        "test",
        "--package",
        "layernorm-lab",
        "--no-default-features",
        "--features",
        "flex,gradient",
    ]);
    check(
        "native tests with the other backend",
        "3 minutes the first time, then seconds",
        tests,
    )
}
