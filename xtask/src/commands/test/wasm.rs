//! The tests compiled to WebAssembly: the numbers, where they are shown.

use std::process::Command;

use anyhow::Result;

use super::check;
use crate::toolchain::{Browser, Toolchain};
use crate::workspace::Workspace;

/// Runs `tests/wasm.rs` in a headless browser.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = Toolchain::for_development(workspace)?;
    let browser = Browser::find_or_install()?;

    let mut build = tests(workspace, &tools, &browser)?;
    build.arg("--no-run");
    check(
        "compiling the wasm tests",
        "7 minutes the first time, then seconds",
        build,
    )?;

    let mut run = tests(workspace, &tools, &browser)?;
    // A quiet cargo asks the runner to be quiet too, which that does not understand.
    run.env_remove("CARGO_TERM_QUIET");
    // The checks tell their worst errors, which docs/NUMBERS.md holds.
    run.args(["--", "--nocapture"]);
    check("wasm tests", "10 seconds", run)
}

fn tests(workspace: &Workspace, tools: &Toolchain, browser: &Browser) -> Result<Command> {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--package", "layernorm-lab", "--test", "wasm"]);
    // The features of the page, so that what compiles here serves there too.
    cargo.args(["--target", "wasm32-unknown-unknown", "--features", "app"]);
    tools
        .equip(&mut cargo)?
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", &browser.driver);
    Ok(cargo)
}
