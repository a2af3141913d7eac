//! The last step to a site for hosts: what Trunk built, held to the page's
//! policy, kept for the time without a network, or put into a single file.
//!
//! ```text
//! markup.rs        the page's tags
//! policy.rs        is everything as strict as promised?
//! offline.rs       the worker, its list of files, the manifest
//! single_file.rs   the whole lab as one file
//! styles.rs        all style sheets as one, but for plotly's
//! ```

mod markup;
mod offline;
mod policy;
mod single_file;
mod styles;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use walkdir::WalkDir;

use super::split;

/// The page's own file.
pub(super) const PAGE: &str = "index.html";

/// A site's files: each one's address below the page, and its content.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Makes a site for hosts of what Trunk built, whole or not at all.
pub(crate) fn site(built: &Path, site: &Path, root: &Path) -> Result<()> {
    site_of(read(built)?, site, root)
}

/// The same as a later version: for trying what a browser makes of the two.
pub(crate) fn next_version(built: &Path, site: &Path, root: &Path) -> Result<()> {
    let mut files = read(built)?;
    let page = page(&files)?.replace("<title>", "<title>Next: ");
    files.insert(PAGE.to_owned(), page.into_bytes());
    site_of(files, site, root)
}

/// Makes a site for hosts of these files.
pub(crate) fn site_of(mut files: Files, site: &Path, root: &Path) -> Result<()> {
    let page = checked(&mut files)?;
    // Trunk's is the one that retires; and no worker keeps itself.
    files.remove(offline::WORKER);
    let page = offline::prepare(&page, &mut files, root)?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    let worker = offline::worker(&files, root)?;
    files.insert(offline::WORKER.to_owned(), worker.into_bytes());
    write(&files, site)
}

/// Makes one file of what Trunk built.
pub(crate) fn one_file(built: &Path, file: &Path, root: &Path) -> Result<()> {
    let mut files = read(built)?;
    for (name, content) in &mut files {
        if is_kind(name, "wasm") {
            *content = split::without_names(content)?;
        }
    }
    let page = checked(&mut files)?;
    let page = single_file::page(&page, &files, root)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, page).with_context(|| format!("could not write {}", file.display()))
}

/// The page, held to its policy, with its style sheets as one.
fn checked(files: &mut Files) -> Result<String> {
    let page = policy::without_nonce(&page(files)?);
    policy::check(&page)?;
    styles::join(&page, files)
}

pub(super) fn page(files: &Files) -> Result<String> {
    let page = files.get(PAGE).context("Trunk has built no index.html")?;
    String::from_utf8(page.clone()).context("index.html is not UTF-8")
}

pub(crate) fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.context("could not list the built site")?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?;
            let name = name.to_str().context("a file's name is not UTF-8")?;
            let content = fs::read(entry.path())
                .with_context(|| format!("could not read {}", entry.path().display()))?;
            files.insert(name.replace('\\', "/"), content);
        }
    }
    Ok(files)
}

/// Writes a folder anew. One that is broken off never looks finished.
pub(crate) fn write(files: &Files, folder: &Path) -> Result<()> {
    let writing = folder.with_added_extension("incomplete");
    remove(&writing)?;
    for (name, content) in files {
        let file = writing.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, content).with_context(|| format!("could not write {}", file.display()))?;
    }
    remove(folder)?;
    fs::rename(&writing, folder).with_context(|| format!("could not create {}", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Whether a file's name ends so.
pub(super) fn is_kind(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

/// A file's checksum as `integrity` wants it.
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// A file of the project's assets, as text.
fn asset(root: &Path, name: &str) -> Result<String> {
    let path = root.join("assets").join(name);
    fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
}

#[cfg(test)]
mod tests;
