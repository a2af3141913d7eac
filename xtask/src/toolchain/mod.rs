//! The tools that a build of the page needs beyond cargo: found, or else installed.

mod apt;
mod browser;
mod cache;
mod cargo_tools;
mod debian;
mod esbuild;
mod firefox;
mod installed;
mod npm;
mod prebuilt;
pub(crate) mod pytorch;
mod release_pages;
mod rustup;
mod version;
mod wasm_opt;
mod wasm_rust;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::background::Background;
use crate::workspace::Workspace;
use crate::{console, process};
pub(crate) use browser::Browser;
pub(crate) use cargo_tools::{TRUNK_VERSION, deny};
pub(crate) use firefox::Firefox;
use npm::NodeScript;
pub(crate) use rustup::require_components;
pub(crate) use wasm_opt::{WASM_OPT_FLAGS, WASM_OPT_VERSION};

/// The tools that turn the project into a page.
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// Environment variables of commands that compile for WebAssembly.
    environment: Vec<(&'static str, OsString)>,
    /// Folders of installed tools, searched before PATH.
    folders: Vec<PathBuf>,
}

/// The tools that turn the project into the optimised site.
#[derive(Debug)]
pub(crate) struct ReleaseToolchain {
    /// The tools that compile it.
    pub(crate) compile: Toolchain,
    wasm_opt: NodeScript,
    esbuild: NodeScript,
}

impl Toolchain {
    /// Finds or installs the tools.
    ///
    /// `compile` is the call of cargo with which the build of the page starts. It runs while
    /// cargo compiles a missing tool: one build alone leaves processors idle at its end,
    /// when its last crates wait for each other.
    pub(crate) fn find_or_install(workspace: &Workspace, compile: Command) -> Result<Self> {
        let mut environment = wasm_rust::find_or_install()?.environment();
        environment.push(("CARGO_TARGET_DIR", workspace.wasm_target().into()));
        // Otherwise Trunk asks a server for updates at every start.
        environment.push(("TRUNK_SKIP_VERSION_CHECK", "true".into()));
        let lockfile = std::fs::read_to_string(workspace.root().join("Cargo.lock"))
            .context("could not read Cargo.lock")?;
        let bindgen = version::locked(&lockfile, "wasm-bindgen")?;
        let tools = [cargo_tools::wasm_bindgen(&bindgen), cargo_tools::trunk()];
        let toolchain = Self {
            environment,
            folders: Vec::new(),
        };
        for tool in tools.iter().filter(|tool| !tool.is_installed(workspace)) {
            tool.fetch(workspace);
        }
        let mut background = None;
        if !tools.iter().all(|tool| tool.is_installed(workspace)) {
            console::progress("compiling the lab while the tools are installed");
            background = Some(Background::spawn(toolchain.equipped(compile)?)?);
        }
        let mut folders = Vec::new();
        for tool in &tools {
            folders.extend(tool.find_or_install(workspace, background.as_mut())?);
        }
        if let Some(background) = background {
            console::progress("compiling the rest of the lab");
            background.finish()?;
        }
        Ok(Self {
            folders,
            ..toolchain
        })
    }

    fn equipped(&self, mut command: Command) -> Result<Command> {
        self.equip(&mut command)?;
        Ok(command)
    }

    /// The version line of the compiler for WebAssembly.
    pub(crate) fn compiler(&self) -> Result<String> {
        let own = self.environment.iter().find(|(name, _)| *name == "RUSTC");
        let own = own.map(|(_, program)| program.clone());
        let program = own.or_else(|| std::env::var_os("RUSTC"));
        let program = program.unwrap_or_else(|| "rustc".into());
        process::output(Command::new(program).arg("--version"))
    }

    /// Gives a command what it needs to compile for WebAssembly.
    pub(crate) fn equip<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self
            .folders
            .iter()
            .cloned()
            .chain(std::env::split_paths(&path));
        let path = std::env::join_paths(folders).context("a folder's name does not fit PATH")?;
        let environment = self.environment.iter().map(|(name, value)| (name, value));
        Ok(command.envs(environment).env("PATH", path))
    }
}

impl ReleaseToolchain {
    /// Finds or installs the tools, while `compile` runs (see
    /// [`Toolchain::find_or_install`]).
    pub(crate) fn find_or_install(workspace: &Workspace, compile: Command) -> Result<Self> {
        Ok(Self {
            compile: Toolchain::find_or_install(workspace, compile)?,
            wasm_opt: wasm_opt::WASM_OPT.find_or_install(workspace)?,
            esbuild: esbuild::ESBUILD.find_or_install(workspace)?,
        })
    }

    /// wasm-opt, with the flags for the page's module.
    pub(crate) fn wasm_opt(&self) -> Command {
        let mut command = self.wasm_opt.command();
        command.args(WASM_OPT_FLAGS);
        command
    }

    /// esbuild.
    pub(crate) fn esbuild(&self) -> Command {
        self.esbuild.command()
    }
}
