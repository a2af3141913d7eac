//! Prepares a page for places where it has no origin of its own: a sandboxed frame, and a
//! disk.
//!
//! There a browser reads no file with a checksum unless the host allows it to every origin
//! and the page asks for it (`crossorigin`). `check.js`, which says so, is part of the page.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::markup::{self, Tag};
use super::{Files, policy};

/// The start of the name of the script that says what is missing.
const CHECK: &str = "check-";

/// The page with `check.js` at its end, and with requests that any origin may make.
pub(super) fn prepare(page: &str, files: &mut Files) -> Result<String> {
    let page = with_check(page, files)?;
    let tags = markup::tags(&page, &["script", "link"]);
    Ok(markup::replaced(&page, &tags, |tag| {
        let text = &page[tag.place.clone()];
        let name = format!("<{}", tag.name);
        (tag.get("integrity").is_some() && tag.get("crossorigin").is_none())
            .then(|| text.replacen(&name, &format!("{name} crossorigin=\"anonymous\""), 1))
    }))
}

fn with_check(page: &str, files: &mut Files) -> Result<String> {
    let is_check = |tag: &Tag| tag.file("src").is_some_and(|name| name.starts_with(CHECK));
    let tags: Vec<_> = markup::tags(page, &["script"])
        .into_iter()
        .filter(is_check)
        .collect();
    let [tag] = &*tags else {
        bail!("the page has {} scripts {CHECK}…", tags.len());
    };
    let script = files
        .remove(tag.file("src").unwrap_or_default())
        .context("the site has no check.js")?;
    let script = String::from_utf8(script).context("check.js is not UTF-8")?;
    if script.contains("<!--") {
        bail!("check.js would end its own tag");
    }
    // JavaScript reads the same text, and HTML does not end the tag here.
    let script = script.replace("</script", "<\\/script");
    let hash = STANDARD.encode(Sha256::digest(&script));
    let own = policy::policy(page)?;
    let allowed = own.replace(
        "script-src 'self'",
        &format!("script-src 'self' 'sha256-{hash}'"),
    );
    let bare = markup::replaced(page, &tags, |_| Some(String::new())).replace(own, &allowed);
    if allowed == own || !bare.contains("</body>") {
        bail!("the page has no place for check.js");
    }
    Ok(bare.replacen("</body>", &format!("<script>{script}</script>\n</body>"), 1))
}
