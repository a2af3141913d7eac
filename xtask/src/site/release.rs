//! From Trunk's output to the optimised site, except for the last step: splits the
//! module in two or strips it, minifies scripts and styles, and adds the single file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use module_splitter::{DataObjects, Profile};

use super::{files, hosting, minify, split};
use crate::console;
use crate::form::Form;
use crate::toolchain::ReleaseToolchain;
use crate::workspace::Workspace;

/// Writes the optimised site that Trunk's output becomes into a folder.
pub(crate) fn site(
    workspace: &Workspace,
    tools: &ReleaseToolchain,
    form: Form,
    site: &Path,
) -> Result<()> {
    let built = files::read(&workspace.built_site())?;
    let files = match form {
        Form::Split => split_by_profile(workspace, built)?,
        Form::Whole => split::whole(built)?,
    };
    let small = workspace.minified_site(form);
    minify::site(tools, files, &small)?;
    hosting::site(&small, site, workspace.root())?;
    let single = site.join(hosting::SINGLE_FILE);
    hosting::one_file(&workspace.built_site(), &single, workspace.root())
}

/// The folder of the tested site in this form: `dist/` for the split site.
pub(crate) fn tested_folder(workspace: &Workspace, form: Form) -> PathBuf {
    match form {
        Form::Split => workspace.dist(),
        Form::Whole => workspace.whole_site(),
    }
}

fn split_by_profile(workspace: &Workspace, built: files::Files) -> Result<files::Files> {
    let profile = profile(workspace)?;
    let mut found = BTreeSet::new();
    let linked = workspace.linked_module();
    let linked =
        fs::read(&linked).with_context(|| format!("could not read {}", linked.display()))?;
    let objects = DataObjects::read(&linked)?;
    let files = split::split(built, &objects, |name| {
        let is_primary = profile.contains(name);
        if is_primary {
            found.insert(name.to_owned());
        }
        is_primary
    })?;
    let (found, listed) = (found.len(), profile.len());
    console::note(format_args!(
        "the build has {found} of the {listed} functions in the start-up profile"
    ));
    if found * 10 < listed * 8 {
        // Another compiler may also use other names.
        console::note(
            "the profile is outdated, and pages start slowly: `cargo xtask update first`",
        );
    }
    Ok(files)
}

/// Whether this compiler made the start-up profile. If so, a current profile lists every
/// function that the first station calls.
pub(crate) fn has_profile_of(workspace: &Workspace, compiler: &str) -> Result<bool> {
    Ok(profile(workspace)?.is_from(compiler))
}

/// The start-up profile.
pub(crate) fn profile(workspace: &Workspace) -> Result<Profile> {
    let file = workspace.startup_profile();
    let text =
        fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    Ok(Profile::read(&text))
}
