//! The first compiler for WebAssembly: the installed Rust, with the library for that
//! target.

use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{console, process};

/// The target that the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Whether `rustc` has the library, from rustup or from a distribution.
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

/// Fetches the library with rustup. `false` when that fails.
pub(crate) fn add_target() -> bool {
    if which::which("rustup").is_err() {
        return false;
    }
    console::progress("fetching Rust's library for WebAssembly (once; usually 10 seconds)");
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", TARGET])
        // Some networks never reach rustup's server: do not wait for it.
        .env("RUSTUP_MAX_RETRIES", "0")
        .env("RUSTUP_DOWNLOAD_TIMEOUT", "20");
    if let Err(error) = process::output(&mut rustup) {
        console::note(format_args!("that did not work: {error}"));
        return false;
    }
    has_target()
}

/// Checks that rustfmt and clippy are installed.
pub(crate) fn require_components(workspace: &Workspace) -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(workspace.cargo().args([command, "--version"])).is_err() {
            bail!("{component} is missing; type: rustup component add {component}");
        }
    }
    Ok(())
}
