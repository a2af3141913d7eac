//! The projection keeps lengths, angles and what lies upright.

use layernorm_lab::{
    charts::space::{
        bounds::Bounds,
        view::{Projected, View},
    },
    lab::scenario::LayerNorm,
};
use proptest::prelude::*;

use crate::strategies::{config, layer, outcome, points, triple, view};

/// A point of the picture in pixels, with the depth as third coordinate.
fn pixels(Projected { at: [x, y], depth }: Projected) -> [f64; 3] {
    [x, y, depth]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    std::iter::zip(a, b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

fn point() -> impl Strategy<Value = [f64; 3]> {
    [-5_f64..5.0, -5_f64..5.0, -5_f64..5.0]
}

proptest! {
    #![proptest_config(config())]

    /// With the depth, every distance is `scale` times that in space. So a length across the
    /// line of sight, whose depth does not change, keeps its length in the picture.
    #[test]
    fn lengths_are_kept((a, b) in (point(), point()), view in view(), points in points()) {
        let outcome = outcome(points, &LayerNorm::default());
        let view = View::new([view.turn, view.tilt], &Bounds::of(&outcome), 400.0);
        let [from, to] = [a, b].map(|point| pixels(view.project(point)));
        let expected = view.scale * distance(a, b);
        prop_assert!((distance(from, to) - expected).abs() <= 1e-9 * (1.0 + expected));
    }

    /// A turn and a tilt change neither the scale nor what is in the middle.
    #[test]
    fn turning_keeps_the_scale(view in view(), points in points(), layer in layer()) {
        let outcome = outcome(points, &layer);
        let bounds = Bounds::of(&outcome);
        let turned = View::new([view.turn, view.tilt], &bounds, 400.0);
        let rest = View::new([0.0, 0.0], &bounds, 400.0);
        prop_assert_eq!(turned.scale.to_bits(), rest.scale.to_bits());
        let middle = [bounds.height / 3_f64.sqrt(); 3];
        for view in [turned, rest] {
            let at = view.project(middle).at;
            prop_assert!((at[0] - 200.0).abs() < 1e-6 && (at[1] - 200.0).abs() < 1e-6, "{at:?}");
        }
    }

    /// Subtracting the mean moves a point parallel to (1, 1, 1), and that is straight down
    /// or up in every picture.
    #[test]
    fn the_axis_stands_upright(x in point(), by in -5_f64..5.0, view in view(), points in points()) {
        let outcome = outcome(points, &LayerNorm::default());
        let view = View::new([view.turn, view.tilt], &Bounds::of(&outcome), 400.0);
        let [from, to] = [x, x.map(|x| x + by)].map(|point| view.project(point).at);
        prop_assert!((from[0] - to[0]).abs() < 1e-9 * 400.0, "{from:?} {to:?}");
    }

    /// Seen along the axis, distances in the plane keep their length, whatever the turn.
    #[test]
    fn seen_along_the_axis_the_plane_is_not_foreshortened(
        points in points(),
        turn in -180_f64..=180.0,
    ) {
        let outcome = outcome(points, &LayerNorm::default());
        let view = View::new([turn, 90.0], &Bounds::across(&outcome), 400.0);
        for row in 0..outcome.normalized.rows() {
            let hat = triple(outcome.normalized.row(row));
            // Large values leave the plane by rounding.
            if hat.iter().all(|x| x.is_finite()) && hat.iter().sum::<f64>().abs() < 1e-6 {
                let [x, y] = view.project(hat).at;
                let measured = (x - 200.0).hypot(y - 200.0);
                let expected = view.scale * distance(hat, [0.0; 3]);
                prop_assert!((measured - expected).abs() < 1e-4, "{measured} {expected}");
            }
        }
    }
}

/// Looking down along (1, 1, 1), the features follow each other against the clock, as in a
/// right-handed system.
#[test]
fn the_features_are_right_handed() {
    let points = layernorm_lab::lab::matrix::Matrix::new(1, 3, vec![1.0, 2.0, 3.0]);
    let outcome = outcome(points, &LayerNorm::default());
    let view = View::new([0.0, 90.0], &Bounds::across(&outcome), 400.0);
    let angle = |feature: usize| {
        let mut unit = [0.0; 3];
        unit[feature] = 1.0;
        let [x, y] = view.project(unit).at;
        (200.0 - y).atan2(x - 200.0).to_degrees().rem_euclid(360.0)
    };
    let turns = [(0, 1), (1, 2), (2, 0)].map(|(a, b)| (angle(b) - angle(a)).rem_euclid(360.0));
    for turn in turns {
        assert!((turn - 120.0).abs() < 1e-9, "{turns:?}");
    }
}
