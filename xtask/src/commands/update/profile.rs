//! `assets/startup_functions.txt`: the functions that the page calls up to its first
//! station, and in it. The primary module has these functions.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use module_splitter::Profile;

use crate::commands::{bench, dist};
use crate::site::{files, split, trunk};
use crate::toolchain::{Browser, ReleaseToolchain};
use crate::workspace::Workspace;
use crate::{console, process};

/// Uses the first station in a browser, and writes the functions that were called.
///
/// The build is always of the compiler that the profile names: another compiler is
/// another input of the site (`site/inputs.rs`).
pub(super) fn update(workspace: &Workspace) -> Result<()> {
    let browser = Browser::find_or_install()?;
    let scripts = bench::with_node(workspace)?;
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    dist::build(workspace, &tools)?;
    let (files, flags, names) = split::instrumented(files::read(&workspace.built_site())?)?;
    files::write(&files, &workspace.instrumented_site())?;

    let mut node = Command::new("node");
    node.current_dir(scripts)
        .arg("startup.mjs")
        .arg(workspace.instrumented_site())
        .args([flags.to_string(), names.len().to_string()])
        .env("CHROME_BINARY", &browser.chrome);
    let called = console::step("using the first station", "1 minute", || {
        process::output(&mut node)
    })?;
    let called = called.split_whitespace().map(|index| {
        let index: usize = index
            .parse()
            .context("startup.mjs printed something that is not an index")?;
        names
            .get(index)
            .map(String::as_str)
            .context("startup.mjs printed the index of no function")
    });
    let called = called.collect::<Result<Vec<_>>>()?;
    if called.is_empty() {
        bail!("the page called no function");
    }
    console::note(format_args!(
        "start-up calls {} of {} functions",
        called.len(),
        names.len()
    ));
    let file = workspace.startup_profile();
    let profile = Profile::new(tools.compile.compiler()?, called);
    fs::write(&file, profile.to_text())
        .with_context(|| format!("could not write {}", file.display()))
}
