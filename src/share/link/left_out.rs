//! The lists that are too long for a link. The link names each with a fingerprint, so that
//! a browser that has stored the list can restore it, and another one can report its loss:
//! `without=own:0123456789abcdef`.

use super::{
    diagnostic::{Diagnostic, Diagnostics, Repair},
    key::Key,
    limits::LONGEST_LIST,
};
use crate::lab::{scenario::Scenario, setting::Setting};

/// The key under which a link names the lists that it leaves out.
pub(super) const KEY: &str = "without";

/// A list that a link leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The field that holds the list.
    pub setting: Setting,
    fingerprint: u64,
}

impl LeftOut {
    pub(super) fn of(setting: Setting, scenario: &Scenario) -> Self {
        Self {
            setting,
            fingerprint: fingerprint(setting, scenario),
        }
    }

    /// Copies the list from a scenario that holds it. Returns whether it does.
    pub(super) fn restore(self, from: &Scenario, to: &mut Scenario) -> bool {
        let is_found = fingerprint(self.setting, from) == self.fingerprint;
        if is_found {
            self.setting.copy(from, to);
        }
        is_found
    }

    pub(super) fn text(self) -> String {
        format!("{}:{:016x}", self.setting.link_key(), self.fingerprint)
    }

    fn parsed(text: &str) -> Option<Self> {
        let (name, fingerprint) = text.split_once(':')?;
        let setting = Setting::ALL
            .into_iter()
            .find(|setting| Key::Setting(*setting).is_list() && setting.link_key() == name)?;
        let fingerprint = u64::from_str_radix(fingerprint, 16).ok()?;
        Some(Self {
            setting,
            fingerprint,
        })
    }
}

/// The lists that a link leaves out; of two fingerprints of a list the last. A list that the
/// link holds counts instead.
pub(super) fn read(given: &str, linked: &Scenario, diagnostics: &mut Diagnostics) -> Vec<LeftOut> {
    let mut lists: Vec<(&str, LeftOut)> = Vec::new();
    for part in given.split(',').filter(|part| !part.is_empty()) {
        let list = LeftOut::parsed(part)
            .filter(|list| !list.setting.differs(linked, &Scenario::default()));
        let Some(list) = list else {
            diagnostics.push(Diagnostic::new(KEY, part, Repair::Dropped));
            continue;
        };
        let is_same = |(_, other): &(&str, LeftOut)| other.setting == list.setting;
        if let Some(earlier) = lists.iter().position(is_same) {
            let (earlier, _) = lists.remove(earlier);
            diagnostics.push(Diagnostic::new(KEY, earlier, Repair::Duplicate));
        }
        lists.push((part, list));
    }
    lists.into_iter().map(|(_, list)| list).collect()
}

/// The part of a scenario that a link holds: the scenario without the lists that are too
/// long.
#[must_use]
pub fn linked_part(scenario: &Scenario) -> Scenario {
    let mut part = scenario.clone();
    for setting in Setting::ALL {
        let key = Key::Setting(setting);
        if key.is_list() && key.scenario_text(scenario).len() > LONGEST_LIST {
            setting.copy(&Scenario::default(), &mut part);
        }
    }
    part
}

/// A hash of a list's values, bit for bit; 0 for an empty list.
fn fingerprint(setting: Setting, scenario: &Scenario) -> u64 {
    // FxHash: fast, and there is nothing to gain by a collision.
    let hash = |words: &mut dyn Iterator<Item = u64>| {
        words.fold(0_u64, |hash, word| {
            (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
        })
    };
    match setting {
        Setting::CustomMatrix => scenario.activations.own.as_ref().map_or(0, |own| {
            let matrix = own.matrix();
            let bits = matrix
                .values()
                .iter()
                .map(|value| u64::from(value.to_bits()));
            hash(&mut std::iter::once(matrix.columns() as u64).chain(bits))
        }),
        Setting::Overrides(of) => hash(&mut (of.spec().get)(scenario).iter().flat_map(|entry| {
            let place = u64::from(entry.row) << 32 | u64::from(entry.feature);
            [place, entry.value.to_bits()]
        })),
        Setting::Seed | Setting::Number(_) | Setting::Choice(_) | Setting::Switch(_) => 0,
    }
}
