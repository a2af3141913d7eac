use super::*;

#[test]
fn the_archives_are_those_of_the_versions_in_use() {
    let workspace = Workspace::find().unwrap();
    let lock = std::fs::read_to_string(workspace.root().join("Cargo.lock")).unwrap();
    let bindgen = version::locked(&lock, "wasm-bindgen").unwrap();
    for tool in [trunk(), wasm_bindgen(&bindgen)] {
        let page = tool.prebuilt.unwrap();
        assert_eq!(page.version, tool.version);
        assert!(page.address.starts_with("https://"));
        assert!(page.address.contains(page.version));
        for archive in page.archives {
            let sum = archive.sha256;
            let is_checksum = sum.len() == 64 && sum.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(is_checksum, "{}: {sum}", archive.target);
        }
    }
}

#[test]
fn only_named_crates_have_an_optimisation_level_of_their_own() {
    let mut cargo = Command::new("cargo");
    trunk().add_profile(&mut cargo);
    let arguments: Vec<_> = cargo.get_args().collect();
    assert_eq!(
        arguments,
        [
            "--config",
            "profile.release.package.seahash.opt-level=3",
            "--config",
            "profile.release.package.sha2.opt-level=3",
        ]
    );
    let level = cargo
        .get_envs()
        .find(|(name, _)| *name == "CARGO_PROFILE_RELEASE_OPT_LEVEL");
    assert_eq!(level.unwrap().1.unwrap(), "0");
}
