//! The sites that the browser tests publish themselves, beside the optimised one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use module_splitter::DataObjects;

use crate::site::{files, hosting, split};
use crate::workspace::Workspace;

/// Writes `first` and `next`, two versions of Trunk's output, the first one with the single
/// file; `single/lab.html`, the whole lab as one file; and `split`, with a split module whose
/// exports are secondary.
pub(super) fn write(workspace: &Workspace, sites: &Path) -> Result<()> {
    let (root, built) = (workspace.root(), &workspace.built_site());
    hosting::site(built, &sites.join("first"), root)?;
    hosting::next_version(built, &sites.join("next"), root)?;
    hosting::one_file(built, &sites.join("single/lab.html"), root)?;
    hosting::one_file(built, &sites.join("first").join(hosting::SINGLE_FILE), root)?;
    let linked = workspace.linked_module();
    let linked =
        fs::read(&linked).with_context(|| format!("could not read {}", linked.display()))?;
    let split = split::split(files::read(built)?, &DataObjects::read(&linked)?, |name| {
        !name.contains("::share::export::")
    })?;
    hosting::site_of(split, &sites.join("split"), root)
}
