//! What Trunk built, without spaces, comments and long names in its scripts and
//! styles. (Trunk can do it, but takes the page's quotation marks too, and leaves
//! wasm-bindgen's module as it is.)

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::finish::{self, PAGE, integrity};
use crate::process;
use crate::toolchain::Toolchain;

/// What esbuild is told; the site is built anew when it changes.
pub(crate) const FLAGS: [&str; 4] = [
    "--minify",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// Writes the site anew into another folder. What has become smaller has another
/// name, for browsers keep a name with a checksum in it for good.
pub(crate) fn site(tools: &Toolchain, built: &Path, small: &Path) -> Result<()> {
    let mut files = finish::read(built)?;
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

/// The name with another checksum in it.
fn renamed(name: &str, content: &[u8]) -> String {
    let sum = format!("{:x}", Sha256::digest(content));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
    format!("{stem}-{}.{ending}", &sum[..16])
}

/// The page with one file, its name and its content, in the place of another.
fn replaced(page: &str, old: (&str, &[u8]), new: (&str, &[u8])) -> Result<String> {
    let pairs = [
        (old.0.to_owned(), new.0.to_owned()),
        (integrity(old.1), integrity(new.1)),
    ];
    let mut page = page.to_owned();
    for (old_text, new_text) in pairs {
        if !page.contains(&old_text) {
            bail!("the page does not name {:?} with its checksum", old.0);
        }
        page = page.replace(&old_text, &new_text);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_file_has_its_own_name_and_checksum() {
        let (old, new) = (b"let a = 1;".as_slice(), b"let a=1".as_slice());
        let name = renamed("start-0123456789abcdef.js", new);
        let rest = name.strip_prefix("start-").unwrap();
        assert_eq!(rest.strip_suffix(".js").unwrap().len(), 16);
        assert_ne!(name, renamed("start-0123456789abcdef.js", old));
        let page = format!(
            "<script src=\"./start-0123456789abcdef.js\" integrity=\"{}\"></script>",
            integrity(old)
        );
        let old = ("start-0123456789abcdef.js", old);
        assert_eq!(
            replaced(&page, old, (&name, new)).unwrap(),
            format!(
                "<script src=\"./{name}\" integrity=\"{}\"></script>",
                integrity(new)
            )
        );
        assert!(replaced("<script></script>", old, (&name, new)).is_err());
    }

    #[test]
    fn plotly_and_files_without_a_checksum_stay() {
        assert!(can_shrink("layernorm-lab-0123.js") && can_shrink("base-0123.css"));
        for name in ["plotly-lab-4.1.1.min-01.js", "worker.js", "lab-01_bg.wasm"] {
            assert!(!can_shrink(name), "{name}");
        }
    }
}
