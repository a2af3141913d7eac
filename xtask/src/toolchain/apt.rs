//! Debian packages: installed where we may, named with the command where not.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, say};

/// Whether this system has Debian's packages at all.
pub(crate) fn is_here() -> bool {
    which::which("apt-get").is_ok()
}

/// Installs packages, or says in one line how the person can.
pub(crate) fn install(packages: &[&str], what: &str, usually: &str) -> Result<()> {
    if !is_here() {
        bail!("{what} is missing; install it and start again");
    }
    if !is_root() {
        bail!("{what} is missing; type: {}", as_typed(packages));
    }
    say::doing(format_args!(
        "installing {what}: {} (once; usually {usually})",
        packages.join(", ")
    ));
    // Old lists name versions that the server no longer has.
    apt_get(&["update"], &[])?;
    // Never at the price of a package that the person has.
    let options = ["install", "--yes", "--no-install-recommends", "--no-remove"];
    apt_get(&options, packages)
        .with_context(|| format!("could not install {what}; type: {}", as_typed(packages)))
}

/// The same by hand.
pub(crate) fn as_typed(packages: &[&str]) -> String {
    format!(
        "sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Runs apt-get without its progress, which is shown only if it fails.
fn apt_get(arguments: &[&str], packages: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command
        .args(arguments)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    process::output(&mut command).map(drop)
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|user| user == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_type_names_every_package() {
        let typed = as_typed(&["rustc-web", "rust-web-src"]);
        assert!(typed.ends_with(" rustc-web rust-web-src"), "{typed}");
    }
}
