//! `cargo xtask test`: all tests, the quickest suite first. Stops at the first failure.

pub(super) mod browser;
mod budget;
mod driver;
mod finished_sites;
mod lint;
mod native;
mod pytorch;
pub(super) mod wasm;

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::cli::{Suite, Test};
use crate::workspace::Workspace;
use crate::{console, process};

/// Runs the chosen suites.
pub(crate) fn run(workspace: &Workspace, options: &Test) -> Result<()> {
    let suites = in_order(&options.suites);
    if !options.names.is_empty() && !suites.iter().all(|suite| has_names(*suite)) {
        bail!("only two suites take names; try: cargo xtask test native browser -- NAME");
    }
    if options.headed && !suites.contains(&Suite::Browser) {
        bail!("--headed shows the browser tests; try: cargo xtask test browser --headed");
    }
    if options.with_pytorch && !suites.contains(&Suite::Native) {
        bail!("PyTorch runs in the suite native; try: cargo xtask test native --with-pytorch");
    }
    let start = Instant::now();
    let mut ran = false;
    for suite in suites {
        ran |= match suite {
            Suite::Lint => lint::run(workspace).map(|()| true),
            Suite::Native => native::run(workspace, options),
            Suite::Wasm => wasm::run(workspace).map(|()| true),
            Suite::Browser => browser::run(workspace, options),
            Suite::Release => browser::run_on_release(workspace).map(|()| true),
        }?;
    }
    if !ran {
        bail!(
            "no test has a name with {:?} in it",
            options.names.join("\" or \"")
        );
    }
    let time = console::duration(start.elapsed());
    console::progress(format_args!("all tests passed, after {time}"));
    Ok(())
}

fn has_names(suite: Suite) -> bool {
    matches!(suite, Suite::Native | Suite::Browser)
}

fn in_order(suites: &[Suite]) -> Vec<Suite> {
    let mut suites = match suites {
        [] => Suite::value_variants().to_vec(),
        named => named.to_vec(),
    };
    suites.sort_unstable();
    suites.dedup();
    suites
}

/// One check: a command under a heading.
fn check(what: &str, usual_time: &str, command: Command) -> Result<()> {
    console::step(what, usual_time, || process::run(command))
}

/// Runs the tests of a cargo command whose names contain one of `names`, or all tests
/// without `names`. Returns whether there were any.
fn check_named(
    what: &str,
    usual_time: &str,
    cargo_test: impl Fn() -> Command,
    names: &[String],
) -> Result<bool> {
    let mut command = cargo_test();
    if !names.is_empty() {
        let mut list = cargo_test();
        list.arg("--")
            .args(names)
            .args(["--list", "--format=terse"]);
        let (status, listed) = process::capture(list)?;
        if status.success() && !has_test(&listed) {
            return Ok(false);
        }
        command.arg("--").args(names);
    }
    check(what, usual_time, command)?;
    Ok(true)
}

/// Whether a list of the test harness has a test.
fn has_test(listed: &str) -> bool {
    listed.lines().any(|line| line.ends_with(": test"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_suite_runs_once_and_the_quickest_first() {
        assert_eq!(in_order(&[]).len(), 5);
        assert_eq!(
            in_order(&[Suite::Browser, Suite::Lint, Suite::Browser]),
            [Suite::Lint, Suite::Browser]
        );
    }

    #[test]
    fn names_are_refused_by_suites_without_names() {
        let workspace = Workspace::find().unwrap();
        for suites in [vec![], vec![Suite::Lint], vec![Suite::Native, Suite::Wasm]] {
            let options = Test {
                suites,
                names: vec!["undo".to_owned()],
                ..Test::default()
            };
            let error = run(&workspace, &options).unwrap_err().to_string();
            assert!(error.contains("test native browser -- NAME"), "{error}");
        }
    }

    #[test]
    fn pytorch_is_refused_without_the_suite_that_runs_it() {
        let workspace = Workspace::find().unwrap();
        let options = Test {
            suites: vec![Suite::Lint],
            with_pytorch: true,
            ..Test::default()
        };
        let error = run(&workspace, &options).unwrap_err().to_string();
        assert!(error.contains("test native --with-pytorch"), "{error}");
    }

    #[test]
    fn a_list_without_tests_is_recognised() {
        assert!(has_test("link::a_link_is_read: test\n"));
        assert!(!has_test("\nbench::all: benchmark\n"));
        assert!(!has_test(""));
    }
}
