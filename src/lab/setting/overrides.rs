//! Values of the matrix, of γ, of β and of the upstream gradient that are set one by one.

use crate::lab::{
    listed_enum::listed_enum,
    scenario::{self, Override, Scenario},
};

/// What a list of overrides belongs to.
#[derive(Debug)]
pub struct OverridesSpec {
    /// Path of the list in the scenario's JSON.
    pub path: &'static str,
    /// Its name in a link.
    pub link_key: &'static str,
    /// Returns the list.
    pub get: fn(&Scenario) -> &[Override],
    /// Returns the list, to be changed.
    pub get_mut: fn(&mut Scenario) -> &mut Vec<Override>,
}

listed_enum! {
    /// Values that are set one by one.
    pub enum Overrides: OverridesSpec {
        /// Cells of the activation matrix.
        Cells = OverridesSpec {
            path: "activations.edits",
            link_key: "edits",
            get: |scenario| &scenario.activations.edits,
            get_mut: |scenario| &mut scenario.activations.edits,
        },
        /// Entries of γ.
        Gamma = OverridesSpec {
            path: "layer_norm.gamma.own",
            link_key: "gammas",
            get: |scenario| &scenario.layer_norm.gamma.overrides,
            get_mut: |scenario| &mut scenario.layer_norm.gamma.overrides,
        },
        /// Entries of β.
        Beta = OverridesSpec {
            path: "layer_norm.beta.own",
            link_key: "betas",
            get: |scenario| &scenario.layer_norm.beta.overrides,
            get_mut: |scenario| &mut scenario.layer_norm.beta.overrides,
        },
        /// Cells of the user's own upstream gradient.
        Upstream = OverridesSpec {
            path: "gradients.own",
            link_key: "grads",
            get: |scenario| &scenario.gradients.own,
            get_mut: |scenario| &mut scenario.gradients.own,
        },
    }
}

impl Overrides {
    /// Removes every entry of the list that a later one of the same place replaces.
    ///
    /// Whatever reads a scenario calls this, so that each place has at most one entry
    /// from then on.
    pub fn keep_last(self, scenario: &mut Scenario) {
        scenario::keep_last((self.spec().get_mut)(scenario));
    }
}
