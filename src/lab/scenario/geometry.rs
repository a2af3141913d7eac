//! Station 9: points with three features, and how they are seen.

use serde::{Deserialize, Serialize};

use crate::lab::listed_enum::listed_enum;

/// What station 9 shows, and from where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Geometry {
    /// How far the points have come on their way through the layer.
    pub stage: Stage,
    /// The turn around the axis (1, 1, 1), in whole degrees.
    pub turn: f64,
    /// How far the viewer stands above the plane through 0 at right angles to that axis, in
    /// whole degrees: 0 sees the plane from its edge, 90 looks along the axis.
    pub tilt: f64,
    /// The mean of the cloud, which is shown unless the matrix has three features.
    pub mean: f64,
    /// The factor of the cloud's noise.
    pub std: f64,
}

listed_enum! {
    /// A stage on the way through the layer.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Stage {
        /// x.
        Input,
        /// x − μ.
        Centred,
        /// x̂.
        Normalized,
        /// y.
        #[default]
        Output,
    }
}

impl Default for Geometry {
    fn default() -> Self {
        Self {
            stage: Stage::default(),
            turn: -20.0,
            tilt: 25.0,
            mean: 1.0,
            std: 1.0,
        }
    }
}
