//! The tags of a page that Trunk wrote. Each value is in double quotes, and none
//! contains `>`.

use std::ops::Range;

/// One start tag and its place in the page.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    /// From `<` to `>`; of a script, to the end of `</script>`.
    pub(super) place: Range<usize>,
    /// Such as `link`.
    pub(super) name: &'a str,
    text: &'a str,
    /// The text of a script; empty for other tags.
    pub(super) content: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub(super) fn get(&self, attribute: &str) -> Option<&'a str> {
        let start = format!(" {attribute}=\"");
        let at = self.text.find(&start)? + start.len();
        self.text[at..].split('"').next()
    }

    /// The name of the site's file in an attribute.
    pub(super) fn file(&self, attribute: &str) -> Option<&'a str> {
        let address = self.get(attribute)?;
        Some(address.strip_prefix("./").unwrap_or(address))
    }
}

/// The tags with these names, in the order of the page.
pub(super) fn tags<'a>(page: &'a str, names: &[&str]) -> Vec<Tag<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = page[from..].find('<') {
        let start = from + at;
        let rest = &page[start + 1..];
        let end = rest.find('>').map_or(page.len(), |end| start + end + 2);
        let name = rest
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let mut place = start..end;
        let mut content = "";
        if name == "script" {
            let close = page[end..].find("</script>");
            content = close.map_or("", |close| &page[end..end + close]);
            place.end = close.map_or(end, |close| end + close + "</script>".len());
        }
        from = place.end;
        if names.contains(&name) {
            found.push(Tag {
                place,
                name,
                text: &page[start..end],
                content,
            });
        }
    }
    found
}

/// The page with each tag replaced for which `by` returns a text.
pub(super) fn replaced<'a>(
    page: &'a str,
    tags: &[Tag<'a>],
    mut by: impl FnMut(&Tag<'a>) -> Option<String>,
) -> String {
    let mut new = String::with_capacity(page.len());
    let mut from = 0;
    for tag in tags {
        if let Some(text) = by(tag) {
            new.push_str(&page[from..tag.place.start]);
            new.push_str(&text);
            from = tag.place.end;
        }
    }
    new + &page[from..]
}
