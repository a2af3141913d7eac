//! A program that runs beside others, and whose output appears only when it matters.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Error, Result, anyhow, bail};

use crate::child_guard::ChildGuard;
use crate::command_line;

/// A program in the background. It ends when this value is dropped.
pub(crate) struct Background {
    child: ChildGuard,
    line: String,
    /// Whether each new line of its errors is printed.
    is_shown: Arc<AtomicBool>,
    /// Returns all that the program wrote to its standard error.
    reader: Option<JoinHandle<String>>,
}

impl Background {
    /// Starts a program, without an output on the terminal.
    pub(crate) fn spawn(mut command: Command) -> Result<Self> {
        let line = command_line::of(&command);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let child = ChildGuard::spawn(command)?;
        let errors = child.take_stderr();
        let is_shown = Arc::new(AtomicBool::new(false));
        let shown = Arc::clone(&is_shown);
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            let lines = errors.map(|errors| BufReader::new(errors).split(b'\n'));
            for line in lines.into_iter().flatten().map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                if shown.load(Ordering::Acquire) {
                    eprintln!("{line}");
                }
                text.push_str(&line);
                text.push('\n');
            }
            text
        });
        Ok(Self {
            child,
            line,
            is_shown,
            reader: Some(reader),
        })
    }

    /// Runs another program with its output on the terminal.
    ///
    /// # Errors
    /// When either program fails. The other one is stopped then, or when this value is
    /// dropped.
    pub(crate) fn run_beside(&mut self, command: Command) -> Result<()> {
        let line = command_line::of(&command);
        let other = ChildGuard::spawn(command)?;
        loop {
            if let Some(status) = other.try_wait()? {
                if status.success() {
                    return Ok(());
                }
                bail!("`{line}` ended with {status}");
            }
            if let Some(status) = self.child.try_wait()?
                && !status.success()
            {
                drop(other);
                return Err(self.failure(status));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the program ends, and shows what it prints from now on.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.is_shown.store(true, Ordering::Release);
        let status = self.child.wait()?;
        if status.success() {
            return Ok(());
        }
        Err(self.failure(status))
    }

    /// The error of the failed program, whose errors are printed whole.
    fn failure(&mut self, status: ExitStatus) -> Error {
        let text = self.reader.take().and_then(|reader| reader.join().ok());
        eprint!("{}", errors_in(text.as_deref().unwrap_or_default()));
        anyhow!("`{}` ended with {status}", self.line)
    }
}

/// The part of cargo's output that starts with the first error, or else all of it.
fn errors_in(text: &str) -> &str {
    let first = text
        .match_indices("error")
        .map(|(start, _)| start)
        .find(|&start| start == 0 || text[..start].ends_with('\n'));
    &text[first.unwrap_or_default()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_errors_start_at_the_first_line_that_is_one() {
        let cargo = "   Compiling error-code v3\nerror[E0425]: no value\n --> src\nerror: stop\n";
        assert_eq!(errors_in(cargo), &cargo[27..]);
        assert!(errors_in(cargo).starts_with("error[E0425]"));
        assert_eq!(errors_in("killed\n"), "killed\n");
        assert_eq!(errors_in(""), "");
    }

    #[cfg(unix)]
    mod with_a_shell {
        use std::time::Instant;

        use super::*;

        fn shell(script: &str) -> Command {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        }

        #[test]
        fn both_programs_run_at_the_same_time() {
            let folder = std::env::temp_dir().join(format!("lab-beside-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            // Each waits for the other's file.
            let meet = |own: &str, other: &str| {
                let mut command = shell(&format!(
                    "touch {own}; for i in $(seq 500); do [ -e {other} ] && exit 0; sleep 0.01; done; exit 1"
                ));
                command.current_dir(&folder);
                command
            };
            let mut background = Background::spawn(meet("one", "two")).unwrap();
            background.run_beside(meet("two", "one")).unwrap();
            background.finish().unwrap();
            std::fs::remove_dir_all(folder).unwrap();
        }

        #[test]
        fn a_failure_in_the_background_stops_the_other_program() {
            let start = Instant::now();
            let mut background = Background::spawn(shell("echo error: no >&2; exit 7")).unwrap();
            let error = background.run_beside(shell("sleep 60")).unwrap_err();
            assert!(error.to_string().contains("exit 7"), "{error}");
            assert!(start.elapsed() < Duration::from_secs(30), "it went on");
        }

        #[test]
        fn a_failure_of_the_other_program_is_the_error() {
            let mut background = Background::spawn(shell("sleep 60")).unwrap();
            let error = background.run_beside(shell("exit 3")).unwrap_err();
            assert!(error.to_string().contains("exit 3"), "{error}");
        }

        #[test]
        fn a_program_that_fails_later_is_reported_at_its_end() {
            let mut background = Background::spawn(shell("sleep 0.2; exit 5")).unwrap();
            background.run_beside(shell("true")).unwrap();
            let error = background.finish().unwrap_err().to_string();
            assert!(error.contains("exit status: 5"), "{error}");
        }
    }
}
