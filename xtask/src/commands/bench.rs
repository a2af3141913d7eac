//! `cargo xtask bench`: measures the optimised site beside its peers in one browser.
//!
//! Node.js runs the JavaScript in `bench/`, the language of the peers. Nothing there is
//! needed to build, test or serve the lab.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::dist;
use crate::cli::Benchmark;
use crate::site::{optimise, trunk};
use crate::toolchain::{Browser, ReleaseToolchain};
use crate::workspace::Workspace;
use crate::{console, process};

/// The oldest Node.js that the peers run on.
const NODE: u32 = 20;

/// Measures these parts, or all parts without names.
pub(crate) fn run(workspace: &Workspace, parts: &[Benchmark]) -> Result<()> {
    let bench = with_node(workspace)?;
    let browser = Browser::find_or_install()?;
    dist::bring_up_to_date(workspace)?;
    let layer = build_layer(workspace)?;

    let mut node = Command::new("node");
    node.current_dir(&bench)
        .arg("run.mjs")
        .args(parts.iter().filter_map(|part| {
            let name = part.to_possible_value()?;
            Some(name.get_name().to_owned())
        }))
        .env("LAB_DIST", workspace.dist())
        .env("LAB_BENCH_WASM", layer)
        .env("CHROME_BINARY", &browser.chrome);
    console::step("measuring", "12 minutes; leave the machine alone", || {
        process::run(node)
    })
}

/// The folder of the scripts, with Node.js checked and the packages installed.
pub(super) fn with_node(workspace: &Workspace) -> Result<PathBuf> {
    require_node()?;
    let bench = workspace.root().join("bench");
    install_peers(workspace, &bench)?;
    Ok(bench)
}

fn require_node() -> Result<()> {
    let version = process::output(Command::new("node").arg("--version")).ok();
    match version.as_deref().map(major_of_node) {
        Some(Some(major)) if major >= NODE => Ok(()),
        Some(_) => bail!("Node.js is too old: the scripts in bench/ need version {NODE} or newer"),
        None => bail!(
            "Node.js with npm is missing; install version {NODE} or newer: https://nodejs.org"
        ),
    }
}

/// The first number of Node.js' version, such as `v20.20.2`.
fn major_of_node(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the peers from npm, with the versions in `bench/package-lock.json`.
fn install_peers(workspace: &Workspace, bench: &Path) -> Result<()> {
    let lock =
        fs::read(bench.join("package-lock.json")).context("bench/package-lock.json is missing")?;
    let stamp = bench.join("node_modules/.lab-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = which::which("npm").context("npm is missing; it comes with Node.js")?;
    let mut install = Command::new(npm);
    install.current_dir(workspace.root().join("bench")).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    console::step("installing the peers", "30 seconds, once", || {
        process::run(install)
    })?;
    fs::write(&stamp, lock).context("could not write the stamp of the installed peers")
}

/// The lab's layer as a module that a page can call, compiled and optimised exactly as
/// the page is.
fn build_layer(workspace: &Workspace) -> Result<PathBuf> {
    let tools = ReleaseToolchain::find_or_install(workspace, trunk::compile_release(workspace))?;
    let folder = workspace.bench_layer();
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    console::step(
        "building the layer alone",
        "1 minute after a build of the site",
        || {
            let mut cargo = workspace.cargo();
            cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
            // With the page's features: dependencies compile once for both.
            cargo.args(["--package", "lab-bench", "--package", "layernorm-lab"]);
            cargo.args(["--no-default-features", "--features"]);
            cargo.arg("layernorm-lab/app,layernorm-lab/ndarray");
            tools.compile.equip(&mut cargo)?;
            process::run(cargo)?;

            let compiled = workspace
                .wasm_target()
                .join("wasm32-unknown-unknown/release/lab_bench.wasm");
            let mut bindgen = Command::new("wasm-bindgen");
            bindgen.args(["--target", "web", "--no-typescript", "--out-name", "layer"]);
            bindgen.arg("--out-dir").arg(&folder).arg(compiled);
            tools.compile.equip(&mut bindgen)?;
            process::run(bindgen)?;

            let module = folder.join("layer_bg.wasm");
            optimise::module(&tools, &module, &module)
        },
    )?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_its_first_number() {
        assert_eq!(major_of_node("v20.20.2"), Some(20));
        assert_eq!(major_of_node("20.20.2"), None);
    }
}
