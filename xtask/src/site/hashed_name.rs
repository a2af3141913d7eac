//! File names with a hash: a changed file gets a new name, also in the page.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::files::integrity;

/// The name with the hash of this content.
pub(super) fn renamed(name: &str, content: &[u8]) -> String {
    let sum = format!("{:x}", Sha256::digest(content));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
    format!("{stem}-{}.{ending}", &sum[..16])
}

/// Whether the name ends with a hash, as Trunk and [`renamed`] write it. Trunk omits leading
/// zeros, and wasm-bindgen appends `_bg`.
pub(super) fn has_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// The page with one file replaced by another, each given as name and content.
///
/// # Errors
/// When the page does not name the old file with its checksum.
pub(super) fn replaced(page: &str, old: (&str, &[u8]), new: (&str, &[u8])) -> Result<String> {
    let pairs = [
        (old.0.to_owned(), new.0.to_owned()),
        (integrity(old.1), integrity(new.1)),
    ];
    let mut page = page.to_owned();
    for (old_text, new_text) in pairs {
        if !page.contains(&old_text) {
            bail!("the page does not name {:?} with its checksum", old.0);
        }
        page = page.replace(&old_text, &new_text);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_is_recognised() {
        for name in [
            "/lab-e3b5b7847954e4cd.js",
            "lab-e3b5b7847954e4cd_bg.wasm",
            "/some/where/embed-a2e523491b53459.css",
            &renamed("start.js", b""),
        ] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["/", "/index.html", "worker.js", "plotly-lab-4.1.1.min.js"] {
            assert!(!has_hash(name), "{name}");
        }
    }

    #[test]
    fn a_changed_file_has_a_new_name_and_checksum() {
        let (old, new) = (b"let a = 1;".as_slice(), b"let a=1".as_slice());
        let name = renamed("start-0123456789abcdef.js", new);
        let rest = name.strip_prefix("start-").unwrap();
        assert_eq!(rest.strip_suffix(".js").unwrap().len(), 16);
        assert_ne!(name, renamed("start-0123456789abcdef.js", old));
        let page = format!(
            "<script src=\"./start-0123456789abcdef.js\" integrity=\"{}\"></script>",
            integrity(old)
        );
        let old = ("start-0123456789abcdef.js", old);
        assert_eq!(
            replaced(&page, old, (&name, new)).unwrap(),
            format!(
                "<script src=\"./{name}\" integrity=\"{}\"></script>",
                integrity(new)
            )
        );
        assert!(replaced("<script></script>", old, (&name, new)).is_err());
    }
}
