//! The files of a release: the site as an archive, the whole lab as one file, and their
//! checksums.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use super::built::SITE_IN_ARCHIVE;
use super::files::{self, Files};
use super::hosting::SINGLE_FILE;

/// The name of the lists of checksums.
const CHECKSUMS: &str = "SHA256SUMS";

/// The archive's own README.
const README: &str = include_str!("release_archive.md");

/// The licences in the archive, and their paths in the project.
const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("all-MiniLM-L6-v2", "assets/transformer/LICENSE"),
    ("plotly.js", "assets/plotly/LICENSE"),
];

/// Writes the files of a release into a folder. `site` is the finished site, which has
/// the single file.
///
/// The archive is a gzipped tar, which every system that the lab builds on unpacks. The
/// crate that writes a zip costs 14 CPU seconds at a first start, this one 3.
pub(crate) fn write(site: &Path, release: &Path, root: &Path, version: &str) -> Result<()> {
    let site = files::read(site)?;
    let single = site
        .get(SINGLE_FILE)
        .with_context(|| format!("the site has no {SINGLE_FILE}"))?
        .clone();
    let name = format!("layernorm-lab-{version}");
    let archive = packed(&name, &content(site, root, version)?)?;
    let mut release_files = BTreeMap::from([
        (format!("{name}.tar.gz"), archive),
        (SINGLE_FILE.to_owned(), single),
    ]);
    release_files.insert(CHECKSUMS.to_owned(), checksums(&release_files));
    files::write(&release_files, release)
}

/// The files of the archive, without its outermost folder.
fn content(site: Files, root: &Path, version: &str) -> Result<Files> {
    let mut content: Files = site
        .into_iter()
        .map(|(name, file)| (format!("{SITE_IN_ARCHIVE}/{name}"), file))
        .collect();
    for (name, path) in LICENCES {
        let path = root.join(path);
        let text = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        content.insert(format!("licences/{name}.txt"), text);
    }
    let readme = README.replace("@VERSION@", version);
    content.insert("README.md".to_owned(), readme.into_bytes());
    content.insert(CHECKSUMS.to_owned(), checksums(&content));
    Ok(content)
}

/// A list of checksums in the format of `sha256sum`.
fn checksums(files: &Files) -> Vec<u8> {
    let lines = files
        .iter()
        .map(|(name, file)| format!("{:x}  {name}\n", Sha256::digest(file)));
    lines.collect::<String>().into_bytes()
}

/// A gzipped tar.
fn packed(folder: &str, content: &Files) -> Result<Vec<u8>> {
    // With a fixed time, servers would tell browsers that the page of an older release has
    // not changed.
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    let mut archive = tar::Builder::new(gzip);
    for (name, file) in content {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(now);
        archive
            .append_data(&mut header, format!("{folder}/{name}"), &file[..])
            .with_context(|| format!("could not archive {name}"))?;
    }
    Ok(archive.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use flate2::read::GzDecoder;

    use super::*;
    use crate::site::built;
    use crate::workspace::Workspace;

    fn check(folder: &Path) {
        let list = fs::read_to_string(folder.join(CHECKSUMS)).unwrap();
        let listed: Files = list
            .lines()
            .map(|line| {
                let (sum, name) = line.split_once("  ").unwrap();
                (name.to_owned(), sum.as_bytes().to_vec())
            })
            .collect();
        let mut found = files::read(folder).unwrap();
        found.remove(CHECKSUMS);
        for file in found.values_mut() {
            *file = format!("{:x}", Sha256::digest(&file)).into_bytes();
        }
        assert_eq!(listed, found);
    }

    #[test]
    fn an_archive_unpacks_to_a_site_that_can_be_served_with_licences_and_checksums() {
        let root = std::env::temp_dir().join(format!("lab-archive-{}", std::process::id()));
        let [site, release, unpacked] = ["site", "release", "unpacked"].map(|name| root.join(name));
        fs::create_dir_all(site.join("folder")).unwrap();
        for name in ["index.html", SINGLE_FILE, "folder/lab.wasm"] {
            fs::write(site.join(name), format!("the content of {name}")).unwrap();
        }
        let project = Workspace::find().unwrap();
        write(&site, &release, project.root(), "1.2.3").unwrap();
        check(&release);
        let first = files::read(&release).unwrap();
        let expected = [CHECKSUMS, "layernorm-lab-1.2.3.tar.gz", SINGLE_FILE];
        assert_eq!(first.keys().collect::<Vec<_>>(), expected);
        assert_eq!(first[SINGLE_FILE], b"the content of layernorm-lab.html");

        let archive = GzDecoder::new(&first["layernorm-lab-1.2.3.tar.gz"][..]);
        tar::Archive::new(archive).unpack(&unpacked).unwrap();
        let folder = unpacked.join("layernorm-lab-1.2.3");
        check(&folder);
        let served = built::site_in(&folder).unwrap();
        assert_eq!(files::read(&served).unwrap(), files::read(&site).unwrap());
        let readme = fs::read_to_string(folder.join("README.md")).unwrap();
        assert!(readme.starts_with("# LayerNorm Lab 1.2.3\n"), "{readme}");
        for (name, _) in LICENCES {
            assert!(folder.join(format!("licences/{name}.txt")).is_file());
        }

        // Servers compare times to the second.
        let page = fs::metadata(served.join("index.html")).unwrap();
        let age = SystemTime::now().duration_since(page.modified().unwrap());
        assert!(age.unwrap() < Duration::from_mins(1));

        fs::remove_file(site.join(SINGLE_FILE)).unwrap();
        let error = write(&site, &release, project.root(), "1.2.3").unwrap_err();
        assert_eq!(error.to_string(), "the site has no layernorm-lab.html");
        fs::remove_dir_all(root).unwrap();
    }
}
