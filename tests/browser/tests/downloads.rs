//! The files that the browser downloads.

use std::{
    env, fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use browser_tests::page::Page;
use serde_json::json;

/// The browser's download folder; removed when dropped.
pub(crate) struct Downloads(PathBuf);

impl Downloads {
    /// Makes the page's browser download into a new folder.
    pub(crate) fn of(page: &Page) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("layernorm-lab-downloads-{}-{count}", process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("the folder can be created");
        let allowed = json!({ "behavior": "allow", "downloadPath": folder });
        let _ = page
            .session
            .devtools("Browser.setDownloadBehavior", &allowed);
        Self(folder)
    }

    /// Clicks a button and returns the content of the file that it downloads.
    pub(crate) fn click(&self, page: &Page, button: &str, name: &str) -> Vec<u8> {
        let file = self.0.join(name);
        fs::remove_file(&file).ok();
        page.click(button);
        // The browser first creates an empty file of this name.
        page.wait_until(name, || {
            fs::metadata(&file).is_ok_and(|file| file.len() > 0)
        });
        fs::read(&file).expect("the download can be read")
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}
