//! The driver of a browser.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::child_guard::ChildGuard;

/// A driver and its browsers; ends when dropped.
pub(in crate::commands) struct Driver {
    /// Its address.
    pub(super) url: String,
    _child: ChildGuard,
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
            _child: child,
        })
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
