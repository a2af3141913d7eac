//! The files of a site, in memory and on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use walkdir::WalkDir;

/// The file name of the page.
pub(super) const PAGE: &str = "index.html";

/// The files of a site: path relative to the page, and content.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The page's text.
pub(super) fn page(files: &Files) -> Result<String> {
    let page = files.get(PAGE).context("Trunk has built no index.html")?;
    String::from_utf8(page.clone()).context("index.html is not UTF-8")
}

/// Reads a folder.
pub(crate) fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.context("could not list the built site")?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?;
            let name = name.to_str().context("a file name is not UTF-8")?;
            let content = fs::read(entry.path())
                .with_context(|| format!("could not read {}", entry.path().display()))?;
            files.insert(name.replace('\\', "/"), content);
        }
    }
    Ok(files)
}

/// Replaces a folder. An interrupted write leaves the old folder or none.
pub(crate) fn write(files: &Files, folder: &Path) -> Result<()> {
    let incomplete = folder.with_added_extension("incomplete");
    remove(&incomplete)?;
    for (name, content) in files {
        let file = incomplete.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, content).with_context(|| format!("could not write {}", file.display()))?;
    }
    remove(folder)?;
    fs::rename(&incomplete, folder)
        .with_context(|| format!("could not create {}", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Whether a file name has this extension.
pub(super) fn is_kind(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

/// A checksum for the attribute `integrity`.
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}
