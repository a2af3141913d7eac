//! What a teacher hides or locks in a lesson.

use std::{collections::BTreeMap, sync::Arc};

use crate::lab::{control::Control, scenario::Scenario, setting::Setting};

/// What a student may do with a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// See it and use it.
    #[default]
    Open,
    /// See it.
    Locked,
    /// Neither see it nor use it.
    Hidden,
}

/// What a teacher hid or locked, and whether the student has undone that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// The controls that are not open.
    closed: BTreeMap<Control, Access>,
    /// Whether the student has opened everything.
    pub unlocked: bool,
    /// The values with which the lesson starts, to which its resets lead; `None` while the
    /// teacher writes it.
    pub start: Option<Arc<Scenario>>,
}

impl Lesson {
    /// Whether anything is hidden or locked, unlocked again or not.
    #[must_use]
    pub fn is_any(&self) -> bool {
        !self.closed.is_empty()
    }

    /// The lesson with the values of a scenario as its start, unless it has one.
    #[must_use]
    pub fn starting_from(mut self, scenario: &Scenario) -> Self {
        if self.is_any() && self.start.is_none() {
            self.start = Some(Arc::new(scenario.clone()));
        }
        self
    }

    /// The values to which resets lead: those of the lesson's start, or the default ones.
    #[must_use]
    pub fn reset_values(&self) -> Arc<Scenario> {
        self.start.clone().unwrap_or_default()
    }

    /// Takes the settings whose controls are not open from the present scenario, so that a
    /// preset or a file does not change them. Returns those that would have changed.
    pub fn keep_closed(&self, present: &Scenario, next: &mut Scenario) -> Vec<Setting> {
        let mut kept = Vec::new();
        for setting in Setting::ALL {
            if self.of(Control::of(setting)) != Access::Open && setting.differs(present, next) {
                setting.copy(present, next);
                kept.push(setting);
            }
        }
        kept
    }

    /// The same lesson, before a student unlocked it.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.unlocked = false;
        self
    }

    /// What the teacher chose for a control itself.
    #[must_use]
    pub fn chosen(&self, control: Control) -> Access {
        self.closed.get(&control).copied().unwrap_or_default()
    }

    /// Chooses for a control.
    pub fn choose(&mut self, control: Control, access: Access) {
        if access == Access::Open {
            self.closed.remove(&control);
        } else {
            self.closed.insert(control, access);
        }
    }

    /// What a student may do with a control now: what was chosen for it or for
    /// its station, whichever is stricter.
    #[must_use]
    pub fn of(&self, control: Control) -> Access {
        if self.unlocked {
            return Access::Open;
        }
        let station = control.station().map(Control::Station);
        let station = station.map(|station| self.chosen(station));
        self.chosen(control).max(station.unwrap_or_default())
    }

    /// Whether a student may change one state into the other: whether every setting in
    /// which they differ is open.
    #[must_use]
    pub fn allows(&self, from: &Scenario, to: &Scenario) -> bool {
        let mut changed = Setting::ALL
            .into_iter()
            .filter(|setting| setting.differs(from, to));
        changed.all(|setting| self.of(Control::of(setting)) == Access::Open)
    }

    /// The controls with this access, as they were chosen, in the page's order.
    pub fn with(&self, access: Access) -> impl Iterator<Item = Control> {
        Control::all().filter(move |control| self.chosen(*control) == access)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lab::presets::Preset;

    fn lesson(choices: &[(&str, Access)]) -> Lesson {
        let mut lesson = Lesson::default();
        for (key, access) in choices {
            lesson.choose(Control::of_link_key(key).unwrap(), *access);
        }
        lesson
    }

    #[test]
    fn every_control_has_a_link_key_of_its_own() {
        let keys: BTreeSet<_> = Control::all().map(Control::link_key).collect();
        assert_eq!(keys.len(), Control::all().count());
        for control in Control::all() {
            assert_eq!(Control::of_link_key(control.link_key()), Some(control));
        }
    }

    #[test]
    fn the_stricter_of_station_and_control_counts_until_it_is_unlocked() {
        let mut lesson = lesson(&[
            ("why", Access::Locked),
            ("scale", Access::Hidden),
            ("eps", Access::Locked),
        ]);
        let of = |lesson: &Lesson, key: &str| lesson.of(Control::of_link_key(key).unwrap());
        assert_eq!(of(&lesson, "scale"), Access::Hidden);
        assert_eq!(of(&lesson, "steps"), Access::Locked);
        assert_eq!(of(&lesson, "eps"), Access::Locked);
        assert_eq!(of(&lesson, "rows"), Access::Open);
        lesson.unlocked = true;
        for control in Control::all() {
            assert_eq!(lesson.of(control), Access::Open);
        }
        assert!(lesson.is_any());
    }

    #[test]
    fn a_change_is_allowed_if_all_of_its_settings_are_open() {
        let lesson = lesson(&[("scale", Access::Locked), ("what", Access::Hidden)]);
        let from = Scenario::default();
        let change = |set: fn(&mut Scenario)| {
            let mut to = from.clone();
            set(&mut to);
            to
        };
        let steps = change(|scenario| scenario.growth.steps = 3);
        let scale = change(|scenario| scenario.growth.scale = 3.0);
        let cell = change(|scenario| scenario.activations.edit(0, 0, 9.0));
        let gamma = change(|scenario| scenario.layer_norm.gamma.set(0, 0, 9.0));
        for (to, allowed) in [
            (&from, true),
            (&steps, true),
            (&scale, false),
            (&cell, false),
            (&gamma, true),
        ] {
            assert_eq!(lesson.allows(&from, to), allowed, "{to:?}");
        }
    }

    #[test]
    fn a_preset_changes_no_closed_setting() {
        let mut present = Scenario {
            seed: 9,
            ..Scenario::default()
        };
        present.growth.steps = 33;
        present.layer_norm.gamma.set(0, 2, 4.0);
        let given = lesson(&[
            ("seed", Access::Locked),
            ("steps", Access::Hidden),
            ("parameters", Access::Locked),
        ]);
        let mut next = Preset::Vanish.scenario();
        let kept = given.keep_closed(&present, &mut next);
        assert_eq!((next.seed, next.growth.steps), (9, 33));
        assert_eq!(next.layer_norm, present.layer_norm);
        assert_eq!(next.growth.scale.to_bits(), 3_f64.to_bits());
        assert_eq!(kept.len(), 3, "{kept:?}");
        let mut next = Preset::Vanish.scenario();
        assert_eq!(Lesson::default().keep_closed(&present, &mut next), []);
        assert_eq!(next, Preset::Vanish.scenario());
    }

    #[test]
    fn a_lesson_starts_from_the_values_of_its_link() {
        let scenario = Scenario {
            seed: 9,
            ..Scenario::default()
        };
        let given = lesson(&[("seed", Access::Locked)]).starting_from(&scenario);
        assert_eq!(*given.reset_values(), scenario);
        let again = given.clone().starting_from(&Scenario::default());
        assert_eq!(again, given, "the first start counts");
        let none = Lesson::default().starting_from(&scenario);
        assert_eq!(*none.reset_values(), Scenario::default());
    }

    #[test]
    fn a_control_that_is_opened_again_leaves_no_trace() {
        let mut lesson = lesson(&[("seed", Access::Hidden)]);
        lesson.choose(Control::of_link_key("seed").unwrap(), Access::Open);
        assert_eq!(lesson, Lesson::default());
    }

    #[test]
    fn only_a_choice_makes_a_lesson_and_unlocking_keeps_it() {
        assert!(!Lesson::default().is_any());
        let given = lesson(&[("why", Access::Locked), ("eps", Access::Hidden)]);
        assert!(given.is_any());
        let mut unlocked = given.clone();
        unlocked.unlocked = true;
        assert_ne!(unlocked, given);
        assert_eq!(unlocked.as_given(), given);
    }
}
