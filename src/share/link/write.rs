//! From a scenario to its link.

use super::{Link, VERSION, v1};

/// The fragment of the address, without its `#`. It always holds the version,
/// so that it is a link and not a station's anchor.
#[must_use]
pub fn write(link: &Link) -> String {
    let mut fragment = format!("v={VERSION}");
    for key in &v1::KEYS {
        if let Some(value) = key.write(link) {
            fragment.push('&');
            fragment.push_str(key.name);
            fragment.push('=');
            fragment.push_str(&value);
        }
    }
    fragment
}
