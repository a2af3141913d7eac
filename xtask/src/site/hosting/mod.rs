//! The last step to a site for hosts: checks the built site against its
//! Content-Security-Policy, prepares it for offline use, or puts it into a single file.
//!
//! ```text
//! markup.rs        the page's tags
//! policy.rs        is the page as strict as promised?
//! offline.rs       the service worker with its file list, the manifest
//! own_origin.rs    what a page without an origin of its own needs
//! single_file.rs   the whole lab as one file
//! styles.rs        all style sheets as one, except plotly's
//! ```

mod markup;
mod offline;
mod own_origin;
mod policy;
mod single_file;
mod styles;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::files::{self, Files, PAGE, integrity, is_kind, page};

/// Writes the site for hosts that `built`, a folder of Trunk, becomes.
pub(crate) fn site(built: &Path, site: &Path, root: &Path) -> Result<()> {
    site_of(files::read(built)?, site, root)
}

/// The same as a later version, which tests publish over the first one.
pub(crate) fn next_version(built: &Path, site: &Path, root: &Path) -> Result<()> {
    let mut files = files::read(built)?;
    let page = page(&files)?.replace("<title>", "<title>Next: ");
    files.insert(PAGE.to_owned(), page.into_bytes());
    site_of(files, site, root)
}

/// Writes the site for hosts that these files become.
pub(crate) fn site_of(mut files: Files, site: &Path, root: &Path) -> Result<()> {
    let page = checked(&mut files)?;
    // Trunk's worker only removes older workers. No worker caches itself.
    files.remove(offline::WORKER);
    let page = own_origin::prepare(&page, &mut files)?;
    let page = offline::prepare(&page, &mut files, root)?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    let worker = offline::worker(&files, root)?;
    files.insert(offline::WORKER.to_owned(), worker.into_bytes());
    files::write(&files, site)
}

/// The file name of the single file beside the page, which links to it.
pub(crate) const SINGLE_FILE: &str = "layernorm-lab.html";

/// Writes the single file that `built`, a folder of Trunk, becomes.
pub(crate) fn one_file(built: &Path, file: &Path, root: &Path) -> Result<()> {
    let mut files = files::read(built)?;
    for (name, content) in &mut files {
        if is_kind(name, "wasm") {
            *content = module_splitter::without_names(content)?;
        }
    }
    let page = checked(&mut files)?;
    let page = single_file::page(&page, &files, root)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, page).with_context(|| format!("could not write {}", file.display()))
}

/// The page, checked against its policy, with its style sheets joined.
fn checked(files: &mut Files) -> Result<String> {
    let page = policy::without_nonce(&page(files)?);
    policy::check(&page)?;
    styles::join(&page, files)
}

/// The text of a file in `assets`.
fn asset(root: &Path, name: &str) -> Result<String> {
    let path = root.join("assets").join(name);
    fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests;
