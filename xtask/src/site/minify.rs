//! Minifies the scripts and styles of a site. (Trunk can do it, but removes the quotation
//! marks from the page too, and skips wasm-bindgen's module.)

use std::path::Path;

use anyhow::{Context, Result};

use super::files::{self, Files, PAGE};
use super::hashed_name::{renamed, replaced};
use crate::process;
use crate::toolchain::ReleaseToolchain;

/// The arguments of esbuild, besides the files.
const FLAGS: [&str; 4] = [
    "--minify",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// Writes the minified site into a folder. Each minified file gets a new name, because
/// browsers cache a name with a hash for ever.
pub(super) fn site(tools: &ReleaseToolchain, mut files: Files, folder: &Path) -> Result<()> {
    files::write(&files, folder)?;
    let names: Vec<String> = files
        .keys()
        .filter(|name| can_minify(name))
        .cloned()
        .collect();
    let mut esbuild = tools.esbuild();
    esbuild.current_dir(folder).args(&names).args(FLAGS);
    process::run(esbuild)?;

    let mut minified = files::read(folder)?;
    let mut page = files::page(&files)?;
    for name in names {
        let old = files.remove(&name).unwrap_or_default();
        let new = minified
            .remove(&name)
            .context("esbuild has not written a file")?;
        let renamed = renamed(&name, &new);
        page = replaced(&page, (&name, &old), (&renamed, &new))?;
        files.insert(renamed, new);
    }
    files.insert(PAGE.to_owned(), page.into_bytes());
    files::write(&files, folder)
}

/// Scripts and styles with a hash in their name, except the vendored plotly.js.
fn can_minify(name: &str) -> bool {
    let is_code = [".js", ".css"].iter().any(|ending| name.ends_with(ending));
    is_code && name.contains('-') && !name.starts_with("plotly-lab")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plotly_and_files_without_a_hash_are_not_minified() {
        assert!(can_minify("layernorm-lab-0123.js") && can_minify("base-0123.css"));
        for name in ["plotly-lab-4.1.1.min-01.js", "worker.js", "lab-01_bg.wasm"] {
            assert!(!can_minify(name), "{name}");
        }
    }
}
