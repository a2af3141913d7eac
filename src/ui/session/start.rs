//! How a visit begins: from a link, from what was kept, or from the default.

use super::kept;
use crate::{
    browser::address,
    lab::scenario::Scenario,
    share::link::{self, Link, Read},
};

/// What the visit begins with.
pub(super) struct Begun {
    pub(super) link: Link,
    /// The link as it was read, if there was one.
    pub(super) read: Option<Read>,
    pub(super) restored: bool,
    pub(super) embedded: bool,
}

/// A link wins over what was kept; a page in a frame keeps nothing.
pub(super) fn begin() -> Begun {
    let embedded = address::parameter("embed").as_deref() == Some("1");
    let kept = if embedded { None } else { kept::last() };
    let read = link::read(&address::fragment());
    let restored = read.is_none() && kept.is_some();
    let link = match (&read, kept) {
        (Some(read), kept) => Link {
            scenario: whole(&read.link.scenario, kept),
            lesson: read.link.lesson.clone(),
        },
        (None, kept) => Link {
            scenario: kept.unwrap_or_default(),
            ..Link::default()
        },
    };
    Begun {
        link,
        read,
        restored,
        embedded,
    }
}

/// What a link says; with the long lists that it had to leave out, where it is
/// the link of the very state that was kept.
fn whole(linked: &Scenario, kept: Option<Scenario>) -> Scenario {
    let fragment = |scenario: &Scenario| {
        link::write(&Link {
            scenario: scenario.clone(),
            ..Link::default()
        })
    };
    match kept {
        Some(kept) => {
            let written = fragment(&kept);
            let same = written.fragment == fragment(linked).fragment;
            if same && !written.left_out.is_empty() {
                kept
            } else {
                linked.clone()
            }
        }
        None => linked.clone(),
    }
}
