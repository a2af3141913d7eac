//! Tools from npm. They are scripts, which Node.js runs.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, cache, version};
use crate::workspace::Workspace;
use crate::{console, process};

/// An npm package of which this program uses one script.
#[derive(Clone, Copy, Debug)]
pub(super) struct NpmTool {
    /// Its name on the terminal and in the tools' folder.
    pub(super) name: &'static str,
    pub(super) package: &'static str,
    /// The exact version of the package.
    pub(super) version: &'static str,
    /// What `--version` prints.
    pub(super) printed_version: &'static str,
    /// The script's path in the package. The links in `node_modules/.bin` are shell
    /// scripts on Windows, and so cannot be run there.
    pub(super) script: &'static str,
}

/// A script, and the Node.js that runs it.
#[derive(Clone, Debug)]
pub(crate) struct NodeScript {
    node: PathBuf,
    script: PathBuf,
}

impl NodeScript {
    /// The command that runs the script.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(&self.script);
        command
    }
}

impl NpmTool {
    /// Finds the tool in the tools' folder, or installs it there.
    pub(super) fn find_or_install(&self, workspace: &Workspace) -> Result<NodeScript> {
        let Self {
            name,
            package,
            version,
            ..
        } = self;
        let (node, npm) = node_and_npm()?;
        let home = workspace.tools().join(format!("{name}-{version}"));
        let path = format!("node_modules/{package}/{}", self.script);
        let script = NodeScript {
            node,
            script: home.join(path),
        };
        let is_ready =
            || version::of_command(&mut script.command()).as_deref() == Some(self.printed_version);
        if is_ready() {
            return Ok(script);
        }
        cache::install(workspace, &home, is_ready, |folder| {
            console::progress(format_args!(
                "installing {name} {version} (once; usually 10 seconds)"
            ));
            let mut install = Command::new(&npm);
            install
                .arg("install")
                .arg(format!("{package}@{version}"))
                .args(QUIETLY)
                .arg("--save-exact")
                .arg("--prefix")
                .arg(folder);
            process::run(install).with_context(|| format!("could not install {name} {version}"))
        })?;
        if !is_ready() {
            bail!("{name} does not run: it needs Node.js 20 or newer");
        }
        Ok(script)
    }
}

/// What every call of npm is given.
const QUIETLY: [&str; 4] = [
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--loglevel=error",
];

/// The paths of node and npm. Debian's packages are installed where they can be.
fn node_and_npm() -> Result<(PathBuf, PathBuf)> {
    let find = || Some((which::which("node").ok()?, which::which("npm").ok()?));
    if let Some(found) = find() {
        return Ok(found);
    }
    if !apt::is_here() {
        bail!("Node.js with npm is missing; install version 20 or newer: https://nodejs.org");
    }
    apt::install(&["nodejs", "npm"], "Node.js with npm", "1 minute")?;
    find().context("node and npm are still not on PATH")
}
