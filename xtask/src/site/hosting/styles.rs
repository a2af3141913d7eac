//! Joins the page's style sheets: each would be a request, and a browser paints nothing
//! before the last one has arrived.

use anyhow::{Context, Result, bail};

use super::markup::{self, Tag};
use super::{Files, integrity};

/// Replaces the style sheets by one, in the same order. Scripts look for those that have
/// an id, so these stay.
pub(super) fn join(page: &str, files: &mut Files) -> Result<String> {
    let links = markup::tags(page, &["link"]);
    let styles: Vec<_> = links.into_iter().filter(can_join).collect();
    let mut all = Vec::new();
    for style in &styles {
        let name = style.file("href").unwrap_or_default();
        let content = files
            .remove(name)
            .with_context(|| format!("the site has no file {name:?}"))?;
        let mut text = String::from_utf8(content).context("a style sheet is not UTF-8")?;
        if text.contains("@import") || text.contains("@charset") {
            bail!("{name:?} has a rule that must come first in a file");
        }
        text.push('\n');
        all.push(text);
    }
    let all = all.concat().into_bytes();
    let sum = integrity(&all);
    // Some characters of base64 do not suit an address.
    let short: String = sum
        .chars()
        .skip("sha384-".len())
        .filter(char::is_ascii_alphanumeric)
        .take(16)
        .collect();
    let name = format!("style-{short}.css");
    let mut link = Some(format!(
        "<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{sum}\"/>"
    ));
    if !styles.is_empty() {
        files.insert(name, all);
    }
    Ok(markup::replaced(page, &styles, |_| {
        Some(link.take().unwrap_or_default())
    }))
}

fn can_join(tag: &Tag) -> bool {
    tag.get("rel") == Some("stylesheet") && tag.get("id").is_none() && tag.get("media").is_none()
}
