//! Trunk, wasm-bindgen, cargo-deny and geckodriver. cargo builds them, which works
//! wherever crates can be fetched. Some networks reach the tools' release pages too: a
//! pinned archive from there takes seconds instead of minutes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::prebuilt::Prebuilt;
use super::{cache, release_pages, version};
use crate::background::Background;
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
    /// The archives on its release page.
    prebuilt: Option<&'static Prebuilt>,
    /// The optimisation level of most of its crates.
    opt_level: &'static str,
    /// Crates with another level: those in which the tool spends its time.
    optimised: &'static [(&'static str, u8)],
    /// How long the build takes on two cores, beside the lab's where both run.
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
        prebuilt: Some(&release_pages::TRUNK),
        opt_level: "0",
        // The checksums of each file of the page. Without these two, a build of the page
        // takes 1.3 CPU seconds more.
        optimised: &[("seahash", 3), ("sha2", 3)],
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
        //
        // The default feature is TLS, for drivers of browsers on other machines.
        arguments: &[
            "--no-default-features",
            "--bin",
            "wasm-bindgen",
            "--bin",
            "wasm-bindgen-test-runner",
        ],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        prebuilt: Some(&release_pages::WASM_BINDGEN),
        opt_level: "0",
        // On the page's module of 17 MB: 8.7 CPU seconds without these two, 4.0 with them,
        // 2.9 with all crates at level 1.
        optimised: &[("walrus", 1), ("wasm-bindgen-cli-support", 1)],
        usual_time: "about 2 minutes",
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
        prebuilt: None,
        opt_level: "1",
        optimised: &[],
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
        prebuilt: None,
        opt_level: "1",
        optimised: &[],
        usual_time: "about 2 minutes",
    }
}

impl CargoTool {
    /// The folder of the tool's programs, or `None` if the programs on PATH have the
    /// right version.
    ///
    /// The program in the background goes on while cargo builds the tool.
    pub(crate) fn find_or_install(
        &self,
        workspace: &Workspace,
        background: Option<&mut Background>,
    ) -> Result<Option<PathBuf>> {
        if self.is_ready_in(None) {
            return Ok(None);
        }
        let home = self.home(workspace);
        let programs = home.join("bin");
        let is_ready = || self.is_ready_in(Some(&programs));
        if !is_ready() {
            cache::install(workspace, &home, is_ready, |folder| {
                self.build_into(folder, workspace, background)
            })?;
        }
        Ok(Some(programs))
    }

    /// Installs the tool from its release page, if a pinned archive can be had from there.
    /// A failure only means that cargo has to build the tool.
    pub(super) fn fetch(&self, workspace: &Workspace) {
        let Some((page, archive)) = self
            .prebuilt
            .and_then(|page| Some((page, page.archive(&self.version)?)))
        else {
            return;
        };
        let Self { name, version, .. } = self;
        console::progress(format_args!(
            "fetching {name} {version} (once; usually 5 seconds)"
        ));
        let home = self.home(workspace);
        let is_ready = || self.is_ready_in(Some(&home.join("bin")));
        let fetched = cache::install(workspace, &home, is_ready, |folder| {
            page.install(archive, self.programs, folder)?;
            // The archive may need a newer system.
            ensure!(
                self.is_ready_in(Some(&folder.join("bin"))),
                "it does not run on this system"
            );
            Ok(())
        });
        if let Err(error) = fetched {
            console::note(format_args!(
                "that did not work, so cargo compiles it: {error}"
            ));
        }
    }

    /// Whether the tool has to be neither built nor fetched.
    pub(super) fn is_installed(&self, workspace: &Workspace) -> bool {
        self.is_ready_in(None) || self.is_ready_in(Some(&self.home(workspace).join("bin")))
    }

    fn home(&self, workspace: &Workspace) -> PathBuf {
        let name = format!("{}-{}", self.name, self.version);
        workspace.tools().join(name)
    }

    /// Whether each program in the folder runs and has the right version.
    fn is_ready_in(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|program| {
            let path = folder.map_or_else(|| PathBuf::from(program), |folder| folder.join(program));
            version::of(path).as_ref() == Some(&self.version)
        })
    }

    fn build_into(
        &self,
        folder: &Path,
        workspace: &Workspace,
        background: Option<&mut Background>,
    ) -> Result<()> {
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
            .env_remove("CARGO_TARGET_DIR");
        self.add_profile(&mut cargo);
        if std::env::var_os("CI").is_some() {
            cargo.arg("--quiet");
        }
        match background {
            Some(background) => background.run_beside(cargo),
            None => process::run(cargo),
        }
        .with_context(|| format!("could not install {name} {version}"))?;
        // The tool is installed even if this fails.
        let _ = std::fs::remove_dir_all(build_folder);
        Ok(())
    }

    /// Gives cargo the profile of the tool, in place of the package's own.
    fn add_profile(&self, cargo: &mut Command) {
        // The tools run for seconds. Optimisation costs more than it gives: in CPU minutes,
        // twelve for Trunk alone at its own level, 8.4 at level 1, 4.9 at level 0.
        cargo.envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
            ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
        ]);
        for (crate_name, level) in self.optimised {
            let setting = format!("profile.release.package.{crate_name}.opt-level={level}");
            cargo.args(["--config", &setting]);
        }
    }
}

#[cfg(test)]
#[path = "cargo_tools_tests.rs"]
mod tests;
