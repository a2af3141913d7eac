//! What γ and β make of the circle.
//!
//! The circle is `√3·(u·cos t + w·sin t)` with the unit vectors `u = (1, −1, 0)/√2` and
//! `w = (1, 1, −2)/√6` of the plane. γ maps it to an ellipse, whose half-axes are √3 times the
//! singular values of the 3×2 matrix `diag(γ)·[u w]`; β is its centre.

use serde::Serialize;

use crate::lab::matrix::Matrix;

/// The image of the circle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shape {
    /// The longer and the shorter half-axis; the second is 0 for a line, and both for a point.
    pub half_axes: [f64; 2],
    /// Its centre: β.
    pub centre: [f64; 3],
}

/// The image of the circle under γ and β, each of shape `[1, 3]`.
#[must_use]
pub fn shape(gamma: &Matrix, beta: &Matrix) -> Shape {
    let [a, b, c] = triple(gamma).map(|gamma| gamma * gamma);
    // The Gram matrix of diag(γ)·[u w], and its larger eigenvalue.
    let (first, second) = (f64::midpoint(a, b), (a + b + 4.0 * c) / 6.0);
    let mixed = (a - b) / 12_f64.sqrt();
    let middle = f64::midpoint(first, second);
    let larger = middle + ((first - second) / 2.0).hypot(mixed);
    // The determinant, as a sum without cancellation.
    let determinant = (a * b + b * c + c * a) / 3.0;
    let smaller = if larger > 0.0 {
        determinant / larger
    } else {
        0.0
    };
    Shape {
        half_axes: [larger, smaller.min(larger)].map(|square| (3.0 * square).sqrt()),
        centre: triple(beta),
    }
}

/// The three entries of γ or β, of shape `[1, 3]`.
#[must_use]
pub fn triple(parameter: &Matrix) -> [f64; 3] {
    let entry = |feature| parameter.get(0, feature).map_or(0.0, f64::from);
    [entry(0), entry(1), entry(2)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half_axes(gamma: [f32; 3]) -> [f64; 2] {
        let zero = Matrix::new(1, 3, vec![0.0; 3]);
        shape(&Matrix::new(1, 3, gamma.to_vec()), &zero).half_axes
    }

    fn is_near(measured: [f64; 2], expected: [f64; 2]) {
        for (measured, expected) in std::iter::zip(measured, expected) {
            let allowed = 1e-12 * (1.0 + expected);
            assert!(
                (measured - expected).abs() < allowed,
                "{measured} {expected}"
            );
        }
    }

    #[test]
    fn equal_entries_keep_a_circle_whatever_their_signs() {
        let root = 3_f64.sqrt();
        is_near(half_axes([1.0, 1.0, 1.0]), [root, root]);
        is_near(half_axes([2.0, -2.0, 2.0]), [2.0 * root, 2.0 * root]);
    }

    /// Without the third feature, the circle is seen along that feature's axis, which is
    /// acos(1/√3) from (1, 1, 1).
    #[test]
    fn one_zero_projects_the_circle_and_two_leave_a_line() {
        is_near(half_axes([1.0, 1.0, 0.0]), [3_f64.sqrt(), 1.0]);
        is_near(half_axes([0.0, 0.0, 1.0]), [2_f64.sqrt(), 0.0]);
        is_near(half_axes([0.0; 3]), [0.0, 0.0]);
    }

    /// No point of the image is farther from its centre, or nearer.
    #[test]
    fn the_half_axes_are_the_extreme_distances_of_the_image() {
        let gamma = [0.5_f32, -2.0, 3.0];
        let [long, short] = half_axes(gamma);
        let distances = (0..3600).map(|step| {
            let (sin, cos) = (0.1 * f64::from(step)).to_radians().sin_cos();
            let (u, w) = (cos / 2_f64.sqrt(), sin / 6_f64.sqrt());
            let point = [u + w, w - u, -2.0 * w];
            let squares = std::iter::zip(point, gamma).map(|(x, g)| (x * f64::from(g)).powi(2));
            (3.0 * squares.sum::<f64>()).sqrt()
        });
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        for distance in distances {
            (least, most) = (least.min(distance), most.max(distance));
        }
        assert!((most - long).abs() < 1e-5, "{most} {long}");
        assert!((least - short).abs() < 1e-5, "{least} {short}");
    }
}
