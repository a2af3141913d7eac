//! Third-party files in the repository match their recorded checksums.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

/// Folders with third-party files; each holds a licence and a list of checksums.
const FOLDERS: [&str; 3] = [
    "assets/plotly",
    "assets/transformer",
    "tests/browser/vendor/axe",
];

#[test]
fn every_vendored_file_matches_its_checksum_and_has_a_licence() {
    for folder in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("SHA256SUMS is readable");
        let files: Vec<_> = sums
            .lines()
            .filter_map(|line| line.split_once("  "))
            .collect();
        assert!(!files.is_empty(), "{}", folder.display());
        for (checksum, name) in &files {
            let file = fs::read(folder.join(name)).expect("the file is readable");
            assert_eq!(format!("{:x}", Sha256::digest(file)), *checksum, "{name}");
        }
        let scripts = fs::read_dir(&folder)
            .expect("the folder is readable")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| {
                Path::new(name)
                    .extension()
                    .is_some_and(|extension| extension == "js")
            });
        for script in scripts {
            assert!(
                files.iter().any(|(_, name)| *name == script),
                "{script} has no checksum"
            );
        }
        let licence = fs::read_to_string(folder.join("LICENSE")).expect("LICENSE is readable");
        assert!(licence.len() > 500, "{}", folder.display());
    }
}
