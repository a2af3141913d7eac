//! Runs programs to their end.

use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

use crate::child_guard::ChildGuard;
use crate::command_line;

/// Runs a program with its output on the terminal.
///
/// The program ends when this process receives a signal to end: a compiler or a test
/// that went on alone would keep its locks and ports.
///
/// # Errors
/// When the program cannot start, or fails.
pub(crate) fn run(command: Command) -> Result<()> {
    let line = command_line::of(&command);
    let status = ChildGuard::spawn(command)?.wait()?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// The standard output of a program, trimmed.
///
/// # Errors
/// When the program cannot start, or fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start {}", command_line::program(command)))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        let reason = reason_in(&errors);
        let line = command_line::of(command);
        bail!("`{line}` ended with {}: {reason}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The standard output of a program that may fail, and how it ended. Its errors appear
/// on the terminal.
///
/// # Errors
/// When the program cannot start.
pub(crate) fn capture(mut command: Command) -> Result<(ExitStatus, String)> {
    command.stdout(Stdio::piped());
    let child = ChildGuard::spawn(command)?;
    let mut output = Vec::new();
    if let Some(mut stdout) = child.take_stdout() {
        stdout.read_to_end(&mut output)?;
    }
    let text = String::from_utf8_lossy(&output).into_owned();
    Ok((child.wait()?, text))
}

/// The line of an error output that gives the reason: the first that starts with
/// "error", or else the last.
fn reason_in(errors: &str) -> &str {
    let lines = || {
        errors
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    };
    lines()
        .find_map(|line| line.strip_prefix("error: ").or(line.strip_prefix("E: ")))
        .or(lines().next_back())
        .unwrap_or("it gave no reason")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_the_first_line_that_starts_with_error() {
        let rustup = "info: downloading\nerror: no such host\n  15: <unknown>\n";
        assert_eq!(reason_in(rustup), "no such host");
        let apt = "W: old lists\nE: Unable to locate package\n";
        assert_eq!(reason_in(apt), "Unable to locate package");
        assert_eq!(reason_in("it broke\nbadly\n\n"), "badly");
        assert_eq!(reason_in(""), "it gave no reason");
    }

    #[test]
    fn the_error_names_a_missing_program() {
        let error = output(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "could not start no-such-program-here");
    }

    #[cfg(unix)]
    #[test]
    fn the_output_of_a_failed_program_is_captured() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo text; exit 3"]);
        let (status, text) = capture(command).unwrap();
        assert_eq!((status.code(), &*text), (Some(3), "text\n"));
    }
}
