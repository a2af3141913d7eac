//! What Trunk built, without spaces, comments and long names in its scripts and
//! styles. (Trunk can do it, but takes the page's quotation marks too, and leaves
//! wasm-bindgen's module as it is.)

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::finish::integrity;
use crate::process;
use crate::toolchain::Toolchain;

/// Writes the site anew into another folder. The page tells the new checksums.
pub(crate) fn site(tools: &Toolchain, built: &Path, small: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(small);
    let mut files = Vec::new();
    for entry in WalkDir::new(built) {
        let entry = entry.context("could not list the built site")?;
        let name = entry.path().strip_prefix(built)?;
        let copy = small.join(name);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&copy)?;
        } else {
            fs::copy(entry.path(), &copy)
                .with_context(|| format!("could not write {}", copy.display()))?;
            files.extend(can_shrink(name).then(|| name.to_owned()));
        }
    }
    let mut esbuild = Command::new("esbuild");
    esbuild.current_dir(small).args(&files).args([
        "--minify",
        "--log-level=warning",
        "--allow-overwrite",
        "--outdir=.",
    ]);
    tools.equip(&mut esbuild)?;
    process::run(esbuild)?;

    let page = small.join("index.html");
    let mut text = fs::read_to_string(&page).context("Trunk has built no index.html")?;
    for file in &files {
        let sum = |folder: &Path| fs::read(folder.join(file)).map(|content| integrity(&content));
        text = text.replace(&sum(built)?, &sum(small)?);
    }
    fs::write(&page, text).with_context(|| format!("could not write {}", page.display()))
}

/// Scripts and styles, but for plotly.js, which stays the file that was chosen.
fn can_shrink(name: &Path) -> bool {
    let is = |ending: &str| name.extension() == Some(OsStr::new(ending));
    let name: PathBuf = name.into();
    (is("js") || is("css")) && !name.to_string_lossy().starts_with("plotly-lab")
}
