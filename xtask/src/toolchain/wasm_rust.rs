//! A compiler for WebAssembly, from one of two sources.
//!
//! The first source is rustup. Where only package registries can be reached, as on many
//! CI machines, Debian's packages replace it. Installed compilers are tried first, so
//! that no command waits for the network twice. `LAB_WASM_RUST=rustup` or `=debian`
//! allows only that source.

use std::ffi::OsString;

use anyhow::{Result, bail};

use super::debian::{self, DebianRust};
use super::{apt, rustup};

/// The compiler of the page.
#[derive(Debug)]
pub(crate) enum WasmRust {
    /// The installed Rust, which has the library for WebAssembly.
    Installed,
    /// Debian's compiler, with which cargo builds the library.
    Debian(DebianRust),
}

impl WasmRust {
    /// The variables of commands that compile for WebAssembly.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Installed => Vec::new(),
            Self::Debian(debian) => debian.environment(),
        }
    }
}

/// Finds a compiler, or installs one.
pub(crate) fn find_or_install() -> Result<WasmRust> {
    let only = OnlySource::from_environment()?;
    let allows_rustup = only != Some(OnlySource::Debian);
    let allows_debian = only != Some(OnlySource::Rustup);
    if allows_rustup && rustup::has_target() {
        return Ok(WasmRust::Installed);
    }
    if allows_debian && let Some(debian) = debian::find() {
        return debian.map(WasmRust::Debian);
    }
    if allows_rustup && rustup::add_target() {
        return Ok(WasmRust::Installed);
    }
    if allows_debian && apt::is_here() {
        return debian::install().map(WasmRust::Debian);
    }
    bail!(
        "Rust has no library for WebAssembly; type: rustup target add {}",
        rustup::TARGET
    )
}

/// The only source that may be used, for tests on a machine that has both.
#[derive(Debug, PartialEq, Eq)]
enum OnlySource {
    Rustup,
    Debian,
}

impl OnlySource {
    fn from_environment() -> Result<Option<Self>> {
        match std::env::var("LAB_WASM_RUST") {
            Ok(name) => Self::parse(&name).map(Some),
            Err(_) => Ok(None),
        }
    }

    fn parse(name: &str) -> Result<Self> {
        match name {
            "rustup" => Ok(Self::Rustup),
            "debian" => Ok(Self::Debian),
            other => bail!("LAB_WASM_RUST is {other:?}; set it to rustup or debian, or unset it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_rustup_or_debian() {
        assert_eq!(OnlySource::parse("rustup").unwrap(), OnlySource::Rustup);
        assert_eq!(OnlySource::parse("debian").unwrap(), OnlySource::Debian);
        let error = OnlySource::parse("fedora").unwrap_err().to_string();
        assert!(error.contains("set it to rustup or debian"), "{error}");
    }
}
