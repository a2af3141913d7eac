//! Where each system keeps its browsers.

use std::path::{Path, PathBuf};

/// Chrome or Chromium, if it is on PATH or in its usual folder.
pub(super) fn chrome() -> Option<PathBuf> {
    find(
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ],
        &[
            "Google Chrome.app/Contents/MacOS/Google Chrome",
            "Chromium.app/Contents/MacOS/Chromium",
        ],
        &[
            r"Google\Chrome\Application\chrome.exe",
            r"Chromium\Application\chrome.exe",
        ],
    )
}

/// Firefox, if it is on PATH or in its usual folder.
pub(super) fn firefox() -> Option<PathBuf> {
    find(
        &["firefox-esr", "firefox"],
        &["Firefox.app/Contents/MacOS/firefox"],
        &[r"Mozilla Firefox\firefox.exe"],
    )
}

/// The program that this variable names, or else the one that `find` finds.
pub(super) fn named_or(variable: &str, find: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).or_else(find)
}

/// The first of these programs on PATH, or in a folder for applications.
fn find(names: &[&str], on_macos: &[&str], on_windows: &[&str]) -> Option<PathBuf> {
    names
        .iter()
        .find_map(|name| which::which(name).ok())
        .or_else(|| {
            let paths = if cfg!(target_os = "macos") {
                on_macos
            } else if cfg!(windows) {
                on_windows
            } else {
                &[]
            };
            in_folders(&application_folders(), paths)
        })
}

/// The first of these files in one of these folders.
fn in_folders(folders: &[PathBuf], paths: &[&str]) -> Option<PathBuf> {
    paths
        .iter()
        .flat_map(|path| folders.iter().map(move |folder| folder.join(path)))
        .find(|file| file.is_file())
}

/// The folders in which this system keeps applications.
fn application_folders() -> Vec<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    if cfg!(target_os = "macos") {
        let users = variable("HOME").map(|home| home.join("Applications"));
        std::iter::once(Path::new("/Applications").to_owned())
            .chain(users)
            .collect()
    } else if cfg!(windows) {
        ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
            .into_iter()
            .filter_map(variable)
            .collect()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_that_exists_is_found() {
        let root = std::env::temp_dir().join(format!("lab-installed-{}", std::process::id()));
        let [system, users] = ["system", "users"].map(|name| root.join(name));
        for folder in [&system, &users] {
            std::fs::create_dir_all(folder).unwrap();
        }
        let paths = ["chrome", "chromium"];
        let folders = [system.clone(), users.clone()];
        assert_eq!(in_folders(&folders, &paths), None);
        std::fs::write(system.join("chromium"), "").unwrap();
        assert_eq!(in_folders(&folders, &paths), Some(system.join("chromium")));
        std::fs::write(users.join("chrome"), "").unwrap();
        assert_eq!(in_folders(&folders, &paths), Some(users.join("chrome")));
        std::fs::remove_dir_all(root).unwrap();
    }
}
