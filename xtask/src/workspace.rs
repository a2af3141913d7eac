//! The paths of the project, of what is built from it, and of the tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

use crate::form::Form;
use crate::site::hosting;

/// The start-up profile, relative to the project.
pub(crate) const STARTUP_PROFILE: &str = "assets/startup_functions.txt";

/// The paths that the commands read and write.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    tools: PathBuf,
}

impl Workspace {
    /// Finds the project from which this program was built.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies outside the workspace")?
            .to_owned();
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |chosen| root.join(chosen));
        let tools = match std::env::var_os("LAB_TOOLS") {
            Some(chosen) => std::path::absolute(chosen)?,
            None => etcetera::choose_base_strategy()
                .context("there is no home folder for the tools; name one in LAB_TOOLS")?
                .cache_dir()
                .join("layernorm-lab/tools"),
        };
        Ok(Self {
            root,
            target,
            tools,
        })
    }

    /// The project's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The tools' folder, which all clones of the project share: `LAB_TOOLS`, or else the
    /// user's cache folder.
    pub(crate) fn tools(&self) -> &Path {
        &self.tools
    }

    /// The optimised site, ready for a host.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The whole lab as one file.
    pub(crate) fn single_file(&self) -> PathBuf {
        self.root
            .join("dist-single-file")
            .join(hosting::SINGLE_FILE)
    }

    /// The files of a release.
    pub(crate) fn release(&self) -> PathBuf {
        self.root.join("dist-release")
    }

    /// Trunk's output for the optimised site.
    pub(crate) fn built_site(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// The module of the optimised site as the linker left it, with its lists of symbols.
    pub(crate) fn linked_module(&self) -> PathBuf {
        self.target.join("dist.linked.wasm")
    }

    /// The optimised site before its last step.
    pub(crate) fn minified_site(&self, form: Form) -> PathBuf {
        self.target.join(match form {
            Form::Split => "dist-minified",
            Form::Whole => "dist-minified-whole",
        })
    }

    /// The optimised site with its module in one piece, as the tests use it.
    pub(crate) fn whole_site(&self) -> PathBuf {
        self.target.join("dist-whole")
    }

    /// The start-up profile: the functions of the primary module.
    pub(crate) fn startup_profile(&self) -> PathBuf {
        self.root.join(STARTUP_PROFILE)
    }

    /// The site with the instrumented module, from which the profile is made.
    pub(crate) fn instrumented_site(&self) -> PathBuf {
        self.target.join("instrumented")
    }

    /// The site that `serve` rebuilds: one folder for each port, so that a second `serve`
    /// leaves the files of the first one alone.
    pub(crate) fn served_site(&self, port: u16) -> PathBuf {
        self.target.join(format!("serve-{port}"))
    }

    /// The other sites that the browser tests publish: two versions, a split one, the single
    /// file.
    pub(crate) fn finished_sites(&self) -> PathBuf {
        self.target.join("finished")
    }

    /// The inputs of the finished sites.
    pub(crate) fn finished_stamp(&self) -> PathBuf {
        self.target.join("finished.inputs")
    }

    /// A program of the browser tests, which cargo compiles with them.
    pub(crate) fn test_program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// The screenshots of `update screenshot`.
    pub(crate) fn screenshots(&self) -> PathBuf {
        self.target.join("screenshots")
    }

    /// The output of the last wasm tests of `update numbers`.
    pub(crate) fn wasm_log(&self) -> PathBuf {
        self.target.join("wasm-tests.log")
    }

    /// The layer alone, for the benchmark.
    pub(crate) fn bench_layer(&self) -> PathBuf {
        self.target.join("bench/layer")
    }

    /// The inputs of the optimised site.
    pub(crate) fn dist_stamp(&self) -> PathBuf {
        self.target.join("dist.inputs")
    }

    /// Cargo's target folder for WebAssembly.
    ///
    /// A separate folder: native and wasm builds do not wait for each other's lock. They
    /// may also use different compilers, which share no output.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The cargo that runs this program, in the project's folder.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(&self.root);
        if std::env::var_os("CI").is_some() {
            // Hundreds of `Compiling …` lines would hide the results in a log.
            cargo.env("CARGO_TERM_QUIET", "true");
        }
        cargo
    }
}

/// The cargo that runs this program, or the one on PATH.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
