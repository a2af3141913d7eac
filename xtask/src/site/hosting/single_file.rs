//! The whole lab as one file, which opens from a disk without a server.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::markup::{self, Tag};
use super::{Files, asset, policy};

/// The page with all its files embedded.
pub(super) fn page(page: &str, files: &Files, root: &Path) -> Result<String> {
    let mut styles = Vec::new();
    let mut scripts = Vec::new();
    let mut module = None;
    let mut failed = None;
    let mut glue = None;
    let mut recording = String::new();
    let tags = markup::tags(page, &["link", "script", "meta"]);
    let bare = markup::replaced(page, &tags, |tag| {
        match part(tag, files) {
            Ok(Part::Keep) => return None,
            Ok(Part::Replace(text)) => return Some(text),
            Ok(Part::Style(text)) => {
                let [id, class] = ["id", "class"].map(|name| {
                    let value = tag.get(name);
                    value.map_or_else(String::new, |value| format!(" {name}=\"{value}\""))
                });
                styles.push(text.clone());
                return Some(format!("<style{id}{class}>{text}</style>"));
            }
            Ok(Part::Script(text)) => scripts.push(text),
            Ok(Part::Glue(text)) => glue = Some(text),
            Ok(Part::Module(bytes)) => module = Some(bytes),
            Ok(Part::Recording(bytes)) => {
                // `src/browser/recorded_file.rs` reads it.
                let base64 = STANDARD.encode(bytes);
                recording =
                    format!("\n<script type=\"text/plain\" id=\"recording\">{base64}</script>");
            }
            Ok(Part::Remove) => {}
            Err(error) => failed = Some(error),
        }
        Some(String::new())
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let glue = glue_script(
        &glue.context("the page names no code of wasm-bindgen")?,
        &asset(root, "start/single.js")?,
    )?;
    let module = packed(&module.context("the page names no WebAssembly module")?)?;

    let hashes = |texts: &[String]| {
        let hashes = texts
            .iter()
            .map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
        hashes.collect::<Vec<_>>().join(" ")
    };
    let mut all = scripts.clone();
    all.push(glue.clone());
    let site_policy = policy::policy(page)?;
    let own_policy = site_policy
        .replace("script-src 'self'", &format!("script-src {}", hashes(&all)))
        .replace(
            "style-src-elem 'self'",
            &format!("style-src-elem {}", hashes(&styles)),
        )
        .replace(" 'self'", "")
        // The page fetches nothing, and has no server for a worker.
        .replace(" connect-src;", "")
        .replace(" manifest-src;", "")
        .replace(" worker-src;", "");
    if own_policy.contains("'self'") {
        bail!("the policy of a single file names a server: {own_policy}");
    }
    let scripts = scripts.join("</script>\n<script>");
    let end = format!(
        "<script>{scripts}</script>\n<script type=\"text/plain\" id=\"lab-wasm\">{module}</script>{recording}\n<script type=\"module\">{glue}</script>\n</body>"
    );
    if !bare.contains("</body>") {
        bail!("the page has no </body>");
    }
    Ok(bare
        .replace(site_policy, &own_policy)
        .replacen("</body>", &end, 1))
}

/// What happens to a tag.
enum Part {
    Keep,
    Remove,
    Replace(String),
    Style(String),
    Script(String),
    /// wasm-bindgen's JavaScript.
    Glue(String),
    /// The compiled lab.
    Module(Vec<u8>),
    /// Recorded activations.
    Recording(Vec<u8>),
}

fn part(tag: &Tag, files: &Files) -> Result<Part> {
    let named = |attribute: &str| {
        let name = tag.file(attribute).unwrap_or_default();
        let content = files
            .get(name)
            .with_context(|| format!("the site has no file {name:?}"))?;
        Ok::<_, anyhow::Error>(content.clone())
    };
    let text = |attribute: &str| {
        let text = String::from_utf8(named(attribute)?)
            .context("a script or a style sheet is not UTF-8")?;
        if text.contains("<!--") || text.contains("</style") {
            bail!("{:?} would end its own tag", tag.file(attribute));
        }
        // JavaScript reads the same text, and HTML does not end the tag here.
        Ok(text.replace("</script", "<\\/script"))
    };
    Ok(match (tag.name, tag.get("rel"), tag.get("as")) {
        ("meta", ..) if tag.get("name") == Some("lab") => Part::Remove,
        ("meta", ..) if tag.get("name") == Some("recording") => {
            let content = tag.get("content").unwrap_or_default();
            let name = content.split(' ').next().unwrap_or_default();
            let file = files
                .get(name)
                .with_context(|| format!("the site has no file {name:?}"))?;
            Part::Recording(file.clone())
        }
        ("meta", ..) => Part::Keep,
        // single.js replaces start.js.
        ("script", ..) if tag.get("type") == Some("module") => Part::Remove,
        ("script", ..) => Part::Script(text("src")?),
        (_, Some("stylesheet"), _) => Part::Style(text("href")?),
        (_, Some("modulepreload"), _) => Part::Glue(text("href")?),
        (_, Some("preload"), Some("fetch")) => Part::Module(named("href")?),
        (_, Some("icon"), _) => Part::Replace(format!(
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">",
            STANDARD.encode(named("href")?)
        )),
        (_, relation, _) => bail!("a single file cannot hold a link of kind {relation:?}"),
    })
}

/// wasm-bindgen's code without its exports, followed by the script that starts it.
fn glue_script(code: &str, start: &str) -> Result<String> {
    const EXPORTS: &str = "export { initSync, __wbg_init as default };";
    if code.matches(EXPORTS).count() != 1 || code.lines().any(|line| line.starts_with("import ")) {
        bail!("wasm-bindgen's code has a form that a single file cannot hold");
    }
    Ok(code.replace(EXPORTS, "") + start)
}

fn packed(module: &[u8]) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(module)?;
    Ok(STANDARD.encode(gzip.finish()?))
}
