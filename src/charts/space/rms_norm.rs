//! RMSNorm's picture: the sphere with its poles on the axis, and the way of each point.

use super::{
    MARK, NORMALIZED, RADIUS, SMALL_MARK, axis, feature_names, features, label,
    path::{Way, marker},
    scene::Scene,
    vector::{Point, axes},
};
use crate::{charts::svg::symbol, lab::geometry::Outcome};

pub(super) fn draw(scene: &mut Scene, outcome: &Outcome, ways: &[Way], progress: f64) {
    let times = |direction: Point| direction.map(|x| RADIUS * x);
    let [n, u, w] = axes();
    let view = *scene.view;
    let [right, up] = view.across().map(times);
    scene.ellipse("space-sphere", [0.0; 3], right, up);
    // LayerNorm's circle is the equator.
    scene.half("space-equator far", times(u), times(w), false);
    features(scene);
    axis(scene);
    let is_far = |point: Point| view.towards(point) < 0.0;
    let mut places: Vec<(&Way, Point)> = ways
        .iter()
        .filter_map(|way| Some((way, way.at(progress)?)))
        .collect();
    let depth = |place: &(&Way, Point)| view.project(place.1).depth;
    places.sort_by(|a, b| depth(a).total_cmp(&depth(b)));
    let (far, near): (Vec<_>, Vec<_>) = places.into_iter().partition(|&(_, at)| is_far(at));
    draw_points(scene, outcome, &far, progress, " far");
    scene.half("space-equator", times(u), times(w), true);
    for pole in [n, n.map(|x| -x)] {
        let size = SMALL_MARK * scene.font;
        let class = if is_far(pole) {
            "space-pole far"
        } else {
            "space-pole"
        };
        scene.mark(class, &symbol::path("x", size), times(pole), size);
    }
    draw_points(scene, outcome, &near, progress, "");
    feature_names(scene);
}

fn draw_points(
    scene: &mut Scene,
    outcome: &Outcome,
    places: &[(&Way, Point)],
    progress: f64,
    far: &str,
) {
    let source = outcome.source;
    let (size, small) = (MARK * scene.font, SMALL_MARK * scene.font);
    for &(way, _) in places {
        // RMSNorm subtracts no mean: nothing moves on the first leg.
        for [from, to] in way.legs(progress).into_iter().skip(1) {
            scene.line(&format!("space-way{far}"), from, to);
        }
        if let Some(x) = way.start().filter(|_| progress > 1.0) {
            let shape = marker(source, way.row, small);
            scene.mark(&format!("space-before{far}"), &shape, x, small);
        }
    }
    let class = if progress >= NORMALIZED {
        "space-after"
    } else {
        "space-before"
    };
    for &(way, at) in places {
        let shape = marker(source, way.row, size);
        scene.mark(&format!("{class}{far}"), &shape, at, size);
        if let Some(label) = label(outcome, way.row) {
            scene.text("space-label", &label, at, [0.95, -0.5]);
        }
    }
}
