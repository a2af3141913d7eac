//! One step of a lesson in a link.

use super::{
    Link,
    diagnostic::{Diagnostic, Diagnostics, Repair},
    number::{parsed, shortest},
    station, v1,
};
use crate::{
    challenge::Challenge,
    lab::station::Station,
    share::lesson::{
        Accepted, AcceptedChoice, AcceptedNumber, Access, Asks, OptionText, OwnQuestion, PlainText,
        Step,
    },
};

/// The teacher's text.
const TEXT: &str = "text";
/// The id of a challenge.
const CHALLENGE: &str = "challenge";
/// The text of the teacher's own question.
const QUESTION: &str = "question";
/// The accepted number.
const NUMBER: &str = "number";
/// How far from it an answer may be.
const WITHIN: &str = "within";
/// An option; once for each.
const OPTION: &str = "option";
/// The right option, from 1.
const RIGHT: &str = "right";

/// The keys that a step has beside those of a link's state.
const KEYS: [&str; 7] = [TEXT, CHALLENGE, QUESTION, NUMBER, WITHIN, OPTION, RIGHT];

/// A step as `key=value~key=value`.
pub(super) fn write(step: &Step) -> String {
    let mut pairs = vec![(station::KEY, step.station.id().to_owned())];
    let mut link = Link {
        scenario: (*step.scenario).clone(),
        ..Link::default()
    };
    for access in [Access::Hidden, Access::Locked] {
        for control in step.closed.with(access) {
            link.lesson.choose(control, access);
        }
    }
    let keys = v1::KEYS.iter().filter(|key| key.is_of_step());
    pairs.extend(keys.filter_map(|key| Some((key.name(), key.write(&link)?))));
    if !step.text.is_empty() {
        pairs.push((TEXT, step.text.to_string()));
    }
    match &step.asks {
        Asks::Nothing => {}
        Asks::Challenge(challenge) => pairs.push((CHALLENGE, challenge.spec().id.to_owned())),
        Asks::Own(question) => pairs.extend(own(question)),
    }
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(key, value)| format!("{key}={}", escaped(value)))
        .collect();
    pairs.join("~")
}

fn own(question: &OwnQuestion) -> Vec<(&'static str, String)> {
    let mut pairs = vec![(QUESTION, question.text.to_string())];
    match &question.accepted {
        Accepted::Number(number) => {
            pairs.push((NUMBER, shortest(number.value())));
            pairs.push((WITHIN, shortest(number.within())));
        }
        Accepted::Choice(choice) => {
            let options = choice.options().iter();
            pairs.extend(options.map(|option| (OPTION, option.to_string())));
            pairs.push((RIGHT, (choice.right() + 1).to_string()));
        }
    }
    pairs
}

/// The step of a text, repaired where necessary. `position`, from 1, is for the diagnostics.
pub(super) fn read(text: &str, position: usize, diagnostics: &mut Diagnostics) -> Step {
    let pairs: Vec<(&str, String)> = text
        .split('~')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (key, unescaped(value)))
        .collect();
    let mut reader = Reader {
        pairs: &pairs,
        found: Diagnostics::default(),
    };
    let mut link = Link::default();
    for key in v1::KEYS.iter().filter(|key| key.is_of_step()) {
        if let Some(value) = reader.last(key.name()) {
            key.read(value, &mut link, &mut reader.found);
        }
    }
    let station = reader.last(station::KEY);
    let station = station.and_then(|given| station::read(given, &mut reader.found));
    let step = Step {
        closed: link.lesson.closed().clone(),
        text: reader.plain_text(TEXT),
        asks: reader.asks(),
        ..Step::of(link.scenario, station.unwrap_or(Station::ALL[0]))
    };
    reader.report_unused();
    diagnostics.extend_from_step(position, reader.found);
    step
}

/// The pairs of a step, and what is wrong with them.
struct Reader<'a> {
    pairs: &'a [(&'a str, String)],
    found: Diagnostics,
}

impl<'a> Reader<'a> {
    /// The value of a key; of several values the last.
    fn last(&self, key: &str) -> Option<&'a str> {
        let pair = self.pairs.iter().rev().find(|(name, _)| *name == key);
        pair.map(|(_, value)| value.as_str())
    }

    fn drop_value(&mut self, key: &str, value: &str) {
        self.found
            .push(Diagnostic::new(key, value, Repair::Dropped));
    }

    /// A plain text; what it cannot hold is reported and left out.
    fn plain_text<const MOST: usize>(&mut self, key: &str) -> PlainText<MOST> {
        let given = self.last(key).unwrap_or_default();
        let text = PlainText::new(given);
        if text.as_str() != given {
            let repair = Repair::Replaced(text.to_string());
            self.found.push(Diagnostic::new(key, given, repair));
        }
        text
    }

    fn asks(&mut self) -> Asks {
        if let Some(id) = self.last(CHALLENGE) {
            let mut all = Challenge::ALL.into_iter();
            if let Some(challenge) = all.find(|challenge| challenge.spec().id == id) {
                return Asks::Challenge(challenge);
            }
            self.drop_value(CHALLENGE, id);
        }
        let Some(given) = self.last(QUESTION) else {
            return Asks::Nothing;
        };
        if let Some(accepted) = self.accepted() {
            return Asks::Own(OwnQuestion {
                text: self.plain_text(QUESTION),
                accepted,
            });
        }
        self.drop_value(QUESTION, given);
        Asks::Nothing
    }

    fn accepted(&mut self) -> Option<Accepted> {
        if let Some(value) = self.last(NUMBER) {
            let within = self.last(WITHIN).unwrap_or("0");
            let number = AcceptedNumber::new(parsed(value)?, parsed(within)?)?;
            return Some(Accepted::Number(number));
        }
        let options = self.pairs.iter().filter(|(key, _)| *key == OPTION);
        let options = options.map(|(_, text)| OptionText::new(text)).collect();
        let right: usize = self.last(RIGHT)?.parse().ok()?;
        AcceptedChoice::new(options, right.checked_sub(1)?).map(Accepted::Choice)
    }

    /// Reports keys that no step has, and values that a later one replaces.
    fn report_unused(&mut self) {
        for (index, (key, value)) in self.pairs.iter().enumerate() {
            let is_known = *key == station::KEY
                || KEYS.contains(key)
                || v1::KEYS
                    .iter()
                    .any(|known| known.is_of_step() && known.name() == *key);
            if !is_known {
                self.drop_value(key, value);
            } else if *key != OPTION
                && self.pairs[index + 1..]
                    .iter()
                    .any(|(later, _)| later == key)
            {
                self.found
                    .push(Diagnostic::new(key, value, Repair::Duplicate));
            }
        }
    }
}

/// A value without the characters that separate pairs.
fn escaped(value: &str) -> String {
    value.replace('%', "%25").replace('~', "%7E")
}

fn unescaped(value: &str) -> String {
    value.replace("%7E", "~").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_survives_its_escapes() {
        for text in [
            "",
            "~",
            "%",
            "~~",
            "%7E",
            "%25",
            "%257E",
            "a%~b",
            "100 % ~ 5",
        ] {
            let written = escaped(text);
            assert!(!written.contains('~'), "{written}");
            assert_eq!(unescaped(&written), text);
        }
    }

    #[test]
    fn no_key_of_a_step_is_also_one_of_its_state() {
        let settings = v1::KEYS.iter().map(|key| key.name());
        let all: std::collections::BTreeSet<_> = settings.chain(KEYS).collect();
        assert_eq!(all.len(), v1::KEYS.len() + KEYS.len());
        assert!(!all.contains(station::KEY));
    }
}
