//! The browser tests: the built page in Chromium, and its main path in Firefox.

use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::driver::Driver;
use super::{budget, check, check_named, finished_sites};
use crate::cli::Test;
use crate::commands::dist;
use crate::console;
use crate::form::Form;
use crate::site::server::Server;
use crate::site::{inputs, release, trunk, up_to_date};
use crate::toolchain::{Browser, Firefox, ReleaseToolchain};
use crate::workspace::Workspace;

/// The tests of the optimised site that need a start-up profile of the current compiler.
const NEED_CURRENT_PROFILE: &str = "release::split::current_profile::";

/// The variable with the number of tests that run at the same time.
const TEST_THREADS: &str = "RUST_TEST_THREADS";

/// Builds the optimised site and runs `tests/browser` on it. Returns whether there were any
/// tests.
pub(crate) fn run(workspace: &Workspace, options: &Test) -> Result<bool> {
    if options.headed {
        require_display()?;
    }
    build(workspace)?;
    let browsers = Browsers::start(workspace, &workspace.dist())?;
    let tests = || {
        let mut tests = cargo_test(workspace);
        browsers.connect(&mut tests);
        if options.headed {
            // One browser at a time can be watched.
            tests.env("LAB_HEADED", "yes").env(TEST_THREADS, "1");
        }
        tests
    };
    check_named(
        "browser tests",
        "25 minutes on 2 cores",
        tests,
        &options.names,
    )
}

/// Builds the optimised site, and the other sites that the tests publish, if their inputs have
/// changed.
pub(in crate::commands) fn build(workspace: &Workspace) -> Result<()> {
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    dist::build(workspace, &tools)?;
    release::site(workspace, &tools, Form::Split, &workspace.dist())?;
    let finished = workspace.finished_sites();
    let inputs = inputs::fingerprint(workspace.root(), &tools.compile.compiler()?)?;
    let inputs = format!("{inputs} {}", up_to_date::this_program());
    up_to_date::build_if_changed(&workspace.finished_stamp(), &inputs, &finished, || {
        finished_sites::write(workspace, &finished)
    })?;
    Ok(())
}

/// Finishes the optimised site with a split module and in one piece, runs the tests of each
/// form on it, and compares the split one with its budget.
pub(crate) fn run_on_release(workspace: &Workspace) -> Result<()> {
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    dist::build(workspace, &tools)?;
    let is_current = release::has_profile_of(workspace, &tools.compile.compiler()?)?;
    for form in [Form::Split, Form::Whole] {
        let site = release::tested_folder(workspace, form);
        release::site(workspace, &tools, form, &site)?;
        let browsers = Browsers::start(workspace, &site)?;
        let mut tests = cargo_test(workspace);
        browsers.connect(&mut tests);
        tests.env("LAB_DIST", &site);
        tests.args(["--", "release::", "--ignored"]);
        if form == Form::Whole {
            tests.args(["--skip", "release::split::"]);
        } else if !is_current {
            tests.args(["--skip", NEED_CURRENT_PROFILE]);
            console::note(
                "3 tests skipped: another compiler made the start-up profile; run: cargo xtask update first",
            );
        }
        let what = match form {
            Form::Split => "tests of the optimised site, split",
            Form::Whole => "tests of the optimised site, in one piece",
        };
        check(what, "1 minute", tests)?;
        if form == Form::Split {
            budget::check(workspace)?;
        }
    }
    Ok(())
}

/// The command that compiles and runs `tests/browser`, and compiles its other programs.
pub(in crate::commands) fn cargo_test(workspace: &Workspace) -> Command {
    let mut tests = workspace.cargo();
    tests.arg("test").args([
        "--workspace",
        "--exclude",
        "xtask",
        "--exclude",
        "module-splitter",
        "--test",
        "page",
    ]);
    if std::env::var_os(TEST_THREADS).is_none() {
        tests.env(TEST_THREADS, browsers_at_a_time().to_string());
    }
    tests
}

/// How many tests run at the same time, if the user does not say. A test often waits for the
/// next frame, so one more browser than there are processors keeps these busy. A browser takes
/// half a gigabyte of memory.
fn browsers_at_a_time() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    (processors + 1).min(6)
}

/// Fails in one line where no window can open.
fn require_display() -> Result<()> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        bail!("--headed needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set");
    }
    Ok(())
}

/// A served site and the drivers of both browsers; ends when dropped.
pub(in crate::commands) struct Browsers<'a> {
    workspace: &'a Workspace,
    chromium: Browser,
    firefox: Firefox,
    server: Server,
    chromedriver: Driver,
    geckodriver: Driver,
}

impl<'a> Browsers<'a> {
    /// Serves a site and starts the drivers.
    pub(in crate::commands) fn start(workspace: &'a Workspace, site: &Path) -> Result<Self> {
        let chromium = Browser::find_or_install()?;
        let firefox = Firefox::find_or_install(workspace)?;
        Ok(Self {
            workspace,
            server: Server::start(site, 0)?,
            chromedriver: Driver::start(&chromium.driver)?,
            geckodriver: Driver::start(&firefox.driver)?,
            chromium,
            firefox,
        })
    }

    /// Passes the paths to a command (`tests/browser/src/settings.rs`).
    pub(in crate::commands) fn connect(&self, command: &mut Command) {
        command
            .env("LAB_URL", self.server.url())
            .env("LAB_FINISHED", self.workspace.finished_sites())
            .env("WEBDRIVER_URL", &self.chromedriver.url)
            .env("CHROME_BINARY", &self.chromium.chrome)
            .env("GECKODRIVER_URL", &self.geckodriver.url)
            .env("FIREFOX_BINARY", &self.firefox.program);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line that reports them skipped counts them.
    #[test]
    fn three_tests_need_a_current_profile() {
        let workspace = Workspace::find().unwrap();
        let file = workspace.root().join("tests/browser/tests/release.rs");
        let text = std::fs::read_to_string(file).unwrap();
        let name = NEED_CURRENT_PROFILE.trim_end_matches("::");
        let (_, module) = name.rsplit_once("::").unwrap();
        let (_, tests) = text.split_once(&format!("mod {module} {{")).unwrap();
        assert_eq!(tests.matches("#[test]").count(), 3);
    }
}
