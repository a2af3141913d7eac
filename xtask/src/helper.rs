//! Running programs beside ours: never longer than we do.

use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::process;

type Child = Arc<Mutex<Box<dyn ChildWrapper>>>;

/// Every helper that runs now, for the moment Ctrl-C ends us.
static RUNNING: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// We are told to end.
static ENDING: AtomicBool = AtomicBool::new(false);

/// A program that runs beside ours. It is stopped, together with all that it
/// started, when this value is dropped and when we are told to end.
pub(crate) struct Helper {
    child: Child,
}

impl Helper {
    /// Starts the program, with nothing to read.
    pub(crate) fn start(mut command: Command) -> Result<Self> {
        stop_all_when_told_to_end()?;
        let line = process::line(&command);
        command.stdin(Stdio::null());
        let mut group = CommandWrap::from(command);
        // A group of its own: chromedriver's browsers, say, have to end with it.
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

    /// Waits for the program to end by itself.
    pub(crate) fn wait(&self) -> Result<ExitStatus> {
        // Looking again and again leaves the child free for Ctrl-C to stop.
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How the program ended, if it has.
    pub(crate) fn ended(&self) -> Result<Option<ExitStatus>> {
        let status = lock(&self.child).try_wait()?;
        while ENDING.load(Ordering::Acquire) {
            // It was we who stopped it, and that is no failure to report.
            std::thread::park();
        }
        Ok(status)
    }

    /// What the program prints, if its output was piped and not taken before.
    pub(crate) fn take_output(&self) -> Option<impl Read + use<>> {
        lock(&self.child).stdout().take()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        stop(&self.child);
        lock(&RUNNING).retain(|child| !Arc::ptr_eq(child, &self.child));
    }
}

/// Stops a helper. That it has ended already is as good.
fn stop(child: &Child) {
    let _ = lock(child).kill();
}

/// A thread that panicked while it held a child leaves it as stoppable as ever.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ctrl-C, or a request to terminate, drops no values: stop the helpers by hand.
fn stop_all_when_told_to_end() -> Result<()> {
    static ONCE: Once = Once::new();
    let mut result = Ok(());
    ONCE.call_once(|| {
        result = ctrlc::set_handler(|| {
            ENDING.store(true, Ordering::Release);
            lock(&RUNNING).iter().for_each(stop);
            // As a shell reports a program that Ctrl-C ended.
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
    fn a_dropped_helper_is_gone_with_all_it_started() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & echo $!; wait"]);
        command.stdout(Stdio::piped());
        let helper = Helper::start(command).unwrap();
        let mut line = String::new();
        BufReader::new(helper.take_output().unwrap())
            .read_line(&mut line)
            .unwrap();
        let grandchild = format!("/proc/{}", line.trim());
        if !Path::new("/proc/self").exists() {
            return; // No /proc to look into on this system.
        }
        assert!(Path::new(&grandchild).exists());
        drop(helper);
        let asked = Instant::now();
        while alive(&grandchild) {
            assert!(asked.elapsed() < Duration::from_secs(5), "still running");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// A zombie that nobody has collected yet counts as ended.
    fn alive(process: &str) -> bool {
        std::fs::read_to_string(format!("{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    }
}
