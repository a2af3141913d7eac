//! The text in and around station 9's pictures.

use super::name;
use crate::lab::scenario::Stage;

/// The title of LayerNorm's picture.
pub const LAYER_NORM: &str = "LayerNorm";
/// The title of RMSNorm's.
pub const RMS_NORM: &str = "RMSNorm";
/// The title of the picture in which the plane is not foreshortened.
pub const ALONG: &str = "LayerNorm, seen along (1, 1, 1)";
/// The ends of the axes of the features.
pub const FEATURES: [&str; 3] = ["x₁", "x₂", "x₃"];
/// The upper end of the axis.
pub const AXIS: &str = "(1, 1, 1)";

/// Below LayerNorm's picture: what is drawn, and how many x lie outside of it. `has_points` says
/// whether any point has a place at the stage, `is_dot` whether the circle is smaller than a
/// marker.
#[must_use]
pub fn layer_norm(
    stage: Stage,
    has_points: bool,
    is_dot: bool,
    beyond: usize,
    count: usize,
) -> String {
    let marks = match stage {
        _ if !has_points => format!("No {} is finite.", name(stage)),
        Stage::Input => "Hollow: x.".to_owned(),
        Stage::Centred => "Small: x. Large: x − μ, on the plane.".to_owned(),
        Stage::Normalized | Stage::Output => {
            format!("Hollow: x. Green: {}.", name(stage))
        }
    };
    format!(
        "The plane of sum 0 and the circle of radius √3 in it. {marks}{}{}",
        dot("circle", is_dot),
        outside(beyond, count)
    )
}

/// Below RMSNorm's picture. `is_dot` says whether the sphere is smaller than a marker.
#[must_use]
pub fn rms_norm(is_dot: bool, beyond: usize, count: usize) -> String {
    format!(
        "The sphere of radius √3, on which LayerNorm’s circle is the equator and (1, 1, 1) a pole (×). γ is 1. Pale: on the far side.{}{}",
        dot("sphere", is_dot),
        outside(beyond, count)
    )
}

/// Below the picture along the axis. `image` says whether the image of the circle is drawn,
/// and then whether it is smaller than a marker; `is_dot` whether the circle is.
#[must_use]
pub fn along(is_dot: bool, image: Option<bool>) -> String {
    let image = match image {
        Some(true) => {
            " Dashed: what γ and β make of the circle, which at this scale is smaller than a marker."
        }
        Some(false) => " Dashed: what γ and β make of the circle.",
        None => "",
    };
    let dot = dot("circle", is_dot);
    format!("The plane without foreshortening: x and x − μ coincide.{dot}{image}")
}

/// Beside a large image or β, a circle or a sphere of radius √3 may be as small as a dot.
fn dot(shape: &str, is_dot: bool) -> String {
    if is_dot {
        format!(" At this scale the {shape} is smaller than a marker.")
    } else {
        String::new()
    }
}

fn outside(beyond: usize, count: usize) -> String {
    match beyond {
        0 => String::new(),
        1 if count == 1 => " x lies outside the picture.".to_owned(),
        2 if count == 2 => " Both x lie outside the picture.".to_owned(),
        all if all == count => format!(" All {count} x lie outside the picture."),
        1 => " One x lies outside the picture.".to_owned(),
        some => format!(" {some} of the x lie outside the picture."),
    }
}
