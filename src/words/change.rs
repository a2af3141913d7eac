//! What differs between two scenarios, in a few words.

use crate::{
    lab::{
        scenario::{Override, Scenario},
        setting::{Overrides, Setting},
    },
    words::{number::exact, setting},
};

/// The most changes that are named; if there are more, they are counted.
const MOST_NAMED: usize = 2;

/// A step that was undone.
#[must_use]
pub fn undone(before: &Scenario, after: &Scenario) -> String {
    format!("Undone: {}.", changes(before, after))
}

/// A step that was redone.
#[must_use]
pub fn redone(before: &Scenario, after: &Scenario) -> String {
    format!("Redone: {}.", changes(before, after))
}

/// What differs in the second scenario, and its values there.
fn changes(before: &Scenario, after: &Scenario) -> String {
    let mut changes = Vec::new();
    // Numbers first: they show their values.
    let (valued, named): (Vec<_>, Vec<_>) = Setting::ALL
        .into_iter()
        .partition(|setting| matches!(setting, Setting::Seed | Setting::Number(_)));
    for setting in valued.into_iter().chain(named) {
        if setting.differs(before, after) {
            changes.extend(change(setting, after));
        }
    }
    for overrides in [
        Overrides::Gamma,
        Overrides::Beta,
        Overrides::Cells,
        Overrides::Upstream,
    ] {
        let get = overrides.spec().get;
        let name = setting::name(Setting::Overrides(overrides));
        changes.extend(entries(name, get(before), get(after)));
    }
    match changes.len() {
        0 => "no visible change".to_owned(),
        1..=MOST_NAMED => changes.join(", "),
        count => format!("{count} settings, including {}", changes[0]),
    }
}

/// A setting with its value, if it is a number, else its name; `None` for overrides.
fn change(setting: Setting, after: &Scenario) -> Option<String> {
    let name = setting::name(setting);
    match setting {
        Setting::Seed => Some(format!("{name} {}", after.seed)),
        Setting::Number(number) => Some(format!("{name} {}", exact(number.get(after).into()))),
        Setting::Choice(_) | Setting::Switch(_) | Setting::CustomMatrix => Some(name.to_owned()),
        Setting::Overrides(_) => None,
    }
}

/// Which overrides differ: one place, or several.
fn entries(name: &str, old: &[Override], new: &[Override]) -> Option<String> {
    let is_new = |entry: &&Override| !old.contains(entry);
    let is_gone = |entry: &&Override| !new.contains(entry);
    let mut changed = new.iter().filter(is_new).chain(old.iter().filter(is_gone));
    let first = changed.next()?;
    let place = format!("{name}, feature {}", first.feature + 1);
    let same_place = |entry: &Override| (entry.row, entry.feature) == (first.row, first.feature);
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
    fn a_step_is_named_after_its_changes() {
        let old = Scenario::default();
        let mut new = old.clone();
        assert_eq!(undone(&old, &new), "Undone: no visible change.");
        new.growth.scale = 1.7;
        assert_eq!(undone(&new, &old), "Undone: scale factor 1.5.");
        assert_eq!(redone(&old, &new), "Redone: scale factor 1.7.");
        new.view.band = true;
        assert_eq!(
            undone(&old, &new),
            "Undone: scale factor 1.7, band of 200 seeds."
        );
        new.seed = 9;
        assert_eq!(undone(&old, &new), "Undone: 3 settings, including seed 9.");
    }

    #[test]
    fn overrides_are_named_by_their_feature() {
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
