//! Trunk, wasm-bindgen, cargo-deny and geckodriver. cargo builds them, which works
//! wherever crates can be fetched. Prebuilt downloads need servers that some networks
//! cannot reach.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{cache, version};
use crate::workspace::{self, Workspace};
use crate::{console, process};

/// The newest Trunk that the project's Rust version compiles.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";

/// A tool that `cargo install` builds.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// Its name on the terminal and in the tools' folder.
    name: &'static str,
    /// The package that cargo installs.
    package: &'static str,
    version: String,
    arguments: &'static [&'static str],
    /// The programs of the package that this program uses.
    programs: &'static [&'static str],
    /// How long the build takes on two cores.
    usual_time: &'static str,
}

/// The tool that builds the page.
pub(crate) fn trunk() -> CargoTool {
    CargoTool {
        name: "trunk",
        package: "trunk",
        version: TRUNK_VERSION.to_owned(),
        // Its features only look for updates and download tools.
        arguments: &["--locked", "--no-default-features"],
        programs: &["trunk"],
        usual_time: "about 5 minutes",
    }
}

/// The tool that connects the compiled page to the browser. It must have exactly the
/// version of the library.
pub(crate) fn wasm_bindgen(version: &str) -> CargoTool {
    CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        // Not `--locked`: its lock file names webpki-roots 1.0.11, which the registry did not
        // offer on 29 November 2026, so cargo refuses it. The package requires the other
        // crates of wasm-bindgen in exactly its own version; of the rest, cargo takes the
        // newest compatible versions.
        arguments: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        usual_time: "about 3 minutes",
    }
}

/// The tool that checks the lab's dependencies. Without the features that fetch crates,
/// it builds in half the time.
pub(crate) fn deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: "0.20.2".to_owned(),
        arguments: &["--locked", "--no-default-features"],
        programs: &["cargo-deny"],
        usual_time: "about 3 minutes",
    }
}

/// The tool that controls Firefox.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        arguments: &["--locked"],
        programs: &["geckodriver"],
        usual_time: "about 2 minutes",
    }
}

impl CargoTool {
    /// The folder of the tool's programs, or `None` if the programs on PATH have the
    /// right version.
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

    /// Whether each program in the folder runs and has the right version.
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
        console::progress(format_args!(
            "installing {name} {version} (once; {} on 2 cores)",
            self.usual_time
        ));
        // An interrupted build stays here, and the next one continues it.
        let build_folder = workspace.tools().join(format!("{name}-{version}.building"));
        let mut cargo = workspace::cargo();
        cargo
            // The project's own cargo settings do not apply here.
            .current_dir(workspace.tools())
            .args(["install", package, "--version", version])
            .args(self.arguments)
            .arg("--root")
            .arg(folder)
            .arg("--target-dir")
            .arg(&build_folder)
            .env_remove("CARGO_TARGET_DIR")
            // The tools run for seconds. Full optimisation costs more than it gives: twelve
            // minutes for Trunk alone.
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
        // The tool is installed even if this fails.
        let _ = std::fs::remove_dir_all(build_folder);
        Ok(())
    }
}
