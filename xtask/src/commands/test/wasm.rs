//! The tests compiled to WebAssembly.

use std::process::Command;

use anyhow::Result;

use super::check;
use crate::site::trunk;
use crate::toolchain::{Browser, Toolchain};
use crate::workspace::Workspace;

/// Runs `tests/wasm.rs` in a headless browser.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let run = prepared(workspace)?;
    check("wasm tests", "10 seconds", run)
}

/// Compiles the tests, and returns the command that runs them. It prints the largest
/// errors, which docs/NUMBERS.md holds.
pub(in crate::commands) fn prepared(workspace: &Workspace) -> Result<Command> {
    let tools = Toolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    let browser = Browser::find_or_install()?;

    let mut build = tests(workspace, &tools, &browser)?;
    build.arg("--no-run");
    check(
        "compiling the wasm tests",
        "3 minutes the first time, then seconds",
        build,
    )?;

    let mut run = tests(workspace, &tools, &browser)?;
    // A quiet cargo passes a flag that the test runner does not know.
    run.env_remove("CARGO_TERM_QUIET");
    run.args(["--", "--nocapture"]);
    Ok(run)
}

fn tests(workspace: &Workspace, tools: &Toolchain, browser: &Browser) -> Result<Command> {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--package", "layernorm-lab", "--test", "wasm"]);
    // Not with the profile of the optimised site: tests catch panics, so cargo would compile
    // every dependency a second time. Without the page, which has browser tests.
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    tools
        .equip(&mut cargo)?
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", &browser.driver);
    Ok(cargo)
}
