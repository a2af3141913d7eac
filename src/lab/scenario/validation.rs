//! What a scenario cannot hold, and how that is said.

use super::{Own, Scenario, Table, to_float32};
use crate::lab::knob;

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
        let edits = &self.activations.edits;
        wrong.extend(own_faults("activations.edits", edits, edited));
        for (knob, parameter) in [
            (&knob::GAMMA, &self.layer_norm.gamma),
            (&knob::BETA, &self.layer_norm.beta),
        ] {
            let list = format!("{}.own", knob.field);
            wrong.extend(own_faults(&list, &parameter.own, |value| knob.check(value)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// The last row and the last feature that a single entry may name, both
/// counted from 0.
pub(in crate::lab) const LAST: [usize; 2] = [Table::MOST_ROWS - 1, Table::MOST_FEATURES - 1];

/// What is wrong with entries set one by one, given what a value must pass.
fn own_faults(
    list: &str,
    own: &[Own],
    check: impl Fn(f64) -> Result<f64, Invalid>,
) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    for (index, own) in own.iter().enumerate() {
        let place = format!("{list}[{index}]");
        let places = [("row", own.row), ("feature", own.feature)];
        for ((name, index), last) in std::iter::zip(places, LAST) {
            if index as usize > last {
                wrong.push(Invalid {
                    field: format!("{place}.{name}"),
                    expected: format!("a whole number from 0 to {last}"),
                    given: index.to_string(),
                });
            }
        }
        wrong.extend(check(own.value).err().map(|invalid| Invalid {
            field: format!("{place}.value"),
            ..invalid
        }));
    }
    wrong
}

/// A cell set by hand is a tensor's value as any other.
fn edited(value: f64) -> Result<f64, Invalid> {
    to_float32(value).map(|_| value).ok_or_else(|| Invalid {
        field: "activations.edits".to_owned(),
        expected: Table::CELL.to_owned(),
        given: value.to_string(),
    })
}
