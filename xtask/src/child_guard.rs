//! Child processes that run beside this one and end with it.

use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::command_line;

type Child = Arc<Mutex<Box<dyn ChildWrapper>>>;

/// Every running child. Ctrl-C ends them all.
static RUNNING: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// This process has received a signal to end.
static ENDING: AtomicBool = AtomicBool::new(false);

/// A child process. It ends, together with every process that it started, when this
/// value is dropped and when this process receives a signal to end.
pub(crate) struct ChildGuard {
    child: Child,
}

impl ChildGuard {
    /// Starts the program without an input.
    pub(crate) fn spawn(mut command: Command) -> Result<Self> {
        kill_children_on_ctrl_c()?;
        let line = command_line::of(&command);
        command.stdin(Stdio::null());
        let mut group = CommandWrap::from(command);
        // A process group: the browsers of a chromedriver have to end with it.
        #[cfg(unix)]
        group.wrap(process_wrap::std::ProcessGroup::leader());
        #[cfg(windows)]
        group.wrap(process_wrap::std::JobObject);
        let child = group
            .spawn()
            .with_context(|| format!("could not start `{line}`"))?;
        let child = Arc::new(Mutex::new(child));
        lock(&RUNNING).push(Arc::clone(&child));
        Ok(Self { child })
    }

    /// Waits until the program ends.
    pub(crate) fn wait(&self) -> Result<ExitStatus> {
        // Polling leaves the child unlocked, so that Ctrl-C can kill it.
        loop {
            if let Some(status) = self.try_wait()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How the program ended, or `None` while it runs.
    pub(crate) fn try_wait(&self) -> Result<Option<ExitStatus>> {
        let status = lock(&self.child).try_wait()?;
        while ENDING.load(Ordering::Acquire) {
            // Ctrl-C killed the child: that is not a failure of the child.
            std::thread::park();
        }
        Ok(status)
    }

    /// The program's standard output, if it is piped and was not taken before.
    pub(crate) fn take_stdout(&self) -> Option<impl Read + use<>> {
        lock(&self.child).stdout().take()
    }

    /// The program's standard error, if it is piped and was not taken before.
    pub(crate) fn take_stderr(&self) -> Option<impl Read + use<>> {
        lock(&self.child).stderr().take()
    }
}

impl Drop for ChildGuard {
    fn drop(&mut self) {
        kill(&self.child);
        lock(&RUNNING).retain(|child| !Arc::ptr_eq(child, &self.child));
    }
}

/// Kills a child. An error means that it has already ended.
fn kill(child: &Child) {
    let _ = lock(child).kill();
}

/// A panic of another thread does not damage a child: the lock is taken anyway.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ctrl-C, or a request to terminate, drops no values: the handler kills the children.
fn kill_children_on_ctrl_c() -> Result<()> {
    static ONCE: Once = Once::new();
    let mut result = Ok(());
    ONCE.call_once(|| {
        result = ctrlc::set_handler(|| {
            ENDING.store(true, Ordering::Release);
            lock(&RUNNING).iter().for_each(kill);
            // The code with which a shell reports Ctrl-C.
            std::process::exit(130);
        });
    });
    result.context("could not listen for Ctrl-C")
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_dropped_child_ends_with_every_process_it_started() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo $!; wait"]);
        command.stdout(Stdio::piped());
        let child = ChildGuard::spawn(command).unwrap();
        let mut line = String::new();
        BufReader::new(child.take_stdout().unwrap())
            .read_line(&mut line)
            .unwrap();
        let grandchild = format!("/proc/{}", line.trim());
        if !Path::new("/proc/self").exists() {
            return; // This system has no /proc.
        }
        assert!(Path::new(&grandchild).exists());
        drop(child);
        let dropped = Instant::now();
        while alive(&grandchild) {
            assert!(dropped.elapsed() < Duration::from_secs(5), "still running");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Whether the process runs. A zombie does not.
    fn alive(process: &str) -> bool {
        std::fs::read_to_string(format!("{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    }
}
