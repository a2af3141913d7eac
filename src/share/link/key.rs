//! One key of a link: its name, and how its value is read and written.

use super::{
    Link, custom_matrix,
    diagnostic::{Diagnostic, Diagnostics, Repair},
    number::{parsed, shortest},
    overrides,
};
use crate::{
    lab::{control::Control, scenario::Scenario, setting::Setting},
    share::lesson::Access,
};

/// One key of a link.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// A field of the scenario.
    Setting(Setting),
    /// The controls with this access: not open.
    Controls(Access),
    /// Whether the student may unlock the lesson.
    Unlock,
    /// Whether the student unlocked the lesson.
    Unlocked,
}

impl Key {
    /// The key's name in a link.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.link_key(),
            Self::Controls(Access::Open) => "open",
            Self::Controls(Access::Locked) => "lock",
            Self::Controls(Access::Hidden) => "hide",
            Self::Unlock => "unlock",
            Self::Unlocked => "unlocked",
        }
    }

    /// Path of the scenario's field; empty for a key of the lesson.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.path(),
            Self::Controls(_) | Self::Unlock | Self::Unlocked => "",
        }
    }

    /// Whether the value is a list of user data, which may be of any length.
    pub(super) fn is_list(self) -> bool {
        matches!(
            self,
            Self::Setting(Setting::Overrides(_) | Setting::CustomMatrix)
        )
    }

    /// Whether a step of a lesson has it.
    pub(super) fn is_of_step(self) -> bool {
        matches!(self, Self::Setting(_) | Self::Controls(_))
    }

    /// The value of this key in a link; `None` for the default.
    pub(super) fn write(self, link: &Link) -> Option<String> {
        let text = self.text(link);
        (text != self.text(&Link::default())).then_some(text)
    }

    fn text(self, link: &Link) -> String {
        match self {
            Self::Setting(_) => self.scenario_text(&link.scenario),
            Self::Controls(access) => {
                let keys: Vec<_> = link.lesson.with(access).map(Control::link_key).collect();
                keys.join(",")
            }
            Self::Unlock => u8::from(link.lesson.may_unlock).to_string(),
            Self::Unlocked => u8::from(link.lesson.unlocked).to_string(),
        }
    }

    /// The value of a scenario's field; empty for a key of the lesson.
    pub(super) fn scenario_text(self, scenario: &Scenario) -> String {
        let Self::Setting(setting) = self else {
            return String::new();
        };
        match setting {
            Setting::Seed => scenario.seed.to_string(),
            Setting::Number(number) => shortest(number.get(scenario)),
            Setting::Choice(choice) => choice.spec().link_values[choice.get(scenario)].to_owned(),
            Setting::Switch(switch) => u8::from(switch.get(scenario)).to_string(),
            Setting::Overrides(of) => overrides::write((of.spec().get)(scenario)),
            Setting::CustomMatrix => {
                let matrix = scenario.activations.own.as_ref();
                matrix.map(custom_matrix::write).unwrap_or_default()
            }
        }
    }

    /// Takes the value of this key, repaired where necessary.
    pub(super) fn read(self, input: &str, link: &mut Link, diagnostics: &mut Diagnostics) {
        let scenario = &mut link.scenario;
        let is_valid = match self {
            Self::Setting(setting) => match setting {
                Setting::Seed => input
                    .trim()
                    .parse()
                    .map(|seed| scenario.seed = seed)
                    .is_ok(),
                Setting::Number(number) => {
                    let value = parsed(input).unwrap_or(f64::NAN);
                    number.set(scenario, number.repair(value));
                    number.check(value).is_ok()
                }
                Setting::Choice(choice) => {
                    let mut values = choice.spec().link_values.iter();
                    let index = values.position(|value| *value == input);
                    index.map(|index| choice.set(scenario, index)).is_some()
                }
                Setting::Switch(switch) => {
                    let on = switch_of(input);
                    on.map(|on| switch.set(scenario, on)).is_some()
                }
                Setting::Overrides(of) => {
                    overrides::read(self.name(), input, of, scenario, diagnostics);
                    true
                }
                Setting::CustomMatrix => {
                    scenario.activations.own = custom_matrix::read(self.name(), input, diagnostics);
                    true
                }
            },
            Self::Controls(access) => {
                self.read_controls(input, access, link, diagnostics);
                true
            }
            Self::Unlock => {
                let may_unlock = switch_of(input);
                link.lesson.may_unlock = may_unlock != Some(false);
                may_unlock.is_some()
            }
            Self::Unlocked => {
                let unlocked = switch_of(input);
                link.lesson.unlocked = unlocked == Some(true);
                unlocked.is_some()
            }
        };
        if !is_valid {
            let repair = Repair::Replaced(self.text(link));
            diagnostics.push(Diagnostic::new(self.name(), input, repair));
        }
    }

    fn read_controls(
        self,
        input: &str,
        access: Access,
        link: &mut Link,
        diagnostics: &mut Diagnostics,
    ) {
        for name in input.split(',').filter(|name| !name.is_empty()) {
            match Control::of_link_key(name) {
                // A control that is both locked and hidden is hidden.
                Some(control) => {
                    let access = access.max(link.lesson.chosen(control));
                    link.lesson.choose(control, access);
                }
                None => diagnostics.push(Diagnostic::new(self.name(), name, Repair::Dropped)),
            }
        }
    }
}

/// The state of a switch, which a link writes as 0 or 1.
fn switch_of(text: &str) -> Option<bool> {
    match text {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}
