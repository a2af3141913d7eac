//! What the table says of a choice or a switch.

use crate::lab::scenario::Scenario;

/// What the table says of a [`Choice`](super::Choice).
#[derive(Debug)]
pub struct ChoiceSpec {
    /// Path of the field in the scenario's JSON.
    pub path: &'static str,
    /// Its name in a link.
    pub link_key: &'static str,
    /// What a link writes for each alternative.
    pub link_values: &'static [&'static str],
    pub(super) get: fn(&Scenario) -> usize,
    pub(super) set: fn(&mut Scenario, usize),
}

/// What the table says of a [`Switch`](super::Switch).
#[derive(Debug)]
pub struct SwitchSpec {
    /// Path of the field in the scenario's JSON.
    pub path: &'static str,
    /// Its name in a link.
    pub link_key: &'static str,
    pub(super) get: fn(&Scenario) -> bool,
    pub(super) set: fn(&mut Scenario, bool),
}

/// The link values of an enum's variants, which must be as many.
pub(super) const fn link_values<T, const N: usize>(
    _variants: &[T; N],
    values: &'static [&'static str; N],
) -> &'static [&'static str] {
    values
}
