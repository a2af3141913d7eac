//! The switches.

use crate::lab::{listed_enum::listed_enum, setting::choice::SwitchSpec};

listed_enum! {
    /// A setting that is on or off.
    pub enum Switch: SwitchSpec {
        /// Whether the chains normalise every row after every step.
        LayerNorm = SwitchSpec {
            path: "growth.layer_norm",
            link_key: "ln",
            get: |scenario| scenario.growth.layer_norm,
            set: |scenario, on| scenario.growth.layer_norm = on,
        },
        /// Whether the layer rounds the result of every step to its number format.
        RoundEveryStep = SwitchSpec {
            path: "layer_norm.round_every_step",
            link_key: "every-step",
            get: |scenario| scenario.layer_norm.round_every_step,
            set: |scenario, on| scenario.layer_norm.round_every_step = on,
        },
        /// Whether the growth charts show the expected norm.
        Expected = SwitchSpec {
            path: "view.expected",
            link_key: "expected",
            get: |scenario| scenario.view.expected,
            set: |scenario, on| scenario.view.expected = on,
        },
        /// Whether the growth charts show the band of many seeds.
        Band = SwitchSpec {
            path: "view.band",
            link_key: "band",
            get: |scenario| scenario.view.band,
            set: |scenario, on| scenario.view.band = on,
        },
    }
}
