//! The second compiler for WebAssembly: Debian's `rustc-web` with the source of its
//! library, which cargo builds together with the page.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use crate::process;

/// The compiler and the library's source. They must have the same version.
const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// Debian's compiler, with which cargo builds the library.
#[derive(Debug)]
pub(crate) struct DebianRust {
    rustc: PathBuf,
    linker: PathBuf,
}

/// Debian's compiler, if both packages are installed.
pub(crate) fn find() -> Option<Result<DebianRust>> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${Version} "]);
    let versions = process::output(query.args(PACKAGES)).ok()?;
    if !have_one_version(&versions) {
        return None;
    }
    let files = process::output(Command::new("dpkg").args(["--listfiles", PACKAGES[0]])).ok()?;
    let rustc = PathBuf::from(files.lines().find(|file| file.ends_with("/bin/rustc"))?);
    Some(linker(&rustc).map(|linker| DebianRust { rustc, linker }))
}

/// Installs Debian's compiler.
///
/// # Errors
/// When this process may not: one line that says what to type.
pub(crate) fn install() -> Result<DebianRust> {
    apt::install(&PACKAGES, "a Rust compiler for WebAssembly", "1 minute").with_context(|| {
        format!(
            "rustup could not fetch the target {}",
            super::rustup::TARGET
        )
    })?;
    find().context("Debian's Rust compiler is not usable after its installation")?
}

impl DebianRust {
    /// The variables that make cargo use this compiler and build the library with it.
    /// Native builds must not have them.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        vec![
            ("RUSTC", self.rustc.clone().into()),
            // `build-std` is not stable yet.
            ("RUSTC_BOOTSTRAP", "1".into()),
            // `test` for the page too: cargo adds it for tests, and would otherwise compile
            // every crate a second time.
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,test".into()),
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                self.linker.clone().into(),
            ),
        ]
    }
}

/// Whether both packages are installed, with the same version. `dpkg-query` prints no
/// version for a removed package.
fn have_one_version(versions: &str) -> bool {
    let versions: Vec<_> = versions.split_whitespace().collect();
    versions.len() == PACKAGES.len() && versions.iter().all(|version| *version == versions[0])
}

/// A linker for WebAssembly, which Debian's package lacks: the one of the installed Rust,
/// or LLVM's.
fn linker(debian_rustc: &Path) -> Result<PathBuf> {
    let bundled = || {
        let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"])).ok()?;
        let about = process::output(Command::new(debian_rustc).arg("-vV")).ok()?;
        let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
        let linker = Path::new(&sysroot).join(format!("lib/rustlib/{host}/bin/rust-lld"));
        linker.is_file().then_some(linker)
    };
    bundled()
        .or_else(|| which::which("wasm-ld").ok())
        .with_context(|| format!("a linker is missing; type: {}", apt::as_typed(&["lld"])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compiler_and_source_must_have_one_version() {
        assert!(have_one_version("1.96.0+dfsg1-1 1.96.0+dfsg1-1 "));
        assert!(!have_one_version("1.96.0+dfsg1-1 1.95.0+dfsg1-1 "));
        assert!(!have_one_version("1.96.0+dfsg1-1  "));
        assert!(!have_one_version(""));
    }
}
