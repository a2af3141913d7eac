//! The tests that need no browser, on both of burn's backends.

use anyhow::Result;

use super::{check_named, pytorch};
use crate::cli::Test;
use crate::workspace::Workspace;

/// The tests of computed numbers, and of sentences and answers that depend on their last
/// digits. The others are about links, files, charts and the like, and run with one backend.
const OF_BACKEND: [&str; 17] = [
    "chain_gradients",
    "chains",
    "challenges",
    "depth",
    "edge_cases",
    "ensemble",
    "failures",
    "layer",
    "layer_formats",
    "numbers",
    "properties",
    "public_questions",
    "relatives",
    "sentences",
    "space",
    "transformer",
    "wording",
];

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

    let flex = || {
        let mut cargo = workspace.cargo();
        cargo.args(["test", "--package", "layernorm-lab", "--lib"]);
        cargo.args(["--no-default-features", "--features", "flex,gradient"]);
        cargo.args(OF_BACKEND.iter().flat_map(|test| ["--test", test]));
        cargo
    };
    let flex = check_named(
        "native tests with the other backend",
        "3 minutes the first time, then seconds",
        flex,
        names,
    )?;
    let pytorch = pytorch::run(workspace, options)?;
    Ok(own || library || flex || pytorch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_of_the_backend_exists() {
        let workspace = Workspace::find().unwrap();
        let tests = workspace.root().join("tests");
        for name in OF_BACKEND {
            let is_file = tests.join(format!("{name}.rs")).is_file();
            assert!(
                is_file || tests.join(name).join("main.rs").is_file(),
                "{name}"
            );
        }
    }
}
