//! From what Trunk built to what hosts get, but for the last step: the program in
//! two, scripts and styles made small.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::split::First;
use super::{finish, minify, split};
use crate::toolchain::Toolchain;
use crate::workspace::Workspace;

/// Writes the release's site, made of what Trunk built.
pub(crate) fn site(workspace: &Workspace, tools: &Toolchain) -> Result<()> {
    let files = finish::read(&workspace.built_site())?;
    let first = first(&workspace.first_functions())?;
    let files = split::site(files, |name| first.has(name))?;
    minify::site(tools, files, &workspace.small_site())
}

fn first(list: &Path) -> Result<First> {
    let list =
        fs::read_to_string(list).with_context(|| format!("could not read {}", list.display()))?;
    Ok(First::read(&list))
}
