//! What a scenario cannot hold, and how that is said.

use super::{Parameter, Scenario};
use crate::lab::knob::{self, Knob};

/// A value that a scenario cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} must be {expected}, not {given}")]
pub struct Invalid {
    /// Path of the field, such as `growth.scale`.
    pub field: String,
    /// What it may be, in words.
    pub expected: String,
    /// What was given.
    pub given: String,
}

impl Scenario {
    /// Whether every field is in its range.
    ///
    /// # Errors
    /// Each field that is not, with its range and what was given.
    pub fn validate(&self) -> Result<(), Vec<Invalid>> {
        let mut wrong: Vec<Invalid> = knob::ALL
            .iter()
            .filter_map(|knob| knob.check((knob.get)(self)).err())
            .collect();
        wrong.extend(own_faults(&knob::GAMMA, &self.layer_norm.gamma));
        wrong.extend(own_faults(&knob::BETA, &self.layer_norm.beta));
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

fn own_faults(knob: &Knob, parameter: &Parameter) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    for (index, own) in parameter.own.iter().enumerate() {
        let place = format!("{}.own[{index}]", knob.field);
        for (name, index, count) in [
            ("row", own.row, &knob::ROWS),
            ("feature", own.feature, &knob::FEATURES),
        ] {
            let last = *count.limits.end() - 1.0;
            if f64::from(index) > last {
                wrong.push(Invalid {
                    field: format!("{place}.{name}"),
                    expected: format!("a whole number from 0 to {last}"),
                    given: index.to_string(),
                });
            }
        }
        wrong.extend(knob.check(own.value).err().map(|invalid| Invalid {
            field: format!("{place}.value"),
            ..invalid
        }));
    }
    wrong
}
