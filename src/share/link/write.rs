//! Writes a link.

use super::{
    Link, VERSION,
    key::Key,
    left_out::{self, LeftOut},
    lesson,
    limits::LONGEST_LIST,
    start, station, v1,
};
use crate::lab::station::Station;

/// A link as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The fragment of the address, without its `#`. It always holds the version,
    /// which distinguishes a link from the anchor of a station.
    pub fragment: String,
    /// Paths of the fields that were too long for the link.
    pub left_out: Vec<&'static str>,
    /// Whether the lesson's steps were too long for the link. It then holds the present step
    /// alone.
    pub is_lesson_left_out: bool,
}

impl Written {
    /// The fragment of a link that leads to a station; to the top of the page without one.
    #[must_use]
    pub fn leading_to(&self, station: Option<Station>) -> String {
        let mut fragment = self.fragment.clone();
        if let Some(station) = station {
            push(&mut fragment, station::KEY, station.id());
        }
        fragment
    }
}

/// The link of a state.
#[must_use]
pub fn write(link: &Link) -> Written {
    let version = link.unknown.version.unwrap_or(VERSION);
    let mut written = Written {
        fragment: format!("v={version}"),
        left_out: Vec::new(),
        is_lesson_left_out: false,
    };
    let mut left_out = Vec::new();
    for key in &v1::KEYS {
        match (key, key.write(link)) {
            (Key::Setting(setting), Some(value)) if key.is_list() && value.len() > LONGEST_LIST => {
                written.left_out.push(key.path());
                left_out.push(LeftOut::of(*setting, &link.scenario).text());
            }
            (_, Some(value)) => push(&mut written.fragment, key.name(), &value),
            (_, None) => {}
        }
    }
    if let Some(pairs) = lesson::write(&link.lesson) {
        for (key, value) in pairs {
            push(&mut written.fragment, key, &value);
        }
    } else {
        written.is_lesson_left_out = !link.lesson.steps().is_empty();
        if let Some(start) = start::write(link) {
            push(&mut written.fragment, start::KEY, &start);
        }
    }
    if !left_out.is_empty() {
        push(&mut written.fragment, left_out::KEY, &left_out.join(","));
    }
    written.fragment.push_str(&link.unknown.pairs);
    written
}

fn push(fragment: &mut String, key: &str, value: &str) {
    fragment.push('&');
    fragment.push_str(key);
    fragment.push('=');
    fragment.push_str(value);
}
