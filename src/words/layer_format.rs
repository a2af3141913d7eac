//! The text on the layer's number format.

use crate::{
    lab::{
        scenario::{LayerNorm, Precision},
        station::Station,
    },
    words::sentence::format_name,
};

/// Below the switch that rounds the result of every step.
pub const EVERY_STEP: &str = "PyTorch’s layer_norm rounds A, γ, β and the result, and computes in float32 between them. With rounding at every step, ten values of ±1000 become 0 in float16, and not ±1: their variance, 10⁶, is above 65 504, float16’s largest number.";

/// In exported code, before the layer written step by step.
pub const EVERY_STEP_ROUNDED: &str = "The result of every step is rounded to the format.";
/// In exported code, on the function that rounds one value.
pub const NEAREST: &str = "The nearest value of the number format.";
/// In exported code, on the function that rounds a tensor.
pub const ROUNDS_TENSOR: &str = "Rounds every value to the number format.";

/// What the layer's number format means for a station; `None` in float32, for the chains,
/// which have a format of their own, and for the stack, which is float32.
#[must_use]
pub fn note(station: Station, layer: &LayerNorm) -> Option<String> {
    if layer.precision == Precision::Float32 {
        return None;
    }
    let format = format_name(layer.precision);
    let layer_note = if layer.is_stepwise() {
        format!(
            "The layer’s number format is {format}, at every step: A, γ, β, ε and every result on the way from x to y are rounded to it."
        )
    } else {
        format!(
            "The layer’s number format is {format}: A, γ, β and the result are rounded to it, and between them the layer computes in float32, as in PyTorch."
        )
    };
    match station {
        // The recorded layers and the stacks are float32.
        Station::Why | Station::Depth | Station::Transformer => None,
        Station::What | Station::Parameters => Some(layer_note),
        Station::Statistics => Some(format!(
            "{layer_note} Means, stds and r are computed from the rounded values, in float64."
        )),
        Station::Relatives => {
            let stepwise = if layer.is_stepwise() {
                " Rounding at every step applies to stations 2 to 4 only."
            } else {
                ""
            };
            Some(format!(
                "The layer’s number format is {format}: A and each result are rounded to it, and between them all is float32, as in PyTorch.{stepwise}"
            ))
        }
        Station::Failures => Some(format!(
            "The layer’s number format, {format}, rounds A, and with it a row of A. Apart from that, each of these rows has a number format of its own."
        )),
        Station::Gradients => Some(format!(
            "The layer’s number format, {format}, applies to A only: the backward pass is computed in float32."
        )),
        Station::Geometry => Some(format!(
            "The layer’s number format, {format}, holds for A only: x̂, y and RMSNorm’s result are float32 here."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(precision: Precision, round_every_step: bool) -> [Option<String>; 10] {
        let layer = LayerNorm {
            precision,
            round_every_step,
            ..LayerNorm::default()
        };
        Station::ALL.map(|station| note(station, &layer))
    }

    #[test]
    fn each_station_after_the_first_names_a_narrow_format() {
        assert_eq!(notes(Precision::Float32, true), [const { None }; 10]);
        for (precision, name) in [
            (Precision::Float16, "float16"),
            (Precision::BFloat16, "bfloat16"),
        ] {
            let [why, others @ .., depth, geometry, transformer] = notes(precision, false);
            assert_eq!([why, depth, transformer], [const { None }; 3]);
            for note in others.into_iter().chain([geometry]) {
                let note = note.expect("a narrow format has a note");
                assert!(
                    note.contains(&format!("format is {name}:"))
                        || note.contains(&format!("format, {name},")),
                    "{note}"
                );
                assert!(!note.contains("every step"), "{note}");
            }
            let [_, stepwise @ .., failures, gradients, _, geometry, _] = notes(precision, true);
            for note in stepwise {
                assert!(note.is_some_and(|note| note.contains("every step")));
            }
            for note in [failures, gradients, geometry] {
                assert!(note.is_some_and(|note| !note.contains("every step")));
            }
        }
    }
}
