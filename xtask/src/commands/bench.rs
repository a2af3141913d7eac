//! `cargo xtask bench`: the shipped site, measured beside its peers in one browser.
//!
//! What measures is `bench/`, in JavaScript, since the peers are: Node.js runs
//! it. None of it is needed to build, test or serve the lab.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::dist;
use crate::cli::Measure;
use crate::toolchain::{Browser, Toolchain};
use crate::workspace::Workspace;
use crate::{process, say};

/// The oldest Node.js that the peers run on.
const NODE: u32 = 20;

/// Measures these parts, or all if none is named.
pub(crate) fn run(workspace: &Workspace, parts: &[Measure]) -> Result<()> {
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
    say::step("measuring", "12 minutes; leave the machine alone", || {
        process::run(node)
    })
}

/// The folder of what Node.js runs, with all that it needs.
pub(super) fn with_node(workspace: &Workspace) -> Result<PathBuf> {
    require_node()?;
    let bench = workspace.root().join("bench");
    install_peers(workspace, &bench)?;
    Ok(bench)
}

fn require_node() -> Result<()> {
    let said = process::output(Command::new("node").arg("--version")).ok();
    match said.as_deref().map(major_of_node) {
        Some(Some(major)) if major >= NODE => Ok(()),
        Some(_) => bail!("Node.js is too old for the benchmark: it needs version {NODE} or newer"),
        None => bail!(
            "the benchmark needs Node.js {NODE} or newer with npm, and nothing else does: https://nodejs.org"
        ),
    }
}

/// The first number of what Node.js prints, such as `v20.20.2`.
fn major_of_node(said: &str) -> Option<u32> {
    said.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The peers from npm, as `bench/package-lock.json` fixes them.
fn install_peers(workspace: &Workspace, bench: &Path) -> Result<()> {
    let lock = fs::read(bench.join("package-lock.json")).context("the peers' lock is missing")?;
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
    say::step("installing the peers", "30 seconds, once", || {
        process::run(install)
    })?;
    fs::write(&stamp, lock).context("could not note which peers are installed")
}

/// The lab's own layer as a module that a page can call, compiled, joined and
/// shrunk exactly as the page itself is.
fn build_layer(workspace: &Workspace) -> Result<PathBuf> {
    let tools = Toolchain::for_release(workspace)?;
    let folder = workspace.bench_layer();
    fs::create_dir_all(&folder)
        .with_context(|| format!("could not create {}", folder.display()))?;
    say::step(
        "building the layer alone",
        "1 minute after a build of the site",
        || {
            let mut cargo = workspace.cargo();
            cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
            // With the page's own features, so that all it is built of serves here too.
            cargo.args(["--package", "lab-bench", "--package", "layernorm-lab"]);
            cargo.args(["--no-default-features", "--features"]);
            cargo.arg("layernorm-lab/app,layernorm-lab/ndarray");
            tools.equip(&mut cargo)?;
            process::run(cargo)?;

            let compiled = workspace
                .wasm_target()
                .join("wasm32-unknown-unknown/release/lab_bench.wasm");
            let mut join = Command::new("wasm-bindgen");
            join.args(["--target", "web", "--no-typescript", "--out-name", "layer"]);
            join.arg("--out-dir").arg(&folder).arg(compiled);
            process::run(with_tools(&tools, join)?)?;

            let joined = folder.join("layer_bg.wasm");
            let mut shrink = Command::new("wasm-opt");
            shrink.args(shrinking(workspace)?);
            shrink.arg(&joined).arg("-o").arg(&joined);
            process::run(with_tools(&tools, shrink)?)
        },
    )?;
    Ok(folder)
}

fn with_tools(tools: &Toolchain, mut command: Command) -> Result<Command> {
    tools.equip(&mut command)?;
    Ok(command)
}

/// What index.html has Trunk pass to wasm-opt.
fn shrinking(workspace: &Workspace) -> Result<Vec<String>> {
    let page = fs::read_to_string(workspace.root().join("index.html"))
        .context("could not read index.html")?;
    let level = attribute(&page, "data-wasm-opt")?;
    let flags = attribute(&page, "data-wasm-opt-params")?;
    Ok(std::iter::once(format!("-O{level}"))
        .chain(flags.split_whitespace().map(str::to_owned))
        .collect())
}

fn attribute<'a>(page: &'a str, name: &str) -> Result<&'a str> {
    page.split_once(&format!("{name}=\""))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(value, _)| value)
        .with_context(|| format!("index.html has no {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layer_is_shrunk_as_the_page_is() {
        let workspace = Workspace::find().unwrap();
        let flags = shrinking(&workspace).unwrap();
        assert!(flags[0].starts_with("-O"), "{flags:?}");
        assert!(flags.contains(&"--enable-simd".to_owned()), "{flags:?}");
        assert!(attribute("<link>", "data-wasm-opt").is_err());
    }

    #[test]
    fn node_is_known_by_its_first_number() {
        assert_eq!(major_of_node("v20.20.2"), Some(20));
        assert_eq!(major_of_node("20.20.2"), None);
    }
}
