//! What a build of the page needs beyond cargo: found, or else installed.

mod apt;
mod browser;
mod cache;
mod cargo_tools;
mod debian;
mod esbuild;
mod firefox;
mod npm;
mod rustup;
mod version;
mod wasm_opt;
mod wasm_rust;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;
pub(crate) use browser::Browser;
pub(crate) use cargo_tools::{TRUNK_VERSION, deny};
pub(crate) use firefox::Firefox;
pub(crate) use rustup::require_components;
pub(crate) use wasm_opt::WASM_OPT_VERSION;

/// Everything that turns the project into a page.
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// What commands for WebAssembly find in their environment, and no others.
    environment: Vec<(&'static str, OsString)>,
    /// Folders of our own tools, searched before PATH.
    folders: Vec<PathBuf>,
}

impl Toolchain {
    /// Finds or installs what a build that nobody ships needs.
    pub(crate) fn for_development(workspace: &Workspace) -> Result<Self> {
        let mut environment = wasm_rust::find_or_install()?.environment();
        environment.push(("CARGO_TARGET_DIR", workspace.wasm_target().into()));
        // Asks a server for news of Trunk at every start otherwise.
        environment.push(("TRUNK_SKIP_VERSION_CHECK", "true".into()));
        let lockfile = std::fs::read_to_string(workspace.root().join("Cargo.lock"))
            .context("could not read Cargo.lock")?;
        let bindgen = version::locked(&lockfile, "wasm-bindgen")?;
        let tools = [cargo_tools::wasm_bindgen(&bindgen), cargo_tools::trunk()];
        let mut folders = Vec::new();
        for tool in &tools {
            folders.extend(tool.find_or_install(workspace)?);
        }
        Ok(Self {
            environment,
            folders,
        })
    }

    /// Finds or installs what a build to be shipped needs: wasm-opt and esbuild too.
    pub(crate) fn for_release(workspace: &Workspace) -> Result<Self> {
        let mut toolchain = Self::for_development(workspace)?;
        toolchain
            .folders
            .extend(wasm_opt::find_or_install(workspace)?);
        toolchain.folders.push(esbuild::find_or_install(workspace)?);
        Ok(toolchain)
    }

    /// What the compiler for WebAssembly calls itself.
    pub(crate) fn compiler(&self) -> Result<String> {
        let own = self.environment.iter().find(|(name, _)| *name == "RUSTC");
        let own = own.map(|(_, program)| program.clone());
        let program = own.or_else(|| std::env::var_os("RUSTC"));
        let program = program.unwrap_or_else(|| "rustc".into());
        let said = process::output(Command::new(program).arg("--version"))?;
        Ok(said.trim().to_owned())
    }

    /// Lets a command build for WebAssembly.
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
