//! What a teacher hides or locks in a lesson.

use std::collections::BTreeMap;

/// What a student may do with a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// See it and use it.
    #[default]
    Open,
    /// See it.
    Locked,
    /// Neither.
    Hidden,
}

/// A control or a whole station that a lesson can hide or lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its name in a link.
    pub key: &'static str,
    /// The id of its element on the page.
    pub element: &'static str,
    /// Key of the station that it stands in; its own key for a station, empty
    /// for what stands in none.
    pub station: &'static str,
}

const fn control(key: &'static str, element: &'static str, station: &'static str) -> Control {
    Control {
        key,
        element,
        station,
    }
}

const fn station(key: &'static str) -> Control {
    control(key, key, key)
}

/// Everything that a lesson can hide or lock, in the page's order.
pub static CONTROLS: [Control; 28] = [
    control("seed", "seed", ""),
    control("presets", "presets", ""),
    station("why"),
    control("ln", "lever", "why"),
    control("scale", "growth-scale", "why"),
    control("steps", "growth-steps", "why"),
    control("axis", "axis", "why"),
    control("band", "band", "why"),
    control("size", "growth-size", "why"),
    control("product", "product", "why"),
    control("format", "precision", "why"),
    control("expected", "expected", "why"),
    station("what"),
    control("shape", "shape", "what"),
    control("eps", "layer-norm-eps", "what"),
    control("features", "activations-features", "what"),
    control("rows", "activations-rows", "what"),
    control("mean", "activations-mean", "what"),
    control("std", "activations-std", "what"),
    station("statistics"),
    control("divisor", "divisor", "statistics"),
    station("parameters"),
    control("gamma", "layer-norm-gamma", "parameters"),
    control("beta", "layer-norm-beta", "parameters"),
    control("both", "lecture-parameters", "parameters"),
    station("relatives"),
    control("groups", "relatives-groups", "relatives"),
    station("failures"),
];

impl Control {
    /// Whether it is a station as a whole.
    #[must_use]
    pub fn is_station(&self) -> bool {
        self.key == self.station
    }
}

/// The control of this name in a link.
#[must_use]
pub fn of_key(key: &str) -> Option<&'static Control> {
    CONTROLS.iter().find(|control| control.key == key)
}

/// The control whose element has this id.
#[must_use]
pub fn of_element(id: &str) -> Option<&'static Control> {
    CONTROLS.iter().find(|control| control.element == id)
}

/// What a teacher hid or locked, and whether the student has undone that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lesson {
    /// By key; what is not in it is open.
    closed: BTreeMap<&'static str, Access>,
    /// Whether the student has opened everything.
    pub unlocked: bool,
}

impl Lesson {
    /// Whether anything is hidden or locked, unlocked again or not.
    #[must_use]
    pub fn is_any(&self) -> bool {
        !self.closed.is_empty()
    }

    /// The same lesson, before a student unlocked it.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.unlocked = false;
        self
    }

    /// What the teacher chose for a control itself.
    #[must_use]
    pub fn chosen(&self, control: &Control) -> Access {
        self.closed.get(control.key).copied().unwrap_or_default()
    }

    /// Chooses for a control.
    pub fn choose(&mut self, control: &Control, access: Access) {
        // The key of the table, so that no name is copied.
        match (of_key(control.key), access) {
            (Some(control), Access::Open) => {
                self.closed.remove(control.key);
            }
            (Some(control), access) => {
                self.closed.insert(control.key, access);
            }
            (None, _) => {}
        }
    }

    /// What a student may do with a control now: what was chosen for it or for
    /// its station, whichever is stricter.
    #[must_use]
    pub fn of(&self, control: &Control) -> Access {
        if self.unlocked {
            return Access::Open;
        }
        let station = of_key(control.station).map(|station| self.chosen(station));
        self.chosen(control).max(station.unwrap_or_default())
    }

    /// The controls with this access, as they were chosen, in the page's order.
    pub fn with(&self, access: Access) -> impl Iterator<Item = &'static Control> {
        CONTROLS
            .iter()
            .filter(move |control| self.chosen(control) == access)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn lesson(choices: &[(&str, Access)]) -> Lesson {
        let mut lesson = Lesson::default();
        for (key, access) in choices {
            lesson.choose(of_key(key).unwrap(), *access);
        }
        lesson
    }

    #[test]
    fn every_key_and_element_is_there_once() {
        let keys: BTreeSet<_> = CONTROLS.iter().map(|control| control.key).collect();
        let elements: BTreeSet<_> = CONTROLS.iter().map(|control| control.element).collect();
        assert_eq!(
            (keys.len(), elements.len()),
            (CONTROLS.len(), CONTROLS.len())
        );
        for control in &CONTROLS {
            assert!(control.station.is_empty() || of_key(control.station).is_some());
        }
    }

    #[test]
    fn the_stricter_of_station_and_control_counts_until_it_is_unlocked() {
        let mut lesson = lesson(&[
            ("why", Access::Locked),
            ("scale", Access::Hidden),
            ("eps", Access::Locked),
        ]);
        let of = |lesson: &Lesson, key: &str| lesson.of(of_key(key).unwrap());
        assert_eq!(of(&lesson, "scale"), Access::Hidden);
        assert_eq!(of(&lesson, "steps"), Access::Locked);
        assert_eq!(of(&lesson, "eps"), Access::Locked);
        assert_eq!(of(&lesson, "rows"), Access::Open);
        lesson.unlocked = true;
        for control in &CONTROLS {
            assert_eq!(lesson.of(control), Access::Open);
        }
        assert!(lesson.is_any());
    }

    #[test]
    fn what_is_opened_again_leaves_no_trace() {
        let mut lesson = lesson(&[("seed", Access::Hidden)]);
        lesson.choose(of_key("seed").unwrap(), Access::Open);
        assert_eq!(lesson, Lesson::default());
    }
}
