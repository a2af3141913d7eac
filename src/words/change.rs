//! What has changed between two scenarios, in a few words.

use super::{label, number};
use crate::lab::{
    knob::{self, Knob},
    scenario::{Own, Scenario},
};

/// More changes than this are only counted.
const TOLD: usize = 2;

/// A step that was undone, or redone.
#[must_use]
pub fn undone(before: &Scenario, after: &Scenario) -> String {
    format!("Undone: {}.", changes(before, after))
}

/// A step that was redone.
#[must_use]
pub fn redone(before: &Scenario, after: &Scenario) -> String {
    format!("Redone: {}.", changes(before, after))
}

/// What is otherwise now, and what it is.
fn changes(before: &Scenario, after: &Scenario) -> String {
    let mut told = Vec::new();
    if before.seed != after.seed {
        told.push(format!("{} {}", label::SEED, after.seed));
    }
    for knob in knob::ALL {
        told.extend(knob_change(knob, before, after));
    }
    for (name, is_other) in [
        (
            label::LEVER,
            before.growth.layer_norm != after.growth.layer_norm,
        ),
        (
            label::PRODUCT,
            before.growth.product != after.growth.product,
        ),
        (
            label::PRECISION,
            before.growth.precision != after.growth.precision,
        ),
        (
            label::SHAPE,
            before.layer_norm.normalized_shape != after.layer_norm.normalized_shape,
        ),
        (label::AXIS, before.view.axis != after.view.axis),
        (label::EXPECTED, before.view.expected != after.view.expected),
        (label::BAND, before.view.band != after.view.band),
        (label::DIVISOR, before.view.std != after.view.std),
        (MATRIX, before.activations.own != after.activations.own),
    ] {
        if is_other {
            told.push(name.to_owned());
        }
    }
    let (old, new) = (&before.layer_norm, &after.layer_norm);
    for (name, old, new) in [
        ("γ", &old.gamma.own, &new.gamma.own),
        ("β", &old.beta.own, &new.beta.own),
        ("A", &before.activations.edits, &after.activations.edits),
    ] {
        told.extend(entries(name, old, new));
    }
    match told.len() {
        0 => "nothing that shows".to_owned(),
        1..=TOLD => told.join(", "),
        count => format!("{count} settings, among them {}", told[0]),
    }
}

const MATRIX: &str = "your own matrix";

fn knob_change(knob: &Knob, before: &Scenario, after: &Scenario) -> Option<String> {
    let (old, new) = ((knob.get)(before), (knob.get)(after));
    let name = label::of(knob).name;
    (old.to_bits() != new.to_bits()).then(|| format!("{name} {}", number::typed(new)))
}

fn entries(name: &str, old: &[Own], new: &[Own]) -> Option<String> {
    let is_new = |own: &&Own| !old.contains(own);
    let is_gone = |own: &&Own| !new.contains(own);
    let mut changed = new.iter().filter(is_new).chain(old.iter().filter(is_gone));
    let first = changed.next()?;
    let place = format!("{name}, feature {}", first.feature + 1);
    let same_place = |own: &Own| (own.row, own.feature) == (first.row, first.feature);
    Some(if changed.all(same_place) {
        place
    } else {
        format!("several values of {name}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_named_by_what_it_changed() {
        let old = Scenario::default();
        let mut new = old.clone();
        assert_eq!(undone(&old, &new), "Undone: nothing that shows.");
        new.growth.scale = 1.7;
        assert_eq!(undone(&new, &old), "Undone: scale factor 1.5.");
        assert_eq!(redone(&old, &new), "Redone: scale factor 1.7.");
        new.view.band = true;
        assert_eq!(
            undone(&old, &new),
            "Undone: scale factor 1.7, band of 200 seeds."
        );
        new.seed = 9;
        assert_eq!(undone(&old, &new), "Undone: 3 settings, among them seed 9.");
    }

    #[test]
    fn entries_are_named_by_their_feature() {
        let old = Scenario::default();
        let mut new = old.clone();
        new.layer_norm.gamma.set(0, 3, 2.0);
        assert_eq!(undone(&old, &new), "Undone: γ, feature 4.");
        let mut more = new.clone();
        more.layer_norm.gamma.set(0, 3, 2.5);
        assert_eq!(undone(&new, &more), "Undone: γ, feature 4.");
        more.layer_norm.gamma.set(0, 5, 2.5);
        assert_eq!(undone(&new, &more), "Undone: several values of γ.");
    }
}
