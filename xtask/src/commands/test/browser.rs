//! The built page, used as a person would: served here, driven by chromedriver.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::check;
use crate::commands::finish;
use crate::helper::Helper;
use crate::say;
use crate::site::server::Server;
use crate::site::trunk;
use crate::toolchain::{Browser, Toolchain};
use crate::workspace::Workspace;

/// Builds the page and runs `tests/browser` on it.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = Toolchain::for_development(workspace)?;
    let browser = Browser::find_or_install()?;
    let site = workspace.tested_site();
    say::step(
        "building the page",
        "8 minutes the first time, then seconds",
        || trunk::build(workspace, &tools, &site),
    )?;
    finish::run(workspace, &site, &workspace.finished_sites())?;
    let server = Server::start(&site, 0)?;
    let driver = Driver::start(&browser)?;
    let mut tests = workspace.cargo();
    tests
        .args([
            "test",
            "--workspace",
            "--exclude",
            "xtask",
            "--test",
            "page",
        ])
        .env("LAB_URL", server.url())
        .env("LAB_FINISHED", workspace.finished_sites())
        .env("WEBDRIVER_URL", &driver.url)
        .env("CHROME_BINARY", &browser.chrome);
    check("browser tests", "3 minutes", tests)
}

/// A chromedriver of our own, with its browsers; ends when dropped.
struct Driver {
    url: String,
    _helper: Helper,
}

impl Driver {
    fn start(browser: &Browser) -> Result<Self> {
        let mut command = Command::new(&browser.driver);
        // Any free port: it says which.
        command.arg("--port=0").stdout(Stdio::piped());
        let helper = Helper::start(command)?;
        let output = helper.take_output().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output);
        let port = announced_port(&mut lines)?;
        // Whatever else it says goes nowhere, or the full pipe would stop it.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _helper: helper,
        })
    }
}

/// Reads up to the line in which chromedriver names its port.
fn announced_port(lines: &mut BufReader<impl Read>) -> Result<u16> {
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        if let Some(port) = port_in(&line) {
            return Ok(port);
        }
        line.clear();
    }
    anyhow::bail!("chromedriver ended without naming its port")
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_chromedriver_says() {
        let said = "Starting ChromeDriver 156.0.8078.73 on port 0\n\
                    Only local connections are allowed.\n\
                    ChromeDriver was started successfully on port 41234.\n";
        let mut lines = BufReader::new(said.as_bytes());
        assert_eq!(announced_port(&mut lines).unwrap(), 41234);
        let mut silent = BufReader::new("".as_bytes());
        assert!(announced_port(&mut silent).is_err());
    }
}
