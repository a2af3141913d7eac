//! The first way to compile for WebAssembly: the Rust that is installed already,
//! once it has the library for that target.

use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{process, say};

/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Whether the plain `rustc` has the library, from rustup or a distribution.
pub(crate) fn has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let Ok(folder) = process::output(&mut rustc) else {
        return false;
    };
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}

/// Has rustup fetch the library. `false` where it cannot.
pub(crate) fn add_target() -> bool {
    if which::which("rustup").is_err() {
        return false;
    }
    say::doing("fetching Rust's library for WebAssembly (once; usually 10 seconds)");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        // A network that does not reach rustup's server never will: do not wait.
        .env("RUSTUP_MAX_RETRIES", "0")
        .env("RUSTUP_DOWNLOAD_TIMEOUT", "20");
    if let Err(error) = process::output(&mut rustup) {
        say::fact(format_args!("that did not work: {error}"));
        return false;
    }
    has_target()
}

/// Makes sure of rustfmt and clippy.
pub(crate) fn require_components(workspace: &Workspace) -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(workspace.cargo().args([command, "--version"])).is_err() {
            bail!("{component} is missing; type: rustup component add {component}");
        }
    }
    Ok(())
}
