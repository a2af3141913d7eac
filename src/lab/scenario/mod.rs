//! The Scenario: every knob of the lab as one plain, validated value.
//!
//! Everything the lab shows follows from a Scenario alone, so it is also what
//! a file, a link and a script hold. Missing fields take their defaults, so
//! that what was saved by an older version still opens.

mod growth;
mod layer;
mod parameter;
mod table;
mod validation;
mod view;

pub use growth::{Growth, Precision, Product};
pub use layer::{Activations, LayerNorm, NormalizedShape, Relatives};
pub use parameter::{Own, Parameter};
pub use table::{NoTable, Table, to_float32};
pub use validation::Invalid;
pub(in crate::lab) use validation::LAST;
pub use view::{Axis, Divisor, View};

use serde::{Deserialize, Serialize};

/// Every knob of the lab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// What `torch.manual_seed` is given before each experiment; PyTorch's CPU
    /// generator uses its low 32 bits.
    pub seed: u64,
    /// Station 1: the instability chains.
    pub growth: Growth,
    /// Station 2: the activation matrix.
    pub activations: Activations,
    /// Stations 2 to 4: the layer.
    pub layer_norm: LayerNorm,
    /// Station 5: the other normalisations of the same matrix.
    pub relatives: Relatives,
    /// How results are drawn and counted; changes no result.
    pub view: View,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_lectures() {
        let scenario = Scenario::default();
        assert_eq!(scenario.validate(), Ok(()));
        assert_eq!((scenario.growth.scale, scenario.growth.steps), (1.5, 20));
        assert_eq!(
            (scenario.activations.rows, scenario.activations.features),
            (3, 10)
        );
        assert_eq!(
            (scenario.activations.mean, scenario.activations.std),
            (3.0, 2.0)
        );
    }

    #[test]
    fn an_empty_file_is_the_default_and_every_scenario_survives_json() {
        assert_eq!(
            serde_json::from_str::<Scenario>("{}").unwrap(),
            Scenario::default()
        );
        let mut scenario = Scenario {
            seed: u64::MAX,
            ..Scenario::default()
        };
        scenario.growth.scale = 0.1 + 0.2;
        scenario.layer_norm.gamma.set(0, 3, -2.5);
        scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
        let text = serde_json::to_string(&scenario).unwrap();
        assert_eq!(serde_json::from_str::<Scenario>(&text).unwrap(), scenario);
    }

    #[test]
    fn every_fault_is_named() {
        let mut scenario = Scenario::default();
        scenario.growth.scale = f64::NAN;
        scenario.growth.steps = 0;
        scenario.activations.rows = 99;
        scenario.layer_norm.eps = -1.0;
        scenario.layer_norm.gamma.all = f64::INFINITY;
        scenario.layer_norm.beta.own.push(Own {
            row: 0,
            feature: 1024,
            value: 1.0,
        });
        let wrong = scenario.validate().unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|invalid| invalid.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "growth.scale",
                "growth.steps",
                "activations.rows",
                "layer_norm.eps",
                "layer_norm.gamma",
                "layer_norm.beta.own[0].feature"
            ]
        );
    }
}
