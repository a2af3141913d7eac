//! The values with which a lesson starts, as a link within the link:
//! `start=seed%3D9%26scale%3D1.7`.

use std::sync::Arc;

use super::{Link, diagnostic::Diagnostics, key::Key, limits::LONGEST_LIST};
use crate::lab::setting::Setting;

/// The key of the start.
pub(super) const KEY: &str = "start";

/// The settings of the lesson's start, encoded; `None` if there is no lesson, if they are the
/// present ones, or if they are too long for the link.
pub(super) fn write(link: &Link) -> Option<String> {
    let start = link.lesson.start.as_deref()?;
    if !link.lesson.is_any() || *start == link.scenario {
        return None;
    }
    let start = Link {
        scenario: start.clone(),
        ..Link::default()
    };
    let pairs: Vec<String> = Setting::ALL
        .into_iter()
        .filter_map(|setting| {
            let key = Key::Setting(setting);
            Some(format!("{}={}", key.name(), key.write(&start)?))
        })
        .collect();
    let text: String = form_urlencoded::byte_serialize(pairs.join("&").as_bytes()).collect();
    (text.len() <= LONGEST_LIST).then_some(text)
}

/// Reads the start of a link's lesson, repaired where necessary. Call it after all other keys:
/// a start without a lesson, or with the present values, has no meaning, and each step of a
/// lesson has its own.
pub(super) fn read(input: &str, link: &mut Link, diagnostics: &mut Diagnostics) {
    let mut start = Link::default();
    let pairs: Vec<_> = form_urlencoded::parse(input.as_bytes()).collect();
    for setting in Setting::ALL {
        let key = Key::Setting(setting);
        // Of two values, the last one counts, as in the link itself.
        if let Some((_, value)) = pairs.iter().rev().find(|(name, _)| name == key.name()) {
            key.read(value, &mut start, diagnostics);
        }
    }
    let is_alone = link.lesson.is_any() && link.lesson.steps().is_empty();
    if is_alone && start.scenario != link.scenario {
        link.lesson.start = Some(Arc::new(start.scenario));
    }
}
