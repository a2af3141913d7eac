//! Whether a built page is as strict as promised.

use anyhow::{Context, Result, bail};

use super::markup::{self, Tag};

/// Stands for a nonce, which `trunk serve` gives its own script that renews the
/// page (Trunk.toml). A site for hosts has neither.
const NONCE: &str = "TGF5ZXJOb3Jt";

/// The page without the place that `trunk serve` puts a nonce into.
pub(super) fn without_nonce(page: &str) -> String {
    page.replace(&format!(" 'nonce-{NONCE}'"), "")
        .replace(&format!(" nonce=\"{NONCE}\""), "")
}

/// Fails if the page has no policy, runs a script that is no file, or takes a
/// file without its checksum.
pub(super) fn check(page: &str) -> Result<()> {
    policy(page)?;
    for tag in markup::tags(page, &["script", "link", "style"]) {
        check_tag(&tag)
            .with_context(|| format!("index.html is not strict: {}", &page[tag.place]))?;
    }
    Ok(())
}

/// The page's Content-Security-Policy.
pub(super) fn policy(page: &str) -> Result<&str> {
    let policy = markup::tags(page, &["meta"])
        .iter()
        .find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| tag.get("content"))
        .context("index.html has no Content-Security-Policy")?;
    for forbidden in ["'unsafe-eval'", "'nonce-", "http:", "https:", "*"] {
        if policy.contains(forbidden) {
            bail!("the Content-Security-Policy allows {forbidden}");
        }
    }
    Ok(policy)
}

fn check_tag(tag: &Tag) -> Result<()> {
    let relation = tag.get("rel").unwrap_or_default();
    let address = match (tag.name, relation) {
        ("style", _) => bail!("it has a style of its own"),
        ("script", _) if !tag.content.is_empty() => bail!("it has a script of its own"),
        ("script", _) => tag.get("src").context("it has a script without a file")?,
        _ => tag.get("href").unwrap_or_default(),
    };
    if address.contains("//") {
        bail!("{address} is on another host");
    }
    let is_run = ["stylesheet", "modulepreload", "preload"].contains(&relation);
    if (tag.name == "script" || is_run) && tag.get("integrity").is_none_or(str::is_empty) {
        bail!("{address} comes without a checksum");
    }
    Ok(())
}
