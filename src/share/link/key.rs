//! One key of a link: what stands behind it, and how it is read and written.

use super::{
    Link,
    entries::{self, Lens},
    fault::{Fault, Faults, Taken},
    number::{parsed, shortest},
    table,
};
use crate::{
    lab::{knob::Knob, scenario::Scenario},
    share::lesson::{self, Access},
};

/// One key of a link.
pub(super) struct Key {
    /// Its name in the link.
    pub(super) name: &'static str,
    /// The scenario's field that it stands for; empty for a lesson's.
    pub(super) field: &'static str,
    pub(super) kind: Kind,
}

/// What stands behind a key.
pub(super) enum Kind {
    Seed,
    /// A knob's number.
    Number(&'static Knob),
    /// One of a few words.
    Word {
        words: &'static [&'static str],
        get: fn(&Scenario) -> usize,
        set: fn(&mut Scenario, usize),
    },
    /// Entries set one by one.
    Entries(Lens),
    /// A matrix of one's own.
    Table,
    /// The controls with this access.
    Controls(Access),
    /// Whether the lesson was unlocked.
    Unlocked,
}

impl Key {
    /// Whether it holds data of one's own, which may be of any length.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.kind, Kind::Entries(_) | Kind::Table)
    }

    /// What a link holds behind this key; `None` where it holds the default.
    pub(super) fn write(&self, link: &Link) -> Option<String> {
        let text = self.text(link);
        (text != self.text(&Link::default())).then_some(text)
    }

    fn text(&self, link: &Link) -> String {
        match self.kind {
            Kind::Seed => link.scenario.seed.to_string(),
            Kind::Number(knob) => shortest((knob.get)(&link.scenario)),
            Kind::Word { words, get, .. } => words[get(&link.scenario)].to_owned(),
            Kind::Entries(lens) => entries::write((lens.of)(&link.scenario)),
            Kind::Table => {
                let own = link.scenario.activations.own.as_ref();
                own.map(table::write).unwrap_or_default()
            }
            Kind::Controls(access) => {
                let keys: Vec<_> = link
                    .lesson
                    .with(access)
                    .map(|control| control.key)
                    .collect();
                keys.join(",")
            }
            Kind::Unlocked => u8::from(link.lesson.unlocked).to_string(),
        }
    }

    /// Takes what was given behind this key, repaired where it has to be.
    pub(super) fn read(&self, given: &str, link: &mut Link, faults: &mut Faults) {
        let understood = match self.kind {
            Kind::Seed => given
                .trim()
                .parse()
                .map(|seed| link.scenario.seed = seed)
                .is_ok(),
            Kind::Number(knob) => {
                let value = parsed(given).unwrap_or(f64::NAN);
                let taken = knob.repair(value);
                (knob.set)(&mut link.scenario, taken);
                knob.check(value).is_ok()
            }
            Kind::Word { words, set, .. } => words
                .iter()
                .position(|word| *word == given)
                .map(|index| set(&mut link.scenario, index))
                .is_some(),
            Kind::Entries(lens) => {
                entries::read(self.name, given, lens, &mut link.scenario, faults);
                true
            }
            Kind::Table => {
                link.scenario.activations.own = table::read(self.name, given, faults);
                true
            }
            Kind::Controls(access) => {
                self.read_controls(given, access, link, faults);
                true
            }
            Kind::Unlocked => {
                link.lesson.unlocked = given == "1";
                matches!(given, "0" | "1")
            }
        };
        if !understood {
            let taken = Taken::Instead(self.text(link));
            faults.push(Fault::new(self.name, given, taken));
        }
    }

    fn read_controls(&self, given: &str, access: Access, link: &mut Link, faults: &mut Faults) {
        for name in given.split(',').filter(|name| !name.is_empty()) {
            match lesson::of_key(name) {
                // What is both locked and hidden is hidden.
                Some(control) => {
                    let access = access.max(link.lesson.chosen(control));
                    link.lesson.choose(control, access);
                }
                None => faults.push(Fault::new(self.name, name, Taken::Nothing)),
            }
        }
    }
}
