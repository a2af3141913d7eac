//! What Trunk built, without spaces, comments and long names in its scripts and
//! styles. (Trunk can do it, but takes the page's quotation marks too, and leaves
//! wasm-bindgen's module as it is.)

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::finish::{self, Files, PAGE};
use super::renamed::{renamed, replaced};
use crate::process;
use crate::toolchain::Toolchain;

/// What esbuild is told.
const FLAGS: [&str; 4] = [
    "--minify",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// Writes the site into a folder. What has become smaller has another name, for
/// browsers keep a name with a checksum in it for good.
pub(super) fn site(tools: &Toolchain, mut files: Files, small: &Path) -> Result<()> {
    finish::write(&files, small)?;
    let names: Vec<String> = files
        .keys()
        .filter(|name| can_shrink(name))
        .cloned()
        .collect();
    let mut esbuild = Command::new("esbuild");
    esbuild.current_dir(small).args(&names).args(FLAGS);
    tools.equip(&mut esbuild)?;
    process::run(esbuild)?;

    let mut shrunk = finish::read(small)?;
    let mut page = finish::page(&files)?;
    for name in names {
        let old = files.remove(&name).unwrap_or_default();
        let new = shrunk.remove(&name).context("esbuild left a file out")?;
        let renamed = renamed(&name, &new);
        page = replaced(&page, (&name, &old), (&renamed, &new))?;
        files.insert(renamed, new);
    }
    files.insert(PAGE.to_owned(), page.into_bytes());
    finish::write(&files, small)
}

/// Scripts and styles with a checksum in their name, but for plotly.js, which stays
/// the file that was chosen.
fn can_shrink(name: &str) -> bool {
    let is_code = [".js", ".css"].iter().any(|ending| name.ends_with(ending));
    is_code && name.contains('-') && !name.starts_with("plotly-lab")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plotly_and_files_without_a_checksum_stay() {
        assert!(can_shrink("layernorm-lab-0123.js") && can_shrink("base-0123.css"));
        for name in ["plotly-lab-4.1.1.min-01.js", "worker.js", "lab-01_bg.wasm"] {
            assert!(!can_shrink(name), "{name}");
        }
    }
}
