//! The tests that run the exported Python in PyTorch. They are ignored elsewhere.

use anyhow::Result;

use super::check_named;
use crate::cli::Test;
use crate::console;
use crate::toolchain::pytorch;
use crate::workspace::Workspace;

/// Runs them if a Python with PyTorch is installed, or says that it skips them. Returns
/// whether there were any.
pub(super) fn run(workspace: &Workspace, options: &Test) -> Result<bool> {
    let python = if options.with_pytorch {
        Some(pytorch::find_or_install(workspace)?)
    } else {
        pytorch::find(workspace)
    };
    let Some(python) = python else {
        let names = &options.names;
        if names.is_empty() || names.iter().any(|name| name.contains("pytorch")) {
            console::note(
                "5 tests skipped: they need PyTorch; set LAB_PYTHON, or run once: cargo xtask test native --with-pytorch",
            );
        }
        return Ok(false);
    };
    // The arguments of the previous native tests, so that nothing compiles twice.
    let tests = || {
        let mut tests = workspace.cargo();
        tests
            .args(["test", "--workspace", "--exclude", "xtask"])
            .args(["--exclude", "module-splitter", "--test", "export"])
            .args(["--test", "transformer"])
            .env("LAB_PYTHON", &python);
        tests
    };
    check_named(
        "exported scripts and the recording of a model in PyTorch",
        "1 minute",
        tests,
        &filters(&options.names),
    )
}

/// The arguments that choose the ignored tests with these names, or all of them.
fn filters(names: &[String]) -> Vec<String> {
    let mut filters = vec!["--ignored".to_owned()];
    if names.is_empty() {
        filters.push("pytorch::".to_owned());
    } else {
        filters.extend_from_slice(names);
    }
    filters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line that reports them skipped counts them.
    #[test]
    fn five_tests_need_pytorch() {
        let workspace = Workspace::find().unwrap();
        let ignored = |file: &str| {
            let text = std::fs::read_to_string(workspace.root().join(file)).unwrap();
            text.matches("#[ignore = ").count()
        };
        let counts = ["tests/export/pytorch.rs", "tests/transformer/pytorch.rs"].map(ignored);
        assert_eq!(counts, [4, 1]);
    }

    #[test]
    fn names_choose_among_the_ignored_tests() {
        assert_eq!(filters(&[]), ["--ignored", "pytorch::"]);
        assert_eq!(filters(&["undo".to_owned()]), ["--ignored", "undo"]);
    }
}
