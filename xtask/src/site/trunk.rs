//! How Trunk is called. Trunk.toml has the settings that never vary.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{inputs, vendored};
use crate::process;
use crate::toolchain::{ReleaseToolchain, Toolchain};
use crate::workspace::Workspace;

/// Builds the site with the optimising compiler into a folder.
pub(crate) fn build_release(
    workspace: &Workspace,
    tools: &ReleaseToolchain,
    site: &Path,
) -> Result<()> {
    let mut command = trunk("build", workspace, &tools.compile, site)?;
    as_released(command.args(RELATIVE_ADDRESSES));
    process::run(command)?;
    // The later steps know the addresses of no constant.
    let linked = workspace
        .wasm_target()
        .join("wasm32-unknown-unknown/release/layernorm-lab.wasm");
    fs::copy(&linked, workspace.linked_module())
        .with_context(|| format!("could not copy {}", linked.display()))?;
    Ok(())
}

/// The Cargo features of the page, without those that only the library has.
const PAGE_FEATURES: [&str; 3] = ["--no-default-features", "--features", "app,ndarray"];

/// Adds to the flags in .cargo/config.toml.
const WASM_RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Gives each instance of a generic function its own name, which the start-up profile needs,
/// and keeps the linker's list of symbols, which tells where each constant lies
/// (crates/module-splitter). The optimised site has neither.
const RELEASE_FLAGS: &str = "-C symbol-mangling-version=v0 -C link-arg=--emit-relocs";

/// Addresses relative to the page: it works under any path of any host.
const RELATIVE_ADDRESSES: [&str; 2] = ["--public-url", "./"];

/// The command that serves the site at a port, and rebuilds it when a file is saved.
pub(crate) fn serve(
    workspace: &Workspace,
    tools: &Toolchain,
    site: &Path,
    port: u16,
) -> Result<Command> {
    let mut command = trunk("serve", workspace, tools, site)?;
    command.args(["--port", &port.to_string()]);
    // Trunk watches the whole folder: it loses a single file that an editor replaces.
    for other in inputs::others(workspace.root())? {
        command.arg("--ignore").arg(other);
    }
    Ok(command)
}

/// Cargo's part of the development build, with Trunk's own arguments: Trunk then finds all
/// of it compiled.
pub(crate) fn compile(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(COMPILE).args(["--features", "app"]);
    cargo
}

/// The same for the optimising compiler.
pub(crate) fn compile_release(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo();
    as_released(cargo.args(COMPILE));
    cargo
}

/// Makes cargo compile with the profile, the features and the flags of the optimised site.
pub(crate) fn as_released(cargo: &mut Command) -> &mut Command {
    cargo
        .arg("--release")
        .args(PAGE_FEATURES)
        .env(WASM_RUSTFLAGS, RELEASE_FLAGS)
}

/// How Trunk calls cargo.
const COMPILE: [&str; 4] = [
    "build",
    "--target=wasm32-unknown-unknown",
    "--bin",
    "layernorm-lab",
];

fn trunk(task: &str, workspace: &Workspace, tools: &Toolchain, site: &Path) -> Result<Command> {
    vendored::check(workspace.root())?;
    let mut command = Command::new("trunk");
    if std::env::var_os("CI").is_some() {
        command.arg("--quiet").env("CARGO_TERM_QUIET", "true");
    }
    command
        .current_dir(workspace.root())
        .arg(task)
        .arg("--dist")
        .arg(site)
        // Trunk's own backtrace does not explain a failed build.
        .env_remove("RUST_BACKTRACE");
    if std::env::var_os("NO_COLOR").is_some() {
        // Trunk accepts only this value; other programs accept any.
        command.env("NO_COLOR", "true");
    }
    tools.equip(&mut command)?;
    Ok(command)
}
