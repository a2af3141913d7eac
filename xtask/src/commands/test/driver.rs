//! The driver of a browser.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::child_guard::ChildGuard;

/// The longest wait for the end of a driver, before it is killed.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// A driver and its browsers; ends when dropped.
pub(in crate::commands) struct Driver {
    /// Its address.
    pub(super) url: String,
    child: ChildGuard,
}

impl Driver {
    /// Starts it on a free port, which it prints.
    pub(super) fn start(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("--port=0").stdout(Stdio::piped());
        let child = ChildGuard::spawn(command)?;
        let output = child.take_stdout().context("the driver has no output")?;
        let mut lines = BufReader::new(output);
        let port = read_port(&mut lines)
            .with_context(|| format!("{} did not start", program.display()))?;
        // Its further output is read and dropped: a full pipe would stop it.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            child,
        })
    }

    /// Asks for the end of the driver, with the browsers that tests have left open. Returns
    /// whether it ends.
    fn shut_down(&self) -> Result<bool> {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(SHUTDOWN_TIMEOUT))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status)?;
        Ok(status.contains(" 200 "))
    }
}

impl Drop for Driver {
    /// Killed browsers would leave their profiles behind. geckodriver has no such command, and
    /// no browser is left to it.
    fn drop(&mut self) {
        let start = Instant::now();
        let mut is_ending = self.shut_down().unwrap_or(false);
        while is_ending && start.elapsed() < SHUTDOWN_TIMEOUT {
            std::thread::sleep(Duration::from_millis(20));
            is_ending = matches!(self.child.try_wait(), Ok(None));
        }
    }
}

/// Reads up to the line with the driver's port.
fn read_port(lines: &mut impl BufRead) -> Result<u16> {
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        if let Some(port) = port_in(&line) {
            return Ok(port);
        }
        line.clear();
    }
    anyhow::bail!("it ended without printing its port")
}

/// The port in a line of chromedriver or geckodriver.
fn port_in(line: &str) -> Option<u16> {
    let rest = ["started successfully on port ", "Listening on 127.0.0.1:"]
        .iter()
        .find_map(|text| Some(line.split_once(text)?.1))?;
    rest.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_output_of_a_driver() {
        let chrome = "Starting ChromeDriver 156.0.8078.73 on port 0\n\
                      Only local connections are allowed.\n\
                      ChromeDriver was started successfully on port 41234.\n";
        let gecko = "1764086400000\tgeckodriver\tINFO\tListening on 127.0.0.1:36211\n";
        for (output, port) in [(chrome, 41234), (gecko, 36211)] {
            assert_eq!(read_port(&mut output.as_bytes()).unwrap(), port);
        }
        assert!(read_port(&mut "".as_bytes()).is_err());
    }
}
