//! The controls that are hidden or locked.

use std::collections::BTreeMap;

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

/// The controls that are not open, each with its access.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed(BTreeMap<Control, Access>);

impl Closed {
    /// Whether every control is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was chosen for a control itself.
    #[must_use]
    pub fn chosen(&self, control: Control) -> Access {
        self.0.get(&control).copied().unwrap_or_default()
    }

    /// Chooses for a control.
    pub fn choose(&mut self, control: Control, access: Access) {
        if access == Access::Open {
            self.0.remove(&control);
        } else {
            self.0.insert(control, access);
        }
    }

    /// What a student may do with a control: what was chosen for it or for its station,
    /// whichever is stricter.
    #[must_use]
    pub fn of(&self, control: Control) -> Access {
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
