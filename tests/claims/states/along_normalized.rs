//! Upstream gradients that lie almost along x̂, so that ε's share is all that is left.

use layernorm_lab::lab::scenario::{CustomMatrix, NormalizedShape, Parameter, Scenario, Upstream};

use super::Random;

/// Sets one row, and an upstream gradient of the row's values, or of its single large one.
pub(super) fn set(random: &mut Random, scenario: &mut Scenario) {
    let features = random.pick(&[3, 4, 7]);
    let small = 10_f64.powf(random.between(-7.0, -2.0));
    let is_cell = random.chance(0.5);
    let values: Vec<f64> = (0..features)
        .map(|feature| match feature {
            0 => 0.0,
            1 => 1.0,
            _ if is_cell => small * random.unit(),
            _ => random.between(-3.0, 3.0),
        })
        .collect();
    let gradients = &mut scenario.gradients;
    (gradients.row, gradients.feature) = (1, 2);
    if is_cell {
        gradients.upstream = Upstream::Cell;
    } else {
        gradients.upstream = Upstream::Own;
        let noisy = values
            .iter()
            .map(|value| value + small * random.between(-1.0, 1.0));
        gradients.set_row(0, noisy.collect::<Vec<_>>());
    }
    scenario.activations.own = CustomMatrix::from_rows(&[values]).ok();
    scenario.activations.edits.clear();
    scenario.layer_norm.gamma = Parameter::uniform(random.pick(&[1.0, -2.0, 0.3]));
    scenario.layer_norm.normalized_shape = NormalizedShape::Row;
}
