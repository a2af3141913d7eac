//! What a site needs to go on without a network: the worker with its list of
//! files, the manifest and its icons.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{Files, PAGE, asset, integrity, markup};

/// The worker's file: beside the page, since a worker rules over its own folder.
pub(super) const WORKER: &str = "worker.js";

/// Beside the manifest.
const PICTURES: [&str; 3] = ["icon-180.png", "icon-192.png", "icon-512.png"];

/// Names the worker, the manifest and the program's size in the page, and adds
/// the files that belong to them.
pub(super) fn prepare(page: &str, files: &mut Files, root: &Path) -> Result<String> {
    let manifest = asset(root, "offline/manifest.webmanifest")?;
    files.insert("manifest.webmanifest".to_owned(), manifest.into_bytes());
    for name in PICTURES {
        let path = root.join("assets/offline").join(name);
        let picture =
            fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        files.insert(name.to_owned(), picture);
    }
    let links = markup::tags(page, &["link"]);
    let page = markup::replaced(page, &links, |link| {
        let size = files.get(link.file("href")?)?.len();
        let text = &page[link.place.clone()];
        (link.get("as") == Some("fetch")).then(|| {
            // No browser knows this relation: start.js fetches the program, and
            // does so once the lesson is painted. As a preload it would come
            // beside the style sheet, forty times its size.
            text.replace("<link ", &format!("<link data-bytes=\"{size}\" "))
                .replace("rel=\"preload\"", "rel=\"program\"")
        })
    });
    let names = format!(
        // start.js makes a link of the manifest once the lab runs: its picture must not
        // come before the program.
        "<meta name=\"worker\" content=\"{WORKER}\"><meta name=\"manifest\" content=\"manifest.webmanifest\"><link rel=\"apple-touch-icon\" href=\"{}\"></head>",
        PICTURES[0]
    );
    Ok(page.replacen("</head>", &names, 1))
}

/// The worker for these files. Any change of any of them makes another worker.
pub(super) fn worker(files: &Files, root: &Path) -> Result<String> {
    let template = asset(root, "offline/worker.js")?;
    let mut list = String::from("{\n");
    for (name, content) in files {
        // Some hosts lead from `index.html` to its folder, and a browser refuses
        // to show a page that was led elsewhere.
        let name = if name == PAGE { "./" } else { name };
        writeln!(list, "  \"{name}\": \"{}\",", integrity(content))?;
    }
    list.push('}');
    let version = format!("{:x}", Sha256::digest(format!("{template}{list}")));
    Ok(template
        .replace("@VERSION@", &version[..16])
        .replace("\"@FILES@\"", &list))
}
