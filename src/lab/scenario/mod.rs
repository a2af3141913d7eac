//! The Scenario: every setting of the lab as one plain, validated value.
//!
//! Everything the lab shows follows from a Scenario alone, so it is also what
//! a file, a link and a script hold. Missing fields take their defaults, so
//! that files of older versions still open.

mod custom_matrix;
mod depth;
mod failures;
mod geometry;
mod gradients;
mod growth;
mod layer;
mod parameter;
mod precision;
mod transformer;
mod view;

pub use custom_matrix::{CustomMatrix, CustomMatrixError, to_float32};
pub use depth::{Depth, NormPlace, Scheme};
pub use failures::{Failures, RowSource};
pub use geometry::{Geometry, Stage};
pub use gradients::{Gradients, Upstream};
pub use growth::{Growth, Product};
pub use layer::{Activations, DEFAULT_EPS, LayerNorm, NormalizedShape, Relatives};
pub(in crate::lab) use parameter::keep_last;
pub use parameter::{Override, Parameter, count_inside, count_outside};
pub use precision::Precision;
pub use transformer::Transformer;
pub use view::{Axis, Direction, Divisor, View};

use serde::{Deserialize, Serialize};

/// Every setting of the lab.
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
    /// Stations 2 to 4: the layer, whose ε and number format also hold for station 5.
    pub layer_norm: LayerNorm,
    /// Station 5: the other normalisations of the same matrix.
    pub relatives: Relatives,
    /// How results are drawn and counted; changes no result.
    pub view: View,
    /// Station 6: the row that is normalised.
    pub failures: Failures,
    /// Station 7: the gradient that the layer is given.
    pub gradients: Gradients,
    /// Station 8: the residual stack.
    pub depth: Depth,
    /// Station 9: points with three features, and how they are seen.
    pub geometry: Geometry,
    /// Station 10: which of its LayerNorms is shown.
    pub transformer: Transformer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_state_of_the_lecture() {
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
    fn an_empty_object_is_the_default_and_json_keeps_every_value() {
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
}
