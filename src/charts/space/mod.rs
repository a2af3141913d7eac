//! Station 9's pictures: points with three features on their way through LayerNorm and
//! RMSNorm, as SVG.
//!
//! The projection is orthographic ([`view`]), drawn by the lab itself: a few dozen lines and
//! marks need no library for three dimensions, follow every input at once, and print.
//! Colours come from the classes of `style/space.css`, so that the page's theme applies.
//!
//! | module | holds |
//! |---|---|
//! | [`view`] | the projection, by turn and tilt |
//! | [`vector`] | points as vectors |
//! | [`bounds`] | what a picture must have space for |
//! | [`clip`] | the part of a line within a picture |
//! | `scene` | points, lines and curves in a picture |
//! | `path` | the way of each point |
//! | `layer_norm`, `rms_norm` | the pictures |
//! | `table` | the numbers |

pub mod bounds;
pub mod clip;
mod layer_norm;
mod path;
mod rms_norm;
mod scene;
mod table;
pub mod vector;
pub mod view;

pub use table::table;

use self::{
    bounds::Bounds,
    path::Way,
    scene::Scene,
    vector::{Point, axes},
    view::View,
};
use super::float_grid::Panel;
use crate::{
    lab::{
        geometry::{Outcome, Source, shape::shape},
        scenario::{Geometry, Stage},
    },
    words::geometry::picture as words,
};

/// The width of a marker at the present stage, and of one at x, relative to the font size.
const MARK: f64 = 0.75;
const SMALL_MARK: f64 = 0.5;
/// The most rows with a number beside their marker.
const MOST_LABELS: usize = 8;
/// How far a point has come when it is normalised: from there on its marker is green.
const NORMALIZED: f64 = 2.0;
/// The length of the features' directions.
const FEATURE: f64 = 2.0;
/// The radius of the circle and of the sphere: √3.
const RADIUS: f64 = 1.732_050_807_568_877_2;

/// How far the points have come at a stage: 0 is x, 3 is y.
#[must_use]
pub fn progress(stage: Stage) -> f64 {
    match stage {
        Stage::Input => 0.0,
        Stage::Centred => 1.0,
        Stage::Normalized => NORMALIZED,
        Stage::Output => 3.0,
    }
}

/// The three pictures, each `size` pixels wide and high, with text of `font` pixels:
/// LayerNorm and RMSNorm, turned and tilted, and LayerNorm seen along the axis (1, 1, 1).
///
/// `progress` is how far the points have come, from 0 to 3; between two stages they move in
/// straight lines.
#[must_use]
pub fn panels(
    outcome: &Outcome,
    settings: &Geometry,
    progress: f64,
    size: f64,
    font: f64,
) -> [Panel; 3] {
    let bounds = Bounds::of(outcome);
    let oblique = View::new([settings.turn, settings.tilt], &bounds, size);
    let along = View::new([settings.turn, 90.0], &Bounds::across(outcome), size);
    let (layer_norm, rms_norm) = (path::layer_norm(outcome), path::rms_norm(outcome));
    let draw = |view: &View, ways: &[Way], of: Draw| {
        let mut scene = Scene::new(view, font);
        of(&mut scene, outcome, ways, progress);
        scene.finish()
    };
    let count = outcome.points.len();
    let hidden = |view: &View, ways: &[Way]| beyond(view, ways, font);
    let at_stage = self::progress(settings.stage);
    let has_points = layer_norm.iter().any(|way| way.at(at_stage).is_some());
    let is_dot = |view: &View, radius: f64| 2.0 * radius * view.scale < MARK * font;
    let long = shape(&outcome.gamma, &outcome.beta).half_axes[0];
    let has_image = is_image_shown(outcome) && outcome.gamma.uniform() != Some(0.0);
    let image = has_image.then(|| is_dot(&along, long));
    [
        Panel {
            id: "geometry-layer-norm",
            title: words::LAYER_NORM,
            caption: words::layer_norm(
                settings.stage,
                has_points,
                is_dot(&oblique, RADIUS),
                hidden(&oblique, &layer_norm),
                count,
            ),
            svg: Some(draw(&oblique, &layer_norm, layer_norm::draw)),
        },
        Panel {
            id: "geometry-rms-norm",
            title: words::RMS_NORM,
            caption: words::rms_norm(is_dot(&oblique, RADIUS), hidden(&oblique, &rms_norm), count),
            svg: Some(draw(&oblique, &rms_norm, rms_norm::draw)),
        },
        Panel {
            id: "geometry-along",
            title: words::ALONG,
            caption: words::along(is_dot(&along, RADIUS), image),
            svg: Some(draw(&along, &layer_norm, layer_norm::draw)),
        },
    ]
}

/// Draws a picture.
type Draw = fn(&mut Scene, &Outcome, &[Way], f64);

/// How many x are finite but not in the picture.
fn beyond(view: &View, ways: &[Way], font: f64) -> usize {
    let margin = SMALL_MARK * font / 2.0 + 1.0;
    let outside = |way: &&Way| {
        way.start()
            .is_some_and(|x| !clip::is_inside(view.project(x).at, view.size, margin))
    };
    ways.iter().filter(outside).count()
}

/// Whether γ and β change the circle, so that its image is drawn too.
fn is_image_shown(outcome: &Outcome) -> bool {
    outcome.gamma.uniform() != Some(1.0) || outcome.beta.uniform() != Some(0.0)
}

/// The directions of the three features, from 0.
fn features(scene: &mut Scene) {
    if !has_features(scene) {
        return;
    }
    for feature in 0..words::FEATURES.len() {
        scene.line("space-feature", [0.0; 3], along(feature, FEATURE));
    }
}

/// The names of the three features, beyond the ends of their directions. Drawn last: lines
/// through a name would make it hard to read.
fn feature_names(scene: &mut Scene) {
    if !has_features(scene) {
        return;
    }
    let mut named: Vec<[f64; 2]> = Vec::new();
    for (feature, name) in words::FEATURES.into_iter().enumerate() {
        let end = along(feature, 1.25 * FEATURE);
        let [x, y] = scene.view.project(end).at;
        // Seen from the edge of the plane, two names may fall together.
        let is_free =
            |&[other_x, other_y]: &[f64; 2]| (x - other_x).hypot(y - other_y) > 1.3 * scene.font;
        if named.iter().all(is_free) {
            scene.text("space-name", name, end, [0.0, 0.35]);
            named.push([x, y]);
        }
    }
}

/// Beside points that are far away, the directions would be shorter than their names, and are
/// left out.
fn has_features(scene: &Scene) -> bool {
    FEATURE * scene.view.scale >= 2.0 * scene.font
}

/// The point at this distance from 0 in the direction of a feature.
fn along(feature: usize, distance: f64) -> Point {
    let mut point = [0.0; 3];
    point[feature] = distance;
    point
}

/// The axis (1, 1, 1) through the whole picture.
fn axis(scene: &mut Scene) {
    let [n, ..] = axes();
    // Seen along the axis, it is a point.
    if scene.view.towards(n).abs() < 0.999 {
        let far = scene.view.size / scene.view.scale;
        scene.line("space-axis", n.map(|x| -far * x), n.map(|x| far * x));
        scene.name_axis("space-name", words::AXIS);
    }
}

/// The number of a row, if there are few.
fn label(outcome: &Outcome, row: usize) -> Option<String> {
    let is_labelled = outcome.source == Source::Matrix && outcome.input.rows() <= MOST_LABELS;
    is_labelled.then(|| (row + 1).to_string())
}
