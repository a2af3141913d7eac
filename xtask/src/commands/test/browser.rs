//! The built page, used as a person would: served here, in Chromium, and its main
//! path in Firefox too.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::check;
use super::driver::Driver;
use crate::commands::{dist, finish};
use crate::say;
use crate::site::release;
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
    in_browsers(
        workspace,
        &site,
        tests(workspace),
        "browser tests",
        "12 minutes",
    )
}

/// Builds what hosts get, and runs those tests on it that no other page can pass.
pub(crate) fn run_on_release(workspace: &Workspace) -> Result<()> {
    dist::bring_up_to_date(workspace)?;
    let compiler = Toolchain::for_release(workspace)?.compiler()?;
    let mut tests = tests(workspace);
    tests.args(["--", "release::", "--ignored"]);
    if release::has_list_of(workspace, &compiler)? {
        tests.env("LAB_FIRST_IS_WHOLE", "yes");
    }
    in_browsers(
        workspace,
        &workspace.dist(),
        tests,
        "tests of the optimised site",
        "1 minute",
    )
}

fn tests(workspace: &Workspace) -> Command {
    let mut tests = workspace.cargo();
    tests.args([
        "test",
        "--workspace",
        "--exclude",
        "xtask",
        "--test",
        "page",
    ]);
    tests
}

/// Serves a site, and runs tests that are told where it is, and all else.
fn in_browsers(
    workspace: &Workspace,
    site: &Path,
    mut tests: Command,
    what: &str,
    usually: &str,
) -> Result<()> {
    let browser = Browser::find_or_install()?;
    let second = Firefox::find_or_install(workspace)?;
    let server = Server::start(site, 0)?;
    let driver = Driver::start(&browser.driver)?;
    let gecko = Driver::start(&second.driver)?;
    tests
        .env("LAB_URL", server.url())
        .env("LAB_FINISHED", workspace.finished_sites())
        .env("LAB_DIST", workspace.dist())
        .env("WEBDRIVER_URL", &driver.url)
        .env("CHROME_BINARY", &browser.chrome)
        .env("GECKODRIVER_URL", &gecko.url)
        .env("FIREFOX_BINARY", &second.program);
    check(what, usually, tests)
}
