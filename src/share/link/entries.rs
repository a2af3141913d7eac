//! Entries of γ or β set one by one: `3:-2.5,1.7:4`, each `row.feature:value`,
//! without the row where it is 0.

use std::collections::HashSet;

use super::{
    fault::{Fault, Faults, Taken},
    number::{parsed, shortest},
};
use crate::lab::{
    knob::{self, Knob},
    scenario::{Own, Parameter, Scenario},
};

/// Whose entries they are.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    /// Their common value's knob, which says what a value may be.
    pub(super) knob: &'static Knob,
    pub(super) of: fn(&Scenario) -> &Parameter,
    pub(super) of_mut: fn(&mut Scenario) -> &mut Parameter,
}

pub(super) fn write(parameter: &Parameter) -> String {
    let entries: Vec<String> = parameter.own.iter().map(entry).collect();
    entries.join(",")
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
    let own = &mut (lens.of_mut)(scenario).own;
    let mut places = HashSet::new();
    for text in given.split(',').filter(|text| !text.is_empty()) {
        let Some((place, value)) = text
            .split_once(':')
            .and_then(|(place, value)| Some((place_of(place)?, value)))
        else {
            faults.push(Fault::new(key, text, Taken::Nothing));
            continue;
        };
        if !places.insert(place) {
            faults.push(Fault::new(key, text, Taken::First));
            continue;
        }
        let value = parsed(value).unwrap_or(f64::NAN);
        let (row, feature) = place;
        let taken = Own {
            row,
            feature,
            value: lens.knob.repair(value),
        };
        if lens.knob.check(value).is_err() {
            faults.push(Fault::new(key, text, Taken::Instead(entry(&taken))));
        }
        own.push(taken);
    }
}

/// Row and feature, if the largest matrix has such a place.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let (row, feature) = text.split_once('.').unwrap_or(("0", text));
    let index = |text: &str, count: &Knob| {
        let index: u32 = text.parse().ok()?;
        (f64::from(index) < *count.limits.end()).then_some(index)
    };
    Some((index(row, &knob::ROWS)?, index(feature, &knob::FEATURES)?))
}
