//! What a site needs to work without a network: the service worker with its list of
//! files, the manifest and its icons.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{Files, PAGE, asset, integrity, is_kind, markup};

/// The worker's file. It is beside the page, because a worker controls its own folder.
pub(super) const WORKER: &str = "worker.js";

/// The extension of the files that the worker caches once a page has needed them.
const LATER: &str = "safetensors";

/// The icons beside the manifest.
const ICONS: [&str; 3] = ["icon-180.png", "icon-192.png", "icon-512.png"];

/// Adds the manifest and its icons to the files, and names them, the worker and the size
/// of each module in the page.
pub(super) fn prepare(page: &str, files: &mut Files, root: &Path) -> Result<String> {
    let manifest = asset(root, "offline/manifest.webmanifest")?;
    files.insert("manifest.webmanifest".to_owned(), manifest.into_bytes());
    for name in ICONS {
        let path = root.join("assets/offline").join(name);
        let icon = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        files.insert(name.to_owned(), icon);
    }
    let links = markup::tags(page, &["link"]);
    let page = markup::replaced(page, &links, |link| {
        let size = files.get(link.file("href")?)?.len();
        let text = &page[link.place.clone()];
        (link.get("as") == Some("fetch")).then(|| {
            // No browser knows this relation. start.js fetches the module when the lesson
            // is painted. A preload would compete with the style sheet, which is forty
            // times smaller.
            text.replace("<link ", &format!("<link data-bytes=\"{size}\" "))
                .replace("rel=\"preload\"", "rel=\"program\"")
        })
    });
    let names = format!(
        // start.js makes a link of the manifest when the lab runs: its icon must not
        // delay the module.
        "<meta name=\"worker\" content=\"{WORKER}\"><meta name=\"manifest\" content=\"manifest.webmanifest\"><link rel=\"apple-touch-icon\" href=\"{}\"></head>",
        ICONS[0]
    );
    Ok(page.replacen("</head>", &names, 1))
}

/// The worker for these files. It differs whenever a file differs.
pub(super) fn worker(files: &Files, root: &Path) -> Result<String> {
    let template = asset(root, "offline/worker.js")?;
    let [files, later] = [false, true].map(|is_later| {
        let files = files.iter();
        list(files.filter(|(name, _)| is_kind(name, LATER) == is_later))
    });
    let (files, later) = (files?, later?);
    let version = format!("{:x}", Sha256::digest(format!("{template}{files}{later}")));
    Ok(template
        .replace("@VERSION@", &version[..16])
        .replace("\"@FILES@\"", &files)
        .replace("\"@LATER@\"", &later))
}

/// The files and their checksums as a JavaScript object.
fn list<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Result<String> {
    let mut list = String::from("{\n");
    for (name, content) in files {
        // Some hosts redirect `index.html` to its folder, and a browser refuses a
        // redirected page from a worker.
        let name = if name == PAGE { "./" } else { name };
        writeln!(list, "  \"{name}\": \"{}\",", integrity(content))?;
    }
    list.push('}');
    Ok(list)
}
