//! `cargo xtask update`: writes the generated files again.
//!
//! A test compares each file with what would be written now, except the screenshot. The
//! environment variables that make these tests write are private to this command.

mod numbers;
mod profile;
mod screenshot;

use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::cli::Generated;
use crate::workspace::Workspace;
use crate::{console, process};

/// Writes these files, or all files without names.
pub(crate) fn run(workspace: &Workspace, files: &[Generated]) -> Result<()> {
    for file in in_order(files) {
        match file {
            Generated::Numbers => numbers::update(workspace)?,
            Generated::Lesson => write(cargo_test(workspace, "lesson"), "UPDATE_LESSON")?,
            Generated::Exports => write(cargo_test(workspace, "export"), "UPDATE_EXPORTS")?,
            Generated::Profile => profile::update(workspace)?,
            Generated::Screenshot => screenshot::update(workspace)?,
        }
        console::note(format_args!("{} is up to date", path(file)));
    }
    Ok(())
}

/// The order of [`Generated`]: the page, and so the profile, contains the lesson.
fn in_order(files: &[Generated]) -> Vec<Generated> {
    let mut files = match files {
        [] => Generated::value_variants().to_vec(),
        named => named.to_vec(),
    };
    files.sort_unstable();
    files.dedup();
    files
}

/// The path of a generated file or folder.
fn path(file: Generated) -> &'static str {
    match file {
        Generated::Numbers => "docs/NUMBERS.md",
        Generated::Lesson => "assets/lesson.html",
        Generated::Exports => "tests/goldens/export",
        Generated::Profile => crate::workspace::STARTUP_PROFILE,
        Generated::Screenshot => "docs/screenshot.png",
    }
}

/// The command that runs one file of the native tests, compiled as `cargo xtask test native`
/// compiles them.
fn cargo_test(workspace: &Workspace, test: &str) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--workspace", "--exclude", "xtask"]);
    cargo.args(["--exclude", "module-splitter", "--test", test]);
    cargo
}

/// Runs a test that writes its file when this variable is set.
fn write(mut test: Command, variable: &str) -> Result<()> {
    test.env(variable, "yes");
    console::step(
        "running the test that writes the file",
        "2 minutes the first time, then seconds",
        || process::run(test),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_written_once_and_the_profile_after_the_lesson() {
        assert_eq!(in_order(&[]).len(), 5);
        assert_eq!(
            in_order(&[Generated::Profile, Generated::Lesson, Generated::Profile]),
            [Generated::Lesson, Generated::Profile]
        );
    }

    #[test]
    fn every_generated_file_exists() {
        let workspace = Workspace::find().unwrap();
        for file in in_order(&[]) {
            let path = workspace.root().join(path(file));
            assert!(path.exists(), "{}", path.display());
        }
    }
}
