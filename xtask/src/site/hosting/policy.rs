//! Checks that a built page is as strict as the documentation promises.

use anyhow::{Context, Result, bail};

use super::markup::{self, Tag};

/// The placeholder of the nonce of `trunk serve`'s reload script (Trunk.toml). A site for
/// hosts has neither.
const NONCE: &str = "TGF5ZXJOb3Jt";

/// The page without the placeholder of the nonce.
pub(super) fn without_nonce(page: &str) -> String {
    page.replace(&format!(" 'nonce-{NONCE}'"), "")
        .replace(&format!(" nonce=\"{NONCE}\""), "")
}

/// Checks the page.
///
/// # Errors
/// When it has no policy, an inline script, or a file without a checksum.
pub(super) fn check(page: &str) -> Result<()> {
    policy(page)?;
    for tag in markup::tags(page, &["script", "link", "style"]) {
        check_tag(&tag)
            .with_context(|| format!("index.html is not strict: {}", &page[tag.place]))?;
    }
    Ok(())
}

/// The Content-Security-Policy of the page.
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
        ("style", _) => bail!("it has an inline style"),
        ("script", _) if !tag.content.is_empty() => bail!("it has an inline script"),
        ("script", _) => tag.get("src").context("it has a script without a file")?,
        _ => tag.get("href").unwrap_or_default(),
    };
    if address.contains("//") {
        bail!("{address} is on another host");
    }
    let is_run = ["stylesheet", "modulepreload", "preload"].contains(&relation);
    if (tag.name == "script" || is_run) && tag.get("integrity").is_none_or(str::is_empty) {
        bail!("{address} has no checksum");
    }
    Ok(())
}
