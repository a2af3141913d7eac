//! The built page, used as a person would: served here, in Chromium, and its main
//! path in Firefox too.

use std::path::Path;

use anyhow::Result;

use super::check;
use super::driver::Driver;
use crate::commands::{dist, finish};
use crate::say;
use crate::site::server::Server;
use crate::site::trunk;
use crate::toolchain::{Browser, Firefox, Toolchain};
use crate::workspace::Workspace;

/// Builds the page and runs `tests/browser` on it.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = Toolchain::for_development(workspace)?;
    let site = workspace.tested_site();
    say::step(
        "building the page",
        "7 minutes the first time, then seconds",
        || trunk::build(workspace, &tools, &site),
    )?;
    finish::run(workspace, &site, &workspace.finished_sites())?;
    tests(workspace, &site, &[], "browser tests", "12 minutes")
}

/// Builds what hosts get, and runs those tests on it that no other page can pass.
pub(crate) fn run_on_release(workspace: &Workspace) -> Result<()> {
    dist::bring_up_to_date(workspace)?;
    tests(
        workspace,
        &workspace.dist(),
        &["--", "--ignored"],
        "tests of the optimised site",
        "1 minute",
    )
}

/// Serves a site and runs tests of `tests/browser` on it.
fn tests(
    workspace: &Workspace,
    site: &Path,
    which: &[&str],
    what: &str,
    usually: &str,
) -> Result<()> {
    let browser = Browser::find_or_install()?;
    let second = Firefox::find_or_install(workspace)?;
    let server = Server::start(site, 0)?;
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
        .args(which)
        .env("LAB_URL", server.url())
        .env("LAB_FINISHED", workspace.finished_sites())
        .env("LAB_DIST", workspace.dist())
        .env("WEBDRIVER_URL", &driver.url)
        .env("CHROME_BINARY", &browser.chrome)
        .env("GECKODRIVER_URL", &gecko.url)
        .env("FIREFOX_BINARY", &second.program);
    check(what, usually, tests)
}
