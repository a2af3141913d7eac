//! Where everything lies: the project, what is built from it, and the tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

/// Where the list of the functions lies that the page needs first.
pub(crate) const FIRST_FUNCTIONS: &str = "assets/first.txt";

/// The places that the commands read and write.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    tools: PathBuf,
}

impl Workspace {
    /// Finds the project that this program was built from.
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
                .context("there is no home folder to keep tools in; name one in LAB_TOOLS")?
                .cache_dir()
                .join("layernorm-lab/tools"),
        };
        Ok(Self {
            root,
            target,
            tools,
        })
    }

    /// The project itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the tools are kept, for every clone of the project: `LAB_TOOLS`,
    /// or else the person's cache folder.
    pub(crate) fn tools(&self) -> &Path {
        &self.tools
    }

    /// The optimised site, ready for a host.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The whole lab as one file.
    pub(crate) fn single_file(&self) -> PathBuf {
        self.root.join("dist-single-file/layernorm-lab.html")
    }

    /// What Trunk makes the optimised site of, before the last step.
    pub(crate) fn built_site(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// The same with its scripts and styles made small.
    pub(crate) fn small_site(&self) -> PathBuf {
        self.target.join("dist-small")
    }

    /// Which functions the page needs first: a list that is kept with the sources.
    #[must_use]
    pub(crate) fn first_functions(&self) -> PathBuf {
        self.root.join(FIRST_FUNCTIONS)
    }

    /// Where the site is built that tells which these are.
    #[must_use]
    pub(crate) fn counted_site(&self) -> PathBuf {
        self.target.join("counted")
    }

    /// The site that `serve` keeps building.
    pub(crate) fn served_site(&self) -> PathBuf {
        self.target.join("serve")
    }

    /// The site that the browser tests use.
    pub(crate) fn tested_site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The tested site as hosts would get it: two versions, and the single file.
    pub(crate) fn finished_sites(&self) -> PathBuf {
        self.target.join("finished")
    }

    /// The layer alone, for the benchmark.
    pub(crate) fn bench_layer(&self) -> PathBuf {
        self.target.join("bench/layer")
    }

    /// The inputs that `dist/` was built from.
    pub(crate) fn dist_stamp(&self) -> PathBuf {
        self.target.join("dist.inputs")
    }

    /// Cargo's target folder for WebAssembly.
    ///
    /// Its own, so that a build of the page never waits for cargo's lock while
    /// native tests compile, nor they for it; and because the two may use
    /// different compilers, which would share nothing anyway.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The cargo that runs us, ready to work on the project.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(&self.root);
        if std::env::var_os("CI").is_some() {
            // A log is read for its results: hundreds of `Compiling …` lines hide them.
            cargo.env("CARGO_TERM_QUIET", "true");
        }
        cargo
    }
}

/// The cargo that runs us, or the one on PATH.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
