//! γ and β near float16's largest number and beyond it.

use layernorm_lab::lab::scenario::{LayerNorm, NormalizedShape, Parameter};

use super::Random;

/// Sets some entries, or all, to numbers that come near float16's largest one or exceed it.
pub(super) fn set(random: &mut Random, layer: &mut LayerNorm, rows: usize, features: usize) {
    const SIZES: [f64; 5] = [70_000.0, -70_000.0, 60_000.0, -60_000.0, 20_000.0];
    if random.chance(0.2) {
        layer.gamma = Parameter::uniform(random.pick(&SIZES));
    }
    if random.chance(0.2) {
        layer.beta = Parameter::uniform(random.pick(&SIZES));
    }
    for _ in 0..random.below(3) {
        let row = match layer.normalized_shape {
            NormalizedShape::Whole => random.below(rows),
            NormalizedShape::Row => 0,
        };
        let value = random.pick(&SIZES);
        let parameter = if random.chance(0.6) {
            &mut layer.gamma
        } else {
            &mut layer.beta
        };
        parameter.set(row as u32, random.below(features) as u32, value);
    }
}
