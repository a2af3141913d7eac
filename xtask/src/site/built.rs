//! Finds the site in a folder that the user names.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::files::PAGE;

/// The folder of the site in a release archive.
pub(crate) const SITE_IN_ARCHIVE: &str = "site";

/// The site's folder: `folder` itself, or the one in an unpacked release archive.
///
/// # Errors
/// When there is no site: one line that says what to name instead.
pub(crate) fn site_in(folder: &Path) -> Result<PathBuf> {
    let shown = folder.display();
    if !folder.exists() {
        bail!("there is no folder {shown}");
    }
    if !folder.is_dir() {
        bail!("{shown} is not a folder; unpack an archive first");
    }
    [folder.to_owned(), folder.join(SITE_IN_ARCHIVE)]
        .into_iter()
        .find(|site| site.join(PAGE).is_file())
        .map_or_else(
            || bail!("{shown} has no {PAGE}; name a folder that `cargo xtask dist` built, or an unpacked release archive"),
            Ok,
        )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_site_is_found_in_its_folder_and_in_an_unpacked_archive() {
        let root = std::env::temp_dir().join(format!("lab-built-{}", std::process::id()));
        let error = |folder: &Path| site_in(folder).unwrap_err().to_string();
        assert!(error(&root).starts_with("there is no folder "));

        let site = root.join("site");
        fs::create_dir_all(&site).unwrap();
        for folder in [&root, &site] {
            let text = error(folder);
            assert!(text.contains("has no index.html; name a folder"), "{text}");
        }
        fs::write(site.join(PAGE), "the page").unwrap();
        assert_eq!(site_in(&site).unwrap(), site);
        assert_eq!(site_in(&root).unwrap(), site);
        let text = error(&site.join(PAGE));
        assert!(text.ends_with("is not a folder; unpack an archive first"));

        // Another site's page is not looked for below the folder's own.
        fs::write(root.join(PAGE), "the page").unwrap();
        assert_eq!(site_in(&root).unwrap(), root);
        fs::remove_dir_all(root).unwrap();
    }
}
