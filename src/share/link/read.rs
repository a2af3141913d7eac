//! Reads the fragment of an address, whatever it holds.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use super::{
    Link, VERSION,
    diagnostic::{Diagnostic, Diagnostics, Repair},
    key::Key,
    left_out::{self, LeftOut},
    lesson,
    limits::LONGEST,
    start, station, v1,
};
use crate::lab::{scenario::Scenario, station::Station};

/// A link that was read, and what was wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkReport {
    /// What the link holds, with every value in its range.
    pub link: Link,
    /// The version of a link that is newer than this program.
    pub newer: Option<u32>,
    /// What was invalid in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics were omitted.
    pub omitted: usize,
    /// The lists that the link leaves out, and that are not restored.
    pub left_out: Vec<LeftOut>,
    /// The station to which the link leads.
    pub station: Option<Station>,
}

impl LinkReport {
    /// Takes the lists that the link leaves out from a scenario that holds them.
    pub fn restore_from(&mut self, scenario: &Scenario) {
        let linked = &mut self.link.scenario;
        self.left_out.retain(|list| !list.restore(scenario, linked));
    }
}

/// Whether a fragment is a link, and not the anchor of a station.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    fragment.contains('=')
}

/// The link in the fragment of an address; `None` if the fragment is not a link.
#[must_use]
pub fn read(fragment: &str) -> Option<LinkReport> {
    if !is_link(fragment) {
        return None;
    }
    let mut diagnostics = Diagnostics::default();
    let mut values = pairs(whole_pairs(fragment, &mut diagnostics), &mut diagnostics);
    let version = version(values.remove("v"), &mut diagnostics);
    let mut link = Link::default();
    for key in keys(version) {
        if let Some(value) = values.remove(key.name()) {
            key.read(&value, &mut link, &mut diagnostics);
        }
    }
    let left_out = values.remove(left_out::KEY).map_or_else(Vec::new, |given| {
        left_out::read(&given, &link.scenario, &mut diagnostics)
    });
    let steps = values.remove(lesson::KEY);
    let position = values.remove(lesson::STEP_KEY);
    lesson::read(
        steps.as_deref(),
        position.as_deref(),
        &mut link,
        &mut diagnostics,
    );
    if let Some(given) = values.remove(start::KEY) {
        start::read(&given, &mut link, &mut diagnostics);
    }
    let station = values
        .remove(station::KEY)
        .and_then(|given| station::read(&given, &mut diagnostics))
        .or_else(|| link.lesson.step().map(|step| step.station));
    let newer = (version > VERSION).then_some(version);
    link.unknown.version = newer;
    let mut unknown: Vec<_> = values.into_iter().collect();
    unknown.sort();
    for (key, value) in unknown {
        link.unknown.push(&key, &value);
        diagnostics.push(Diagnostic::new(&key, &value, Repair::Dropped));
    }
    Some(LinkReport {
        link,
        newer,
        diagnostics: diagnostics.first,
        omitted: diagnostics.omitted,
        left_out,
        station,
    })
}

/// The keys of each version, from the first.
static VERSIONS: [&[Key]; VERSION as usize] = [&v1::KEYS];

/// The keys of a version. A newer version is read with the newest known keys.
fn keys(version: u32) -> &'static [Key] {
    VERSIONS[(version.clamp(1, VERSION) - 1) as usize]
}

/// The whole `key=value` pairs within the longest link.
fn whole_pairs<'a>(fragment: &'a str, diagnostics: &mut Diagnostics) -> &'a str {
    if fragment.len() <= LONGEST {
        return fragment;
    }
    let start = &fragment[..fragment.floor_char_boundary(LONGEST)];
    let whole = start.rfind('&').map_or("", |end| &start[..end]);
    let repair = Repair::Truncated(whole.len());
    diagnostics.push(Diagnostic::new("", &fragment.len().to_string(), repair));
    whole
}

/// The value of each key; of two values the last.
fn pairs<'a>(
    fragment: &'a str,
    diagnostics: &mut Diagnostics,
) -> HashMap<Cow<'a, str>, Cow<'a, str>> {
    let mut values = HashMap::new();
    for (key, value) in form_urlencoded::parse(fragment.as_bytes()) {
        match values.entry(key) {
            Entry::Vacant(place) => {
                place.insert(value);
            }
            Entry::Occupied(mut place) => {
                let earlier = place.insert(value);
                diagnostics.push(Diagnostic::new(place.key(), &earlier, Repair::Duplicate));
            }
        }
    }
    values
}

/// The version of a link: 1 if it names none, or no valid one.
fn version(input: Option<Cow<str>>, diagnostics: &mut Diagnostics) -> u32 {
    let Some(input) = input else { return 1 };
    match input.parse() {
        Ok(version) if version > 0 => version,
        _ => {
            diagnostics.push(Diagnostic::new(
                "v",
                &input,
                Repair::Replaced("1".to_owned()),
            ));
            1
        }
    }
}
