//! A Python with PyTorch, in which the tests run the exported scripts and notebooks.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::cache;
use crate::workspace::Workspace;
use crate::{console, process};

/// The version that computed the reference values.
const VERSION: &str = "2.15.0";
/// Everything that the tests import, in exact versions.
const PACKAGES: [&str; 6] = [
    "torch==2.15.0",
    "numpy==2.4.6",
    "matplotlib==3.11.2",
    "nbclient==0.11.0",
    "ipykernel==7.4.0",
    "safetensors==0.8.0",
];

/// The Python that `LAB_PYTHON` names, or that of the tools' folder.
pub(crate) fn find(workspace: &Workspace) -> Option<PathBuf> {
    let chosen = std::env::var_os("LAB_PYTHON").filter(|path| !path.is_empty());
    chosen.map(PathBuf::from).or_else(|| {
        let installed = python_of(&home(workspace));
        has_pytorch(&installed).then_some(installed)
    })
}

/// As [`find`]; installs PyTorch into the tools' folder if there is none.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(python) = find(workspace) {
        return Ok(python);
    }
    let home = home(workspace);
    let installed = python_of(&home);
    cache::install(
        workspace,
        &home,
        || has_pytorch(&installed),
        |folder| {
            console::progress(format_args!(
                "installing PyTorch {VERSION} (once; usually 5 minutes and 5.5 GB)"
            ));
            let base = which::which("python3")
                .or_else(|_| which::which("python"))
                .context("Python is missing; install version 3.11 or newer")?;
            let mut create = Command::new(base);
            create.args(["-m", "venv"]).arg(folder);
            process::run(create).context("could not create a virtual environment")?;
            let mut install = Command::new(python_of(folder));
            install
                .args(["-m", "pip", "install", "--quiet"])
                .arg("--disable-pip-version-check")
                .args(PACKAGES);
            process::run(install).context("could not install PyTorch")
        },
    )?;
    Ok(installed)
}

fn home(workspace: &Workspace) -> PathBuf {
    workspace.tools().join(format!("pytorch-{VERSION}"))
}

/// The interpreter of a virtual environment.
fn python_of(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

/// Whether an environment is complete. Importing PyTorch would take seconds.
fn has_pytorch(python: &Path) -> bool {
    let version = "from importlib.metadata import version as v; v('matplotlib'); v('nbclient'); v('ipykernel'); v('safetensors'); print(v('torch'))";
    python.exists()
        && process::output(Command::new(python).args(["-c", version]))
            // A build for one kind of processor has a suffix, `+cpu`.
            .is_ok_and(|printed| printed.split('+').next() == Some(VERSION))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_pytorch_is_that_of_the_reference_values() {
        assert_eq!(PACKAGES[0], format!("torch=={VERSION}"));
        let workspace = Workspace::find().unwrap();
        let file = workspace.root().join("tests/goldens/layernorm.json");
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains(VERSION));
    }

    #[test]
    fn a_folder_without_python_has_no_pytorch() {
        let workspace = Workspace::find().unwrap();
        assert!(!has_pytorch(&python_of(workspace.root())));
    }
}
