//! The tests that need no browser, on both of burn's backends.

use anyhow::Result;

use super::{check_named, pytorch};
use crate::cli::Test;
use crate::workspace::Workspace;

/// Runs the native tests whose names contain one of the given ones, or all without names.
/// Returns whether there were any.
pub(crate) fn run(workspace: &Workspace, options: &Test) -> Result<bool> {
    let names = &options.names;
    let cargo = |arguments: &'static [&'static str]| {
        move || {
            let mut cargo = workspace.cargo();
            cargo.arg("test").args(arguments);
            cargo
        }
    };
    // The profile of this program: nothing compiles twice.
    let own = cargo(&[
        "--package",
        "xtask",
        "--package",
        "module-splitter",
        "--profile",
        "xtask",
    ]);
    let own = check_named("tests of the build tools", "20 seconds", own, names)?;

    // With the package of the browser tests, which does not run here: dependencies that
    // both need compile once.
    let library = cargo(&[
        "--workspace",
        "--exclude",
        "xtask",
        "--exclude",
        "module-splitter",
    ]);
    let library = check_named(
        "native tests",
        "5 minutes the first time, then seconds",
        library,
        names,
    )?;

    let flex = cargo(&[
        "--package",
        "layernorm-lab",
        "--no-default-features",
        "--features",
        "flex,gradient",
    ]);
    let flex = check_named(
        "native tests with the other backend",
        "3 minutes the first time, then seconds",
        flex,
        names,
    )?;
    let pytorch = pytorch::run(workspace, options)?;
    Ok(own || library || flex || pytorch)
}
