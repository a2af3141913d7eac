//! `cargo xtask first`: which functions the page calls up to its first station, and
//! in it. They make up the first half of the program (`site/split`).

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{bench, dist};
use crate::site::finish;
use crate::site::split::{self, First};
use crate::toolchain::{Browser, Toolchain};
use crate::workspace::Workspace;
use crate::{process, say};

/// Uses the first station in a browser, and writes the list of what was called.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let browser = Browser::find_or_install()?;
    let folder = bench::with_node(workspace)?;
    let tools = Toolchain::for_release(workspace)?;
    dist::build(workspace, &tools)?;
    let files = finish::read(&workspace.built_site())?;
    let (files, start, names) = split::counted(files)?;
    finish::write(&files, &workspace.counted_site())?;

    let mut node = Command::new("node");
    node.current_dir(folder)
        .arg("first.mjs")
        .arg(workspace.counted_site())
        .args([start.to_string(), names.len().to_string()])
        .env("CHROME_BINARY", &browser.chrome);
    let mut called = String::new();
    say::step("using the first station", "1 minute", || {
        called = process::output(&mut node)?;
        Ok(())
    })?;
    let called = called.split_whitespace().map(|index| {
        let index: usize = index.parse().context("first.mjs says something else")?;
        names
            .get(index)
            .map(String::as_str)
            .context("there is no such function")
    });
    let called = called.collect::<Result<Vec<_>>>()?;
    if called.is_empty() {
        bail!("no function was called");
    }
    say::fact(format!(
        "{} of {} functions come first",
        called.len(),
        names.len()
    ));
    let list = workspace.first_functions();
    fs::write(&list, First::of(tools.compiler()?, called).written())
        .with_context(|| format!("could not write {}", list.display()))
}
