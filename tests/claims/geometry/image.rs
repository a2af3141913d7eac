//! What γ and β make of the circle, by points along it.

use layernorm_lab::{claims::geometry::Image, lab::geometry};

use super::{dot, ends};
use crate::judge::{INVISIBLE, Judge};

/// What γ and β make of points of the circle, one degree apart. Returns the longer half-axis.
pub(super) fn image(judge: &mut Judge, image: &Image, space: &geometry::Outcome) -> f64 {
    let [gamma, beta] = [&space.gamma, &space.beta]
        .map(|parameter| [0, 1, 2].map(|i| f64::from(parameter.values()[i])));
    let radii: Vec<f64> = (0..3600)
        .map(|step| {
            let (sin, cos) = (f64::from(step) * 0.1).to_radians().sin_cos();
            let (u, w) = (
                3_f64.sqrt() * cos / 2_f64.sqrt(),
                3_f64.sqrt() * sin / 6_f64.sqrt(),
            );
            let circle = [u + w, w - u, -2.0 * w];
            let scaled = [0, 1, 2].map(|i| gamma[i] * circle[i]);
            dot(scaled, scaled).sqrt()
        })
        .collect();
    let (short, long) = ends(&radii);
    let size = 1e-5 * long;
    let (half_axes, centre) = match *image {
        Image::Same => ([3_f64.sqrt(); 2], [0.0; 3]),
        Image::Circle(radius, centre) => ([radius; 2], centre),
        Image::Ellipse(half_axes, centre) => (half_axes, centre),
        Image::Line(half, centre) => ([half, 0.0], centre),
        Image::Point(centre) => ([0.0; 2], centre),
    };
    judge.claim(centre == beta, || {
        format!("{image:?} is not around {beta:?}")
    });
    judge.near(half_axes[0], long, size, "the longer half-axis");
    let tolerance = match image {
        Image::Circle(..) => 2.0 * INVISIBLE * long,
        // The steps of the sample miss the shortest distance.
        _ => 2e-3 * long,
    };
    judge.near(half_axes[1], short, tolerance, "the shorter half-axis");
    long
}
