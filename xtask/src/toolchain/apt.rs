//! Debian packages: installed as root; for other users, an error shows the command.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{console, process};

/// Whether this system has Debian packages.
pub(crate) fn is_here() -> bool {
    which::which("apt-get").is_ok()
}

/// Installs packages.
///
/// # Errors
/// When this process may not install them: one line that says what to type.
pub(crate) fn install(packages: &[&str], what: &str, usually: &str) -> Result<()> {
    if !is_here() {
        bail!("{what} is missing; install it and start again");
    }
    if !is_root() {
        bail!("{what} is missing; type: {}", as_typed(packages));
    }
    console::progress(format_args!(
        "installing {what}: {} (once; usually {usually})",
        packages.join(", ")
    ));
    // Old lists name versions that the server no longer offers.
    apt_get(&["update"], &[])?;
    // Never remove a package of the user's.
    let options = ["install", "--yes", "--no-install-recommends", "--no-remove"];
    apt_get(&options, packages)
        .with_context(|| format!("could not install {what}; type: {}", as_typed(packages)))
}

/// The command with which the user installs packages.
pub(crate) fn as_typed(packages: &[&str]) -> String {
    format!(
        "sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Runs apt-get. Its output appears only when it fails.
fn apt_get(arguments: &[&str], packages: &[&str]) -> Result<()> {
    process::output(&mut command(arguments, packages)).map(drop)
}

/// A call of apt-get that waits up to 5 minutes for another one to end.
fn command(arguments: &[&str], packages: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(arguments)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|user| user == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_waits_for_other_package_managers() {
        let call = format!("{:?}", command(&["install", "--yes"], &["npm"]));
        let arguments = r#""apt-get" "-o" "DPkg::Lock::Timeout=300" "install" "--yes" "npm""#;
        assert!(call.ends_with(arguments), "{call}");
    }

    #[test]
    fn the_command_to_type_names_every_package() {
        let typed = as_typed(&["rustc-web", "rust-web-src"]);
        assert!(typed.ends_with(" rustc-web rust-web-src"), "{typed}");
    }
}
