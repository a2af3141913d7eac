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
                "4 tests skipped: they need PyTorch; set LAB_PYTHON, or run once: cargo xtask test native --with-pytorch",
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
            .env("LAB_PYTHON", &python);
        tests
    };
    check_named(
        "exported scripts in PyTorch",
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
    fn four_tests_need_pytorch() {
        let workspace = Workspace::find().unwrap();
        let file = workspace.root().join("tests/export/pytorch.rs");
        let text = std::fs::read_to_string(file).unwrap();
        assert_eq!(text.matches("#[ignore = ").count(), 4);
    }

    #[test]
    fn names_choose_among_the_ignored_tests() {
        assert_eq!(filters(&[]), ["--ignored", "pytorch::"]);
        assert_eq!(filters(&["undo".to_owned()]), ["--ignored", "undo"]);
    }
}
