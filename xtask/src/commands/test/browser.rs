//! The built page, used as a person would: served here, in Chromium, and its main
//! path in Firefox too.

use anyhow::Result;

use super::check;
use super::driver::Driver;
use crate::commands::finish;
use crate::say;
use crate::site::server::Server;
use crate::site::trunk;
use crate::toolchain::{Browser, Firefox, Toolchain};
use crate::workspace::Workspace;

/// Builds the page and runs `tests/browser` on it.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = Toolchain::for_development(workspace)?;
    let browser = Browser::find_or_install()?;
    let second = Firefox::find_or_install(workspace)?;
    let site = workspace.tested_site();
    say::step(
        "building the page",
        "7 minutes the first time, then seconds",
        || trunk::build(workspace, &tools, &site),
    )?;
    finish::run(workspace, &site, &workspace.finished_sites())?;
    let server = Server::start(&site, 0)?;
    let driver = Driver::start(&browser.driver)?;
    let gecko = Driver::start(&second.driver)?;
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
        .env("CHROME_BINARY", &browser.chrome)
        .env("GECKODRIVER_URL", &gecko.url)
        .env("FIREFOX_BINARY", &second.program);
    check("browser tests", "12 minutes", tests)
}
