//! Trunk, wasm-bindgen, cargo-deny and geckodriver: built by cargo, since that works wherever crates can
//! be fetched. Trunk's own downloads need a server that not every network has.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{cache, version};
use crate::workspace::{self, Workspace};
use crate::{process, say};

/// The newest Trunk that our Rust compiles.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";

/// A tool that `cargo install` builds.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// The name in what we say and in the tools' folder.
    name: &'static str,
    /// The package that cargo installs.
    package: &'static str,
    version: String,
    arguments: &'static [&'static str],
    /// The programs in it that we use.
    programs: &'static [&'static str],
    /// How long building it takes on two cores.
    usually: &'static str,
}

/// The tool that builds the page.
pub(crate) fn trunk() -> CargoTool {
    CargoTool {
        name: "trunk",
        package: "trunk",
        version: TRUNK_VERSION.to_owned(),
        // Without its features, which only look for updates and download tools.
        arguments: &["--locked", "--no-default-features"],
        programs: &["trunk"],
        usually: "about 5 minutes",
    }
}

/// The tool that joins the compiled page to the browser. It has to be of
/// exactly the library's version.
pub(crate) fn wasm_bindgen(version: &str) -> CargoTool {
    CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        // Not `--locked`: its lock has named crate versions that were withdrawn.
        arguments: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        usually: "about 3 minutes",
    }
}

/// The tool that looks at what the lab is made of. Bare of what fetches crates
/// by itself, it builds in half the time.
pub(crate) fn deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: "0.20.2".to_owned(),
        arguments: &["--locked", "--no-default-features"],
        programs: &["cargo-deny"],
        usually: "about 3 minutes",
    }
}

/// The tool that steers Firefox.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        arguments: &["--locked"],
        programs: &["geckodriver"],
        usually: "about 2 minutes",
    }
}

impl CargoTool {
    /// The folder that the tool's programs are in, or `None` if those on PATH
    /// are of the right version.
    pub(crate) fn find_or_install(&self, workspace: &Workspace) -> Result<Option<PathBuf>> {
        if self.is_ready_in(None) {
            return Ok(None);
        }
        let home = workspace
            .tools()
            .join(format!("{}-{}", self.name, self.version));
        let programs = home.join("bin");
        let is_ready = || self.is_ready_in(Some(&programs));
        if !is_ready() {
            cache::install(workspace, &home, is_ready, |folder| {
                self.build_into(folder, workspace)
            })?;
        }
        Ok(Some(programs))
    }

    /// Whether each program there runs, and is of our version.
    fn is_ready_in(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|program| {
            let path = folder.map_or_else(|| PathBuf::from(program), |folder| folder.join(program));
            version::of(path).as_ref() == Some(&self.version)
        })
    }

    fn build_into(&self, folder: &Path, workspace: &Workspace) -> Result<()> {
        let Self {
            name,
            package,
            version,
            ..
        } = self;
        say::doing(format_args!(
            "installing {name} {version} (once; {} on 2 cores)",
            self.usually
        ));
        // Kept when the installation is broken off, so that the next goes on from there.
        let halfway = workspace.tools().join(format!("{name}-{version}.building"));
        let mut cargo = workspace::cargo();
        cargo
            // Out of reach of the project's own settings.
            .current_dir(workspace.tools())
            .args(["install", package, "--version", version])
            .args(self.arguments)
            .arg("--root")
            .arg(folder)
            .arg("--target-dir")
            .arg(&halfway)
            .env_remove("CARGO_TARGET_DIR")
            // The tools run for seconds: optimising them fully would cost more
            // than it gives, twelve minutes for Trunk alone.
            .envs([
                ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
                ("CARGO_PROFILE_RELEASE_LTO", "off"),
                ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
                ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
                ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
            ]);
        if std::env::var_os("CI").is_some() {
            cargo.arg("--quiet");
        }
        process::run(cargo).with_context(|| format!("could not install {name} {version}"))?;
        // Only disk space: the tool is installed whether or not this succeeds.
        let _ = std::fs::remove_dir_all(halfway);
        Ok(())
    }
}
