//! LayerNorm's picture: the plane, the circle and its image, and the way of each point.

use super::{
    MARK, NORMALIZED, RADIUS, SMALL_MARK, axis,
    bounds::Bounds,
    feature_names, features, is_image_shown, label,
    path::{Way, marker},
    scene::Scene,
    vector::{Point, axes},
};
use crate::lab::geometry::{Outcome, shape::triple};

/// The classes of the legs: down to the plane, to the circle, and to the image.
const LEGS: [&str; 3] = ["space-drop", "space-way", "space-way"];

pub(super) fn draw(scene: &mut Scene, outcome: &Outcome, ways: &[Way], progress: f64) {
    let is_behind =
        |scene: &Scene, way: &Way| way.start().is_some_and(|x| scene.is_behind_plane(x));
    let (behind, front): (Vec<&Way>, Vec<&Way>) =
        ways.iter().partition(|way| is_behind(scene, way));
    for way in &behind {
        before(scene, outcome, way, progress);
    }
    plane(scene, outcome);
    features(scene);
    axis(scene);
    for way in ways {
        for (leg, class) in std::iter::zip(way.legs(progress), LEGS).skip(1) {
            scene.line(class, leg[0], leg[1]);
        }
    }
    for way in &front {
        before(scene, outcome, way, progress);
    }
    now(scene, outcome, ways, progress);
    feature_names(scene);
}

/// x, and the line from there to the plane.
fn before(scene: &mut Scene, outcome: &Outcome, way: &Way, progress: f64) {
    let Some(x) = way.start() else { return };
    if let Some([from, to]) = way.legs(progress).first().copied() {
        scene.line(LEGS[0], from, to);
    }
    if progress > 0.0 {
        let size = SMALL_MARK * scene.font;
        scene.mark(
            "space-before",
            &marker(outcome.source, way.row, size),
            x,
            size,
        );
    }
}

/// The part of the plane around 0, the circle, and what γ and β make of it.
fn plane(scene: &mut Scene, outcome: &Outcome) {
    let [_, u, w] = axes();
    let disc = Bounds::disc(outcome);
    let times = |factor: f64, direction: Point| direction.map(|x| factor * x);
    scene.ellipse("space-plane", [0.0; 3], times(disc, u), times(disc, w));
    scene.ellipse("space-circle", [0.0; 3], times(RADIUS, u), times(RADIUS, w));
    if is_image_shown(outcome) {
        let [gamma, beta] = [&outcome.gamma, &outcome.beta].map(triple);
        let scaled = |direction: Point| -> Point {
            std::array::from_fn(|i| RADIUS * gamma[i] * direction[i])
        };
        scene.ellipse("space-image", beta, scaled(u), scaled(w));
    }
}

/// Where the points are now, the nearest last.
fn now(scene: &mut Scene, outcome: &Outcome, ways: &[Way], progress: f64) {
    let size = MARK * scene.font;
    let class = if progress >= NORMALIZED {
        "space-after"
    } else {
        "space-before"
    };
    let mut places: Vec<(usize, Point)> = ways
        .iter()
        .filter_map(|way| Some((way.row, way.at(progress)?)))
        .collect();
    let view = *scene.view;
    let depth = |place: &(usize, Point)| view.project(place.1).depth;
    places.sort_by(|a, b| depth(a).total_cmp(&depth(b)));
    for &(row, at) in &places {
        scene.mark(class, &marker(outcome.source, row, size), at, size);
    }
    for &(row, at) in &places {
        if let Some(label) = label(outcome, row) {
            scene.text("space-label", &label, at, [0.95, -0.5]);
        }
    }
}
