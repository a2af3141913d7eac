//! The presets, a sentence each.

use crate::lab::scenario::presets::Preset;

/// Name of the gallery.
pub const HEADING: &str = "Start from";
/// Where the sentence stands while none is pointed at.
pub const INVITATION: &str = "One click sets every knob and takes you to what there is to see. Undo brings your own state back.";

/// A preset's name and its sentence.
#[must_use]
pub fn of(preset: &Preset) -> (&'static str, &'static str) {
    match preset.id {
        "notebook" => (
            "the notebook",
            "The lecture as it was given: 20 multiplications by noise 1.5 times too small and too large.",
        ),
        "vanish" => (
            "vanish",
            "Noise a third of the right size: in float16 every entry is soon exactly 0, and stays it.",
        ),
        "explode" => (
            "explode",
            "Noise five times too large: the norm outgrows even float32 and ends at ∞.",
        ),
        "product" => (
            "matrix product",
            "With A @ B, as layers compose, both chains explode: each entry is a sum of 30 products.",
        ),
        "rescued" => (
            "rescued by LayerNorm",
            "The same noise three times off for 100 steps, and LayerNorm after each holds both norms at 30.",
        ),
        "constant" => (
            "constant row",
            "All values of row 2 are 4: nothing is left after the mean is taken, and ε keeps 0 from being divided by 0.",
        ),
        "outlier" => (
            "one outlier",
            "One 100 among small values: it takes nearly the whole variance, and squeezes its row’s other values together.",
        ),
        "two" => (
            "two features",
            "Two values in a row can only become −1 and 1, whatever they were: their distance is lost.",
        ),
        _ => (
            "γ 3 and β 5",
            "The lecture’s second layer: every row gets mean 5 and biased std 3 in place of 0 and 1.",
        ),
    }
}
