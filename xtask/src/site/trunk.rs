//! How Trunk is called. What never varies is in Trunk.toml.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{inputs, vendored};
use crate::process;
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Builds the site into a folder, quickly.
pub(crate) fn build(workspace: &Workspace, tools: &Toolchain, site: &Path) -> Result<()> {
    let mut command = trunk("build", workspace, tools, site)?;
    command.args(ANYWHERE);
    process::run(command)
}

/// Builds the site into a folder, optimised.
pub(crate) fn build_release(workspace: &Workspace, tools: &Toolchain, site: &Path) -> Result<()> {
    let mut command = trunk("build", workspace, tools, site)?;
    command.args(ANYWHERE).arg("--release").args(ONLY_SHOWN);
    command.env(WASM_RUSTFLAGS, WHOLE_NAMES);
    process::run(command)
}

/// The page's Cargo features, without what the library can do beyond the page.
const ONLY_SHOWN: [&str; 3] = ["--no-default-features", "--features", "app,ndarray"];

/// Beside what .cargo/config.toml asks of the page's compiler, which stays.
const WASM_RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Names that tell one instance of a generic function from another: `split` goes by
/// them, and leaves none of them in the program.
const WHOLE_NAMES: &str = "-C symbol-mangling-version=v0";

/// Addresses relative to the page, so that it works under any path of any host.
const ANYWHERE: [&str; 2] = ["--public-url", "./"];

/// Serves the site at a port, and builds it again whenever a file is saved.
pub(crate) fn serve(
    workspace: &Workspace,
    tools: &Toolchain,
    site: &Path,
    port: u16,
) -> Result<Command> {
    let mut command = trunk("serve", workspace, tools, site)?;
    command.args(["--port", &port.to_string()]);
    // The project's folder is watched whole: a single file would be lost from
    // sight when an editor saves it by replacing it.
    for other in inputs::others(workspace.root())? {
        command.arg("--ignore").arg(other);
    }
    Ok(command)
}

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
        // When a build fails, where within Trunk it noticed is of no interest.
        .env_remove("RUST_BACKTRACE");
    if std::env::var_os("NO_COLOR").is_some() {
        // Others take any value; Trunk refuses to start unless it is this one.
        command.env("NO_COLOR", "true");
    }
    tools.equip(&mut command)?;
    Ok(command)
}
