//! The whole lab as one file, which opens from a disk without any server.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::markup::{self, Tag};
use super::{Files, asset, policy};

/// The page with all its files put in.
pub(super) fn page(page: &str, files: &Files, root: &Path) -> Result<String> {
    let mut styles = Vec::new();
    let mut scripts = Vec::new();
    let mut program = None;
    let mut failed = None;
    let mut code = None;
    let tags = markup::tags(page, &["link", "script", "meta"]);
    let bare = markup::replaced(page, &tags, |tag| {
        match part(tag, files) {
            Ok(Part::Stays) => return None,
            Ok(Part::Becomes(text)) => return Some(text),
            Ok(Part::Style(text)) => {
                let [id, class] = ["id", "class"].map(|name| {
                    let value = tag.get(name);
                    value.map_or_else(String::new, |value| format!(" {name}=\"{value}\""))
                });
                styles.push(text.clone());
                return Some(format!("<style{id}{class}>{text}</style>"));
            }
            Ok(Part::Script(text)) => scripts.push(text),
            Ok(Part::Code(text)) => code = Some(text),
            Ok(Part::Program(bytes)) => program = Some(bytes),
            Ok(Part::Goes) => {}
            Err(error) => failed = Some(error),
        }
        Some(String::new())
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let module = module(
        &code.context("the page names no code")?,
        &asset(root, "start/single.js")?,
    )?;
    let program = packed(&program.context("the page names no program")?)?;

    let hashes = |texts: &[String]| {
        let hashes = texts
            .iter()
            .map(|text| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
        hashes.collect::<Vec<_>>().join(" ")
    };
    let mut all = scripts.clone();
    all.push(module.clone());
    let strict = policy::policy(page)?;
    let own = strict
        .replace("script-src 'self'", &format!("script-src {}", hashes(&all)))
        .replace(
            "style-src-elem 'self'",
            &format!("style-src-elem {}", hashes(&styles)),
        )
        .replace(" 'self'", "")
        // Nothing is fetched, and there is no server for a worker.
        .replace(" connect-src;", "")
        .replace(" manifest-src;", "")
        .replace(" worker-src;", "");
    if own.contains("'self'") {
        bail!("the policy of a single file names a server: {own}");
    }
    let scripts = scripts.join("</script>\n<script>");
    let end = format!(
        "<script>{scripts}</script>\n<script type=\"text/plain\" id=\"lab-wasm\">{program}</script>\n<script type=\"module\">{module}</script>\n</body>"
    );
    if !bare.contains("</body>") {
        bail!("the page has no end");
    }
    Ok(bare.replace(strict, &own).replacen("</body>", &end, 1))
}

/// What becomes of a tag.
enum Part {
    Stays,
    Goes,
    Becomes(String),
    Style(String),
    Script(String),
    /// wasm-bindgen's module.
    Code(String),
    /// The compiled lab.
    Program(Vec<u8>),
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
        let text = String::from_utf8(named(attribute)?).context("a file of code is not UTF-8")?;
        if text.contains("<!--") || text.contains("</style") {
            bail!("{:?} would end its own tag", tag.file(attribute));
        }
        // Means the same to JavaScript, and nothing to HTML.
        Ok(text.replace("</script", "<\\/script"))
    };
    Ok(match (tag.name, tag.get("rel"), tag.get("as")) {
        ("meta", ..) if tag.get("name") == Some("lab") => Part::Goes,
        ("meta", ..) => Part::Stays,
        // start.js fetches; single.js takes its place.
        ("script", ..) if tag.get("type") == Some("module") => Part::Goes,
        ("script", ..) => Part::Script(text("src")?),
        (_, Some("stylesheet"), _) => Part::Style(text("href")?),
        (_, Some("modulepreload"), _) => Part::Code(text("href")?),
        (_, Some("preload"), Some("fetch")) => Part::Program(named("href")?),
        (_, Some("icon"), _) => Part::Becomes(format!(
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">",
            STANDARD.encode(named("href")?)
        )),
        (_, relation, _) => bail!("a single file cannot hold a link of kind {relation:?}"),
    })
}

/// wasm-bindgen's module without its exports, followed by what starts it.
fn module(code: &str, start: &str) -> Result<String> {
    const EXPORTS: &str = "export { initSync, __wbg_init as default };";
    if code.matches(EXPORTS).count() != 1 || code.lines().any(|line| line.starts_with("import ")) {
        bail!("wasm-bindgen's code is not of the form that a single file can take");
    }
    Ok(code.replace(EXPORTS, "") + start)
}

fn packed(program: &[u8]) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(program)?;
    Ok(STANDARD.encode(gzip.finish()?))
}
