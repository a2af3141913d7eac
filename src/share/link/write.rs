//! From a scenario to its link.

use super::{Link, VERSION, v1};

/// A list of one's own data is left out of a link where it takes more
/// characters than this, so that all of them together are still read.
pub const LONGEST_LIST: usize = 15_000;

/// A link as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The fragment of the address, without its `#`. It always holds the
    /// version, so that it is a link and not a station's anchor.
    pub fragment: String,
    /// The fields that are too long for a link and were left out.
    pub left_out: Vec<&'static str>,
}

/// The link of a state.
#[must_use]
pub fn write(link: &Link) -> Written {
    let mut written = Written {
        fragment: format!("v={VERSION}"),
        left_out: Vec::new(),
    };
    for key in &v1::KEYS {
        match key.write(link) {
            Some(value) if key.is_list() && value.len() > LONGEST_LIST => {
                written.left_out.push(key.field);
            }
            Some(value) => {
                let fragment = &mut written.fragment;
                fragment.push('&');
                fragment.push_str(key.name);
                fragment.push('=');
                fragment.push_str(&value);
            }
            None => {}
        }
    }
    written
}
