//! A compiler for WebAssembly, one of two ways.
//!
//! The usual way is rustup's: one download. Its server is out of reach where
//! only package registries are, on many a CI; Debian's packages serve there.
//! What is installed already goes first, so that no start tries the network
//! twice. `LAB_WASM_RUST=rustup` or `=debian` allows only that way.

use std::ffi::OsString;

use anyhow::{Result, bail};

use super::debian::{self, DebianRust};
use super::{apt, rustup};

/// Who compiles the page.
#[derive(Debug)]
pub(crate) enum WasmRust {
    /// The same Rust as all else: it has the library for WebAssembly.
    Installed,
    /// Debian's, which builds that library.
    Debian(DebianRust),
}

impl WasmRust {
    /// What commands that compile for WebAssembly need in their environment.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Installed => Vec::new(),
            Self::Debian(debian) => debian.environment(),
        }
    }
}

/// Finds a compiler, or installs one.
pub(crate) fn find_or_install() -> Result<WasmRust> {
    let only = Only::from_environment()?;
    let may_be_rustups = only != Some(Only::Debian);
    let may_be_debians = only != Some(Only::Rustup);
    if may_be_rustups && rustup::has_target() {
        return Ok(WasmRust::Installed);
    }
    if may_be_debians && let Some(debian) = debian::find() {
        return debian.map(WasmRust::Debian);
    }
    if may_be_rustups && rustup::add_target() {
        return Ok(WasmRust::Installed);
    }
    if may_be_debians && apt::is_here() {
        return debian::install().map(WasmRust::Debian);
    }
    bail!(
        "Rust has no library for WebAssembly; type: rustup target add {}",
        rustup::TARGET
    )
}

/// A wish to use one way only, for trying each on a machine that has both.
#[derive(Debug, PartialEq, Eq)]
enum Only {
    Rustup,
    Debian,
}

impl Only {
    fn from_environment() -> Result<Option<Self>> {
        match std::env::var("LAB_WASM_RUST") {
            Ok(wish) => Self::parse(&wish).map(Some),
            Err(_) => Ok(None),
        }
    }

    fn parse(wish: &str) -> Result<Self> {
        match wish {
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
    fn a_wish_is_one_of_the_two_ways() {
        assert_eq!(Only::parse("rustup").unwrap(), Only::Rustup);
        assert_eq!(Only::parse("debian").unwrap(), Only::Debian);
        let error = Only::parse("fedora").unwrap_err().to_string();
        assert!(error.contains("set it to rustup or debian"), "{error}");
    }
}
