//! `cargo xtask finish`: the last steps of `dist`, on any folder.

use std::path::Path;

use anyhow::Result;

use module_splitter::DataObjects;

use crate::site::{files, hosting, split};
use crate::workspace::Workspace;

/// Writes the sites that the browser tests publish: `first` and `next`, two versions of
/// Trunk's output, the first one with the single file; `single/lab.html`, the whole lab as one file; and `split`, with a
/// split module whose exports are secondary.
pub(crate) fn run(workspace: &Workspace, built: &Path, sites: &Path) -> Result<()> {
    let root = workspace.root();
    hosting::site(built, &sites.join("first"), root)?;
    hosting::next_version(built, &sites.join("next"), root)?;
    hosting::one_file(built, &sites.join("single/lab.html"), root)?;
    hosting::one_file(built, &sites.join("first").join(hosting::SINGLE_FILE), root)?;
    let split = split::split(files::read(built)?, &DataObjects::default(), |name| {
        !name.contains("::share::export::")
    })?;
    hosting::site_of(split, &sites.join("split"), root)
}
