//! The second way to compile for WebAssembly: Debian's `rustc-web`, which comes
//! with the source of its own library. Cargo builds that along with the page.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use crate::process;

/// The compiler and the library's source. They have to be of one version.
const PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// A compiler that builds the library itself.
#[derive(Debug)]
pub(crate) struct DebianRust {
    rustc: PathBuf,
    linker: PathBuf,
}

/// Debian's compiler, if it is installed whole.
pub(crate) fn find() -> Option<Result<DebianRust>> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${Version} "]);
    let versions = process::output(query.args(PACKAGES)).ok()?;
    if !are_one_version(&versions) {
        return None;
    }
    let files = process::output(Command::new("dpkg").args(["--listfiles", PACKAGES[0]])).ok()?;
    let rustc = PathBuf::from(files.lines().find(|file| file.ends_with("/bin/rustc"))?);
    Some(linker(&rustc).map(|linker| DebianRust { rustc, linker }))
}

/// Installs Debian's compiler, or says how the person can.
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
    /// What makes cargo use this compiler, and build the library with it. Native
    /// builds must never see this.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        vec![
            ("RUSTC", self.rustc.clone().into()),
            // Building the library is not a stable feature yet.
            ("RUSTC_BOOTSTRAP", "1".into()),
            // `test` for the page too: cargo adds it for tests, and would then
            // compile every crate a second time for want of the same library.
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,test".into()),
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                self.linker.clone().into(),
            ),
        ]
    }
}

/// Whether both packages are there (`dpkg-query` gives no version for one that
/// was removed) and match.
fn are_one_version(versions: &str) -> bool {
    let versions: Vec<_> = versions.split_whitespace().collect();
    versions.len() == PACKAGES.len() && versions.iter().all(|version| *version == versions[0])
}

/// A linker for WebAssembly, which Debian's package lacks: the one that every
/// other Rust brings along, or LLVM's own.
fn linker(debians: &Path) -> Result<PathBuf> {
    let bundled = || {
        let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"])).ok()?;
        let about = process::output(Command::new(debians).arg("-vV")).ok()?;
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
    fn compiler_and_source_have_to_match() {
        assert!(are_one_version("1.96.0+dfsg1-1 1.96.0+dfsg1-1 "));
        assert!(!are_one_version("1.96.0+dfsg1-1 1.95.0+dfsg1-1 "));
        assert!(!are_one_version("1.96.0+dfsg1-1  "));
        assert!(!are_one_version(""));
    }
}
