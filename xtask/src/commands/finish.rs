//! `cargo xtask finish`: the last steps of `dist` on any folder.

use std::path::Path;

use anyhow::Result;

use crate::site::{finish, split};
use crate::workspace::Workspace;

/// Makes of what Trunk built what hosts would get: `first` and `next`, the site
/// in two versions, `single/lab.html`, the whole lab as one file, and `halves`,
/// whose program comes in two: what is taken away is in its other half.
pub(crate) fn run(workspace: &Workspace, built: &Path, sites: &Path) -> Result<()> {
    let root = workspace.root();
    finish::site(built, &sites.join("first"), root)?;
    finish::next_version(built, &sites.join("next"), root)?;
    finish::one_file(built, &sites.join("single/lab.html"), root)?;
    let halves = split::site(finish::read(built)?, |name| !name.contains("::export::"))?;
    finish::site_of(halves, &sites.join("halves"), root)
}
