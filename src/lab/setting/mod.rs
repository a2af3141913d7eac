//! The settings: every field of the [`Scenario`] that the page can set.
//!
//! `table` lists them, with everything that distinguishes one from another. Links,
//! lessons, ids of elements, undo and the tests follow from that table.

mod access;
mod affine;
mod all;
mod choice;
mod number;
mod overrides;
mod table;

pub use affine::AffineParameter;
pub use choice::{ChoiceSpec, SwitchSpec};
pub use number::{NumberSpec, SliderScale, round_to_digits};
pub use overrides::{Overrides, OverridesSpec};
pub use table::{Choice, Number, Switch};

use crate::lab::scenario::Scenario;

/// One field of the [`Scenario`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// What `torch.manual_seed` is given.
    Seed,
    /// A number with a slider.
    Number(Number),
    /// A few alternatives.
    Choice(Choice),
    /// On or off.
    Switch(Switch),
    /// A user's matrix in place of the random one.
    CustomMatrix,
    /// Values set one by one.
    Overrides(Overrides),
}

impl From<Number> for Setting {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<Choice> for Setting {
    fn from(choice: Choice) -> Self {
        Self::Choice(choice)
    }
}

impl From<Switch> for Setting {
    fn from(switch: Switch) -> Self {
        Self::Switch(switch)
    }
}

impl Setting {
    /// Path of the field in the scenario's JSON, such as `growth.scale`.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Number(number) => number.spec().path,
            Self::Choice(choice) => choice.spec().path,
            Self::Switch(switch) => switch.spec().path,
            Self::CustomMatrix => "activations.own",
            Self::Overrides(overrides) => overrides.spec().path,
        }
    }

    /// Path of the field as errors and ids name it: the whole of γ or β represents
    /// the number that sets all its entries.
    #[must_use]
    pub fn field(self) -> &'static str {
        let path = self.path();
        path.strip_suffix(".all").unwrap_or(path)
    }

    /// The setting's name in a link. A released name keeps its meaning for ever.
    #[must_use]
    pub fn link_key(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Number(number) => number.spec().link_key,
            Self::Choice(choice) => choice.spec().link_key,
            Self::Switch(switch) => switch.spec().link_key,
            Self::CustomMatrix => "own",
            Self::Overrides(overrides) => overrides.spec().link_key,
        }
    }

    /// Id of the control's element, such as `growth-scale`.
    #[must_use]
    pub fn element_id(self) -> String {
        self.field().replace(['.', '_'], "-")
    }

    /// Whether two scenarios differ in this setting.
    #[must_use]
    pub fn differs(self, a: &Scenario, b: &Scenario) -> bool {
        match self {
            Self::Seed => a.seed != b.seed,
            Self::Number(number) => number.get(a).to_bits() != number.get(b).to_bits(),
            Self::Choice(choice) => choice.get(a) != choice.get(b),
            Self::Switch(switch) => switch.get(a) != switch.get(b),
            Self::CustomMatrix => a.activations.own != b.activations.own,
            Self::Overrides(overrides) => {
                let get = overrides.spec().get;
                get(a) != get(b)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::*;

    fn unique<T: Ord>(of: impl Fn(Setting) -> T) -> usize {
        Setting::ALL
            .map(of)
            .into_iter()
            .collect::<BTreeSet<_>>()
            .len()
    }

    #[test]
    fn every_setting_path_key_and_id_is_unique() {
        let count = Setting::ALL.len();
        assert_eq!(unique(|setting| setting), count);
        assert_eq!(unique(Setting::path), count);
        assert_eq!(unique(Setting::link_key), count);
        assert_eq!(unique(Setting::element_id), count);
    }

    /// The value at a path of a scenario's JSON.
    fn at(scenario: &Scenario, path: &str) -> Value {
        let pointer = format!("/{}", path.replace('.', "/"));
        let value = json!(scenario).pointer(&pointer).cloned();
        value.unwrap_or_else(|| panic!("{path} is in the scenario's JSON"))
    }

    #[test]
    fn each_setting_reads_and_writes_the_field_of_its_path() {
        for number in Number::ALL {
            let mut scenario = Scenario::default();
            let spec = number.spec();
            assert_eq!(at(&scenario, spec.path).as_f64(), Some(number.default()));
            for value in [*spec.limits.start(), *spec.limits.end()] {
                number.set(&mut scenario, value);
                assert_eq!(number.get(&scenario).to_bits(), value.to_bits());
                assert_eq!(at(&scenario, spec.path).as_f64(), Some(value));
            }
        }
        for choice in Choice::ALL {
            let mut written = BTreeSet::new();
            for index in 0..choice.spec().link_values.len() {
                let mut scenario = Scenario::default();
                choice.set(&mut scenario, index);
                assert_eq!(choice.get(&scenario), index);
                written.insert(at(&scenario, choice.spec().path).to_string());
            }
            assert_eq!(written.len(), choice.spec().link_values.len());
        }
        for switch in Switch::ALL {
            for on in [true, false] {
                let mut scenario = Scenario::default();
                switch.set(&mut scenario, on);
                assert_eq!(switch.get(&scenario), on);
                assert_eq!(at(&scenario, switch.spec().path), json!(on));
            }
        }
    }
}
