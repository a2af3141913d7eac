//! Overrides of γ, of β or of cells of the matrix: `3:-2.5,1.7:4`, each
//! `row.feature:value`, without the row where it is 0.

use std::collections::HashMap;

use super::{
    diagnostic::{Diagnostic, Diagnostics, Repair},
    limits::LONGEST_LIST,
    number::{parsed, shortest},
};
use crate::lab::{
    scenario::{CustomMatrix, Override, Scenario, to_float32},
    setting::Overrides,
};

/// The nearest valid value; `None` where there is none, as for NaN in a cell.
fn repair(of: Overrides, value: f64) -> Option<f64> {
    let most = f64::from(f32::MAX);
    match of.number() {
        Some(number) => Some(number.repair(value)),
        None if value.is_nan() => None,
        None if to_float32(value).is_some() => Some(value),
        None => Some(value.clamp(-most, most)),
    }
}

/// The list as a link writes it.
pub(super) fn write(overrides: &[Override]) -> String {
    joined(overrides.iter().map(|entry| (',', text(entry))))
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

fn text(entry: &Override) -> String {
    let row = match entry.row {
        0 => String::new(),
        row => format!("{row}."),
    };
    format!("{row}{}:{}", entry.feature, shortest(entry.value))
}

/// Adds the entries of a text to a scenario, repaired where necessary.
pub(super) fn read(
    key: &str,
    input: &str,
    of: Overrides,
    scenario: &mut Scenario,
    diagnostics: &mut Diagnostics,
) {
    let spec = of.spec();
    let list = (spec.get_mut)(scenario);
    let mut places = HashMap::new();
    for part in input.split(',').filter(|part| !part.is_empty()) {
        let read = part.split_once(':').and_then(|(place, value)| {
            let value = parsed(value).unwrap_or(f64::NAN);
            Some((place_of(place)?, value, repair(of, value)?))
        });
        let Some(((row, feature), input, value)) = read else {
            diagnostics.push(Diagnostic::new(key, part, Repair::Dropped));
            continue;
        };
        if let Some(earlier) = places.insert((row, feature), part) {
            diagnostics.push(Diagnostic::new(key, earlier, Repair::Duplicate));
        }
        let entry = Override {
            row,
            feature,
            value,
        };
        if value.to_bits() != input.to_bits() {
            diagnostics.push(Diagnostic::new(key, part, Repair::Replaced(text(&entry))));
        }
        list.push(entry);
    }
    of.keep_last(scenario);
}

/// Row and feature, if the largest matrix has such a place.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let (row, feature) = text.split_once('.').unwrap_or(("0", text));
    let index = |text: &str, count: usize| {
        let index: u32 = text.parse().ok()?;
        ((index as usize) < count).then_some(index)
    };
    Some((
        index(row, CustomMatrix::MAX_ROWS)?,
        index(feature, CustomMatrix::MAX_FEATURES)?,
    ))
}
