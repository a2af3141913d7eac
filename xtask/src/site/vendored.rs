//! Checksums of the vendored files that the site ships.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// Folders with a list of checksums in the format of `sha256sum`.
const FOLDERS: [&str; 2] = ["assets/plotly", "assets/transformer"];

/// Compares each listed file with its checksum.
///
/// # Errors
/// When a file differs.
pub(crate) fn check(root: &Path) -> Result<()> {
    FOLDERS
        .iter()
        .try_for_each(|folder| check_folder(&root.join(folder)))
}

fn check_folder(folder: &Path) -> Result<()> {
    let list = folder.join("SHA256SUMS");
    let list =
        fs::read_to_string(&list).with_context(|| format!("could not read {}", list.display()))?;
    for line in list.lines() {
        let (expected, name) = line
            .split_once("  ")
            .with_context(|| format!("no checksum in {line:?}"))?;
        let file = folder.join(name);
        let content =
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        let found = format!("{:x}", Sha256::digest(content));
        if found != expected {
            bail!(
                "{} is not the vendored file: its checksum is {found}",
                file.display()
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_stops_the_build() {
        let root = std::env::temp_dir().join(format!("lab-vendored-{}", std::process::id()));
        let folder = root.join("assets/plotly");
        fs::create_dir_all(&folder).unwrap();
        let sum = format!("{:x}  plotly.js\n", Sha256::digest("draw()"));
        fs::write(folder.join("SHA256SUMS"), sum).unwrap();
        fs::write(folder.join("plotly.js"), "draw()").unwrap();
        check_folder(&folder).unwrap();

        fs::write(folder.join("plotly.js"), "draw() ").unwrap();
        let error = check_folder(&folder).unwrap_err().to_string();
        assert!(
            error.contains("plotly.js is not the vendored file"),
            "{error}"
        );
        fs::remove_file(folder.join("plotly.js")).unwrap();
        let error = check_folder(&folder).unwrap_err().to_string();
        assert!(error.contains("could not read"), "{error}");
        fs::remove_dir_all(root).unwrap();
    }
}
