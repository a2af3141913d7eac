//! Entries set one by one, of γ, of β or of the matrix: `3:-2.5,1.7:4`, each
//! `row.feature:value`, without the row where it is 0.

use std::collections::HashSet;

use super::{
    fault::{Fault, Faults, Taken},
    number::{parsed, shortest},
    write::LONGEST_LIST,
};
use crate::lab::{
    knob::Knob,
    scenario::{Own, Scenario, Table, to_float32},
};

/// Whose entries they are.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    pub(super) of: fn(&Scenario) -> &[Own],
    pub(super) of_mut: fn(&mut Scenario) -> &mut Vec<Own>,
    /// The common value's knob; a cell of the matrix has none.
    pub(super) knob: Option<&'static Knob>,
}

impl Lens {
    /// What may be set in place of this value; itself where it may be set.
    fn repair(self, value: f64) -> Option<f64> {
        let most = f64::from(f32::MAX);
        match self.knob {
            Some(knob) => Some(knob.repair(value)),
            None if value.is_nan() => None,
            None if to_float32(value).is_some() => Some(value),
            None => Some(value.clamp(-most, most)),
        }
    }
}

pub(super) fn write(own: &[Own]) -> String {
    joined(own.iter().map(|own| (',', entry(own))))
}

/// Texts, each after its separator, until they are longer than a list may be.
pub(super) fn joined(parts: impl Iterator<Item = (char, String)>) -> String {
    let mut list = String::new();
    for (separator, part) in parts {
        if !list.is_empty() {
            list.push(separator);
        }
        list.push_str(&part);
        if list.len() > LONGEST_LIST {
            break;
        }
    }
    list
}

fn entry(own: &Own) -> String {
    let row = match own.row {
        0 => String::new(),
        row => format!("{row}."),
    };
    format!("{row}{}:{}", own.feature, shortest(own.value))
}

pub(super) fn read(
    key: &str,
    given: &str,
    lens: Lens,
    scenario: &mut Scenario,
    faults: &mut Faults,
) {
    let own = (lens.of_mut)(scenario);
    let mut places = HashSet::new();
    for text in given.split(',').filter(|text| !text.is_empty()) {
        let read = text.split_once(':').and_then(|(place, value)| {
            let value = parsed(value).unwrap_or(f64::NAN);
            Some((place_of(place)?, value, lens.repair(value)?))
        });
        let Some(((row, feature), given, value)) = read else {
            faults.push(Fault::new(key, text, Taken::Nothing));
            continue;
        };
        // Of two edits of a cell the later counts, so that both are kept.
        if !places.insert((row, feature)) && lens.knob.is_some() {
            faults.push(Fault::new(key, text, Taken::First));
            continue;
        }
        let taken = Own {
            row,
            feature,
            value,
        };
        if value.to_bits() != given.to_bits() {
            faults.push(Fault::new(key, text, Taken::Instead(entry(&taken))));
        }
        own.push(taken);
    }
}

/// Row and feature, if the largest matrix has such a place.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let (row, feature) = text.split_once('.').unwrap_or(("0", text));
    let index = |text: &str, count: usize| {
        let index: u32 = text.parse().ok()?;
        ((index as usize) < count).then_some(index)
    };
    Some((
        index(row, Table::MOST_ROWS)?,
        index(feature, Table::MOST_FEATURES)?,
    ))
}
