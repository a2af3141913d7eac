//! The files of others that are kept here are still the ones that were chosen.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

/// Folders with such files; each has its licence and its checksums.
const FOLDERS: [&str; 2] = ["assets/plotly", "tests/browser/vendor/axe"];

#[test]
fn every_vendored_file_has_its_checksum_and_its_licence() {
    for folder in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("checksums are there");
        let files: Vec<_> = sums
            .lines()
            .filter_map(|line| line.split_once("  "))
            .collect();
        assert!(!files.is_empty(), "{}", folder.display());
        for (checksum, name) in &files {
            let file = fs::read(folder.join(name)).expect("the file is there");
            assert_eq!(format!("{:x}", Sha256::digest(file)), *checksum, "{name}");
        }
        let scripts = fs::read_dir(&folder)
            .expect("the folder is there")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|kind| kind == "js"));
        for script in scripts {
            assert!(
                files.iter().any(|(_, name)| *name == script),
                "{script} has no checksum"
            );
        }
        let licence = fs::read_to_string(folder.join("LICENSE")).expect("the licence is there");
        assert!(licence.len() > 500, "{}", folder.display());
    }
}
