//! Versions: of installed tools, and of packages in Cargo.lock.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The version that a program prints, or `None` if it does not run.
pub(crate) fn of(program: impl AsRef<OsStr>) -> Option<String> {
    of_command(&mut Command::new(program))
}

/// The version that a command prints, or `None` if it does not run.
pub(crate) fn of_command(command: &mut Command) -> Option<String> {
    let text = process::output(command.arg("--version")).ok()?;
    printed_in(&text).map(str::to_owned)
}

/// The version in a line such as `wasm-opt version 132 (version_132)`: the first word
/// that starts with a digit.
fn printed_in(text: &str) -> Option<&str> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The first number of a version.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked(lockfile: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lockfile.parse().context("Cargo.lock is not valid TOML")?;
    lock.get("package")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .and_then(|entry| entry.get("version")?.as_str())
        .map(str::to_owned)
        .with_context(|| {
            format!("Cargo.lock has no package {package}; try: cargo update -p {package}")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_output_of_tools() {
        for (text, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            (
                "Chromium 156.0.8078.73 built on Debian GNU/Linux 12",
                "156.0.8078.73",
            ),
            ("ChromeDriver 156.0.8078.73 (0a1b2c)", "156.0.8078.73"),
            ("Google Chrome 156.0.8078.73 ", "156.0.8078.73"),
        ] {
            assert_eq!(printed_in(text), Some(version));
        }
        assert_eq!(printed_in("command not found"), None);
    }

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("156.0.8078.73"), Some(156));
        assert_eq!(major("132"), Some(132));
        assert_eq!(major("nightly"), None);
    }

    #[test]
    fn a_locked_version_belongs_to_the_package_of_that_name() {
        let lock = r#"
            version = 4
            [[package]]
            name = "wasm-bindgen-macro"
            version = "9.9.9"
            [[package]]
            name = "wasm-bindgen"
            version = "0.2.130"
        "#;
        assert_eq!(locked(lock, "wasm-bindgen").unwrap(), "0.2.130");
        let error = locked(lock, "absent").unwrap_err().to_string();
        assert!(error.contains("no package absent"), "{error}");
    }

    #[test]
    fn a_missing_program_has_no_version() {
        assert_eq!(of("no-such-program-here"), None);
    }
}
