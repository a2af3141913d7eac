//! From what Trunk built to what hosts get, but for the last step: the program in
//! two, scripts and styles made small.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::split::First;
use super::{finish, minify, split};
use crate::say;
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Writes the release's site, made of what Trunk built.
pub(crate) fn site(workspace: &Workspace, tools: &Toolchain) -> Result<()> {
    let files = finish::read(&workspace.built_site())?;
    let first = first(&workspace.first_functions())?;
    let mut found = BTreeSet::new();
    let files = split::site(files, |name| {
        let comes_first = first.has(name);
        if comes_first {
            found.insert(name.to_owned());
        }
        comes_first
    })?;
    let found = found.len();
    say::fact(format!(
        "{found} of the {} functions that come first are there",
        first.len()
    ));
    if found * 10 < first.len() * 8 {
        // It may be of another compiler, whose names are others.
        say::fact("the list has fallen behind, and pages begin with a wait: `cargo xtask first`");
    }
    minify::site(tools, files, &workspace.small_site())
}

/// Whether the list of the functions that come first was made with this compiler:
/// then a list that has not fallen behind holds all that the first station calls.
pub(crate) fn has_list_of(workspace: &Workspace, compiler: &str) -> Result<bool> {
    Ok(first(&workspace.first_functions())?.is_of(compiler))
}

fn first(list: &Path) -> Result<First> {
    let list =
        fs::read_to_string(list).with_context(|| format!("could not read {}", list.display()))?;
    Ok(First::read(&list))
}
