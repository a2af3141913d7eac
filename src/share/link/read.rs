//! From whatever stands in the address to a scenario.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use super::{
    Link, VERSION,
    fault::{Fault, Faults, Taken},
    key::Key,
    v1,
};

/// So many bytes of a link are read; what follows is told to be missing.
pub const LONGEST: usize = 65_536;

/// A link as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What it holds, everything in its range.
    pub link: Link,
    /// The version that it names, where that is newer than this program.
    pub newer: Option<u32>,
    /// What was wrong with it.
    pub faults: Vec<Fault>,
    /// How many more faults there were.
    pub untold: usize,
}

/// Whether a fragment is a link, and not the anchor of a station.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    fragment.contains('=')
}

/// What the fragment of an address holds; `None` where it is no link.
#[must_use]
pub fn read(fragment: &str) -> Option<Read> {
    if !is_link(fragment) {
        return None;
    }
    let mut faults = Faults::default();
    let mut given = pairs(whole_pairs(fragment, &mut faults), &mut faults);
    let version = version(given.remove("v"), &mut faults);
    let mut link = Link::default();
    for key in keys(version) {
        if let Some(value) = given.remove(key.name) {
            key.read(&value, &mut link, &mut faults);
        }
    }
    let mut strangers: Vec<_> = given.into_iter().collect();
    strangers.sort();
    for (key, value) in strangers {
        faults.push(Fault::new(&key, &value, Taken::Nothing));
    }
    Some(Read {
        link,
        newer: (version > VERSION).then_some(version),
        faults: faults.told,
        untold: faults.untold,
    })
}

/// The keys of each version, from the first.
static VERSIONS: [&[Key]; VERSION as usize] = [&v1::KEYS];

/// The keys of a version. A newer one is read by those that are known here.
fn keys(version: u32) -> &'static [Key] {
    VERSIONS[(version.clamp(1, VERSION) - 1) as usize]
}

/// As many whole `key=value` pairs as are read at all.
fn whole_pairs<'a>(fragment: &'a str, faults: &mut Faults) -> &'a str {
    if fragment.len() <= LONGEST {
        return fragment;
    }
    let start = &fragment[..fragment.floor_char_boundary(LONGEST)];
    let whole = start.rfind('&').map_or("", |end| &start[..end]);
    let taken = Taken::Start(whole.len());
    faults.push(Fault::new("", &fragment.len().to_string(), taken));
    whole
}

/// What stands behind each key; of two, the first.
fn pairs<'a>(fragment: &'a str, faults: &mut Faults) -> HashMap<Cow<'a, str>, Cow<'a, str>> {
    let mut given = HashMap::new();
    for (key, value) in form_urlencoded::parse(fragment.as_bytes()) {
        match given.entry(key) {
            Entry::Vacant(place) => {
                place.insert(value);
            }
            Entry::Occupied(first) => {
                faults.push(Fault::new(first.key(), &value, Taken::First));
            }
        }
    }
    given
}

/// The version; a link that names none, or none that there is, is of the first.
fn version(given: Option<Cow<str>>, faults: &mut Faults) -> u32 {
    let Some(given) = given else { return 1 };
    match given.parse() {
        Ok(version) if version > 0 => version,
        _ => {
            faults.push(Fault::new("v", &given, Taken::Instead("1".to_owned())));
            1
        }
    }
}
