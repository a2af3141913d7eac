//! Function names that stay the same from build to build.

/// A name without the parts that differ between builds: the hashes of crates
/// (`core[1a2b3c]`) and, from compilers that still add one, of the function.
pub(super) fn stable(name: &str) -> String {
    let is_hash = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut stable = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        stable.push_str(before);
        match after.split_once(']') {
            Some((inside, behind)) if is_hash(inside) => rest = behind,
            _ => {
                stable.push('[');
                rest = after;
            }
        }
    }
    stable.push_str(rest);
    match stable.rsplit_once("::h") {
        Some((path, hash)) if is_hash(hash) => path.to_owned(),
        _ => stable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stable_name_has_no_hashes() {
        for (name, expected) in [
            (
                "<alloc[d2034b5fe8a1]::vec::Vec<[u8; 4]>>::push",
                "<alloc::vec::Vec<[u8; 4]>>::push",
            ),
            ("core::fmt::write::h0123456789abcdef", "core::fmt::write"),
            ("lab::growth::hue", "lab::growth::hue"),
            ("an open [bracket", "an open [bracket"),
        ] {
            assert_eq!(stable(name), expected);
        }
    }
}
