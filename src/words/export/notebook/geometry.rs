//! The notebook's cell on points with three features.

use super::format_note;
use crate::lab::{
    geometry::{CLOUD_POINTS, FEATURES},
    matrix::Matrix,
    scenario::{LayerNorm, NormalizedShape},
    station::Station,
};

/// Before the points with three features.
#[must_use]
pub fn geometry(input: &Matrix, settings: &LayerNorm) -> String {
    let points = if input.columns() == FEATURES {
        "The rows of A, which has three features, are points in space.".to_owned()
    } else {
        format!(
            "A row of three features is a point in space. A has {} features, so here are {CLOUD_POINTS} points of their own, from the same seed.",
            input.columns()
        )
    };
    let shape = match settings.normalized_shape {
        NormalizedShape::Row => "",
        NormalizedShape::Whole => " Each is normalised by itself here.",
    };
    format!(
        "## 6. What shape does it leave?\n\n\
         {points}{shape} LayerNorm moves them onto the plane in which the three features sum to 0, and there to the circle of radius √3 around 0; γ makes it an ellipse, and β moves it. ε lets points of small variance fall inside the circle. \
         RMSNorm moves them to the sphere of radius √3.{}",
        format_note(Station::Geometry, settings)
    )
}
