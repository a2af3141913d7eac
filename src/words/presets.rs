//! The presets, a sentence each.

use crate::lab::presets::Preset;

/// Name of the presets.
pub const HEADING: &str = "Start from";
/// In the place of the sentence while the pointer is on no preset.
pub const INVITATION: &str =
    "One click sets all controls and takes you to the result. Undo restores your own state.";

/// A preset's name and its sentence.
#[must_use]
pub fn of(preset: Preset) -> (&'static str, &'static str) {
    match preset {
        Preset::Notebook => (
            "the notebook",
            "The lecture’s example: 20 multiplications by noise of size 1/1.5 and of size 1.5.",
        ),
        Preset::Vanish => (
            "vanish",
            "Noise of size 1/3 in float16: every entry becomes exactly 0 within 40 steps.",
        ),
        Preset::Explode => (
            "explode",
            "Noise of size 5: within 100 steps the norm exceeds even float32’s range and ends at ∞.",
        ),
        Preset::Product => (
            "matrix product",
            "With A @ B, as in real layers, both chains explode: each entry is a sum of 30 products.",
        ),
        Preset::Rescued => (
            "rescued by LayerNorm",
            "Noise of size 1/3 and 3 for 100 steps, yet LayerNorm after each one holds both norms at 30.",
        ),
        Preset::Constant => (
            "constant row",
            "All values of row 2 are 4: subtracting the mean leaves only zeros, and ε prevents 0/0.",
        ),
        Preset::Outlier => (
            "one outlier",
            "One 100 among small values: its deviation makes up 90 % of the variance, and the row’s other values are squeezed together.",
        ),
        Preset::Two => (
            "two features",
            "Two different values in a row become almost exactly −1 and 1: how far apart they were is lost.",
        ),
        Preset::Parameters => (
            "γ 3 and β 5",
            "The lecture’s second layer: every row gets mean 5 and biased std 3 instead of 0 and 1.",
        ),
    }
}
