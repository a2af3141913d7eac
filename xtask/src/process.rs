//! Running programs to their end.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::helper::Helper;

/// Runs a program whose output the person sees; an error if it fails.
///
/// If we are told to end meanwhile, so is the program: a compiler or a test that
/// went on alone would hold its locks and ports.
pub(crate) fn run(command: Command) -> Result<()> {
    let line = line(&command);
    let status = Helper::start(command)?.wait()?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// What a program prints, trimmed; an error if it fails or cannot be started.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start {}", name(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let reason = reason_in(&said);
        bail!("`{}` ended with {}: {reason}", line(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The line of what a program complained that says why: the first that calls
/// itself an error, or else the last.
fn reason_in(said: &str) -> &str {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines()
        .find_map(|line| line.strip_prefix("error: ").or(line.strip_prefix("E: ")))
        .or(lines().next_back())
        .unwrap_or("it gave no reason")
}

/// The command as it would be typed.
pub(crate) fn line(command: &Command) -> String {
    std::iter::once(name(command))
        .chain(command.get_args().map(text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The program's bare name: its folder would only be noise.
fn name(command: &Command) -> String {
    let program = command.get_program();
    text(Path::new(program).file_name().unwrap_or(program))
}

fn text(part: &OsStr) -> String {
    part.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_told_as_it_would_be_typed() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["test", "--workspace"]);
        assert_eq!(line(&command), "cargo test --workspace");
    }

    #[test]
    fn the_reason_is_the_line_that_calls_itself_an_error() {
        let rustup = "info: downloading\nerror: no such host\n  15: <unknown>\n";
        assert_eq!(reason_in(rustup), "no such host");
        let apt = "W: old lists\nE: Unable to locate package\n";
        assert_eq!(reason_in(apt), "Unable to locate package");
        assert_eq!(reason_in("it broke\nbadly\n\n"), "badly");
        assert_eq!(reason_in(""), "it gave no reason");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = output(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "could not start no-such-program-here");
    }
}
