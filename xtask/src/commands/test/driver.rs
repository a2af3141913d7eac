//! A browser's driver of our own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::helper::Helper;

/// A driver, with its browsers; ends when dropped.
pub(super) struct Driver {
    /// Its address.
    pub(super) url: String,
    _helper: Helper,
}

impl Driver {
    /// Starts it on any free port, which it tells by itself.
    pub(super) fn start(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("--port=0").stdout(Stdio::piped());
        let helper = Helper::start(command)?;
        let output = helper.take_output().context("the driver has no output")?;
        let mut lines = BufReader::new(output);
        let port = announced_port(&mut lines)
            .with_context(|| format!("{} did not start", program.display()))?;
        // Whatever else it says goes nowhere, or the full pipe would stop it.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _helper: helper,
        })
    }
}

/// Reads up to the line in which the driver names its port.
fn announced_port(lines: &mut impl BufRead) -> Result<u16> {
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        if let Some(port) = port_in(&line) {
            return Ok(port);
        }
        line.clear();
    }
    anyhow::bail!("it ended without naming its port")
}

/// The port in what chromedriver or geckodriver says.
fn port_in(line: &str) -> Option<u16> {
    let rest = ["started successfully on port ", "Listening on 127.0.0.1:"]
        .iter()
        .find_map(|said| Some(line.split_once(said)?.1))?;
    rest.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_a_driver_says() {
        let chrome = "Starting ChromeDriver 156.0.8078.73 on port 0\n\
                      Only local connections are allowed.\n\
                      ChromeDriver was started successfully on port 41234.\n";
        let gecko = "1764086400000\tgeckodriver\tINFO\tListening on 127.0.0.1:36211\n";
        for (said, port) in [(chrome, 41234), (gecko, 36211)] {
            assert_eq!(announced_port(&mut said.as_bytes()).unwrap(), port);
        }
        assert!(announced_port(&mut "".as_bytes()).is_err());
    }
}
