//! Station 9: what LayerNorm and RMSNorm do to points with three features.
//!
//! A row x of three features is a point. `x − μ` lies in the plane through 0 at right angles
//! to (1, 1, 1), because its features sum to 0. `x̂ = (x − μ)/√(v + ε)` has the length
//! `√(3·v/(v + ε))`: the points of the plane at the distance √3 form a circle, and ε keeps
//! points of small variance inside it. γ and β map the plane to `γ·x̂ + β`, and the circle to
//! an ellipse ([`shape`]). RMSNorm, `x/√(mean(x²) + ε)`, maps points to the sphere of radius
//! √3.
//!
//! x̂, y and RMSNorm's result are burn's, in float32, whatever the layer's number format; x is
//! in that format. Each row is normalised by itself, with the γ and β of the first row.

pub mod shape;

use serde::Serialize;

use crate::lab::{
    activations::activations,
    layer::Layer,
    matrix::Matrix,
    real::Real,
    relatives::{self, Cause, Relative},
    scenario::{self, Activations, Geometry, NormalizedShape, Precision, Scenario},
    statistics::{Moments, length},
};

/// The number of features.
pub const FEATURES: usize = 3;
/// The number of points of the cloud.
pub const CLOUD_POINTS: u32 = 24;

/// Where the points come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// They are the rows of the matrix.
    Matrix,
    /// They are drawn from the seed.
    Cloud,
}

impl Source {
    /// Where the points of a scenario come from.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        if scenario.activations.shape().1 as usize == FEATURES {
            Self::Matrix
        } else {
            Self::Cloud
        }
    }
}

/// The points at every stage. Each matrix has shape `[points, 3]`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Where the points come from.
    pub source: Source,
    /// x.
    pub input: Matrix,
    /// x − μ, computed in float64 and rounded to float32.
    pub centred: Matrix,
    /// x̂, by burn's LayerNorm with γ = 1 and β = 0.
    pub normalized: Matrix,
    /// y, by burn's LayerNorm.
    pub output: Matrix,
    /// The result of burn's RMSNorm with γ = 1.
    pub rms: Matrix,
    /// γ, shape `[1, 3]`.
    pub gamma: Matrix,
    /// β, shape `[1, 3]`.
    pub beta: Matrix,
    /// The numbers of each point.
    pub points: Vec<Point>,
}

/// The numbers of one point, in float64.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// μ.
    pub mean: Real,
    /// v, the biased variance.
    pub variance: Real,
    /// The length of x̂ in exact arithmetic, `√(3·v/(v + ε))`; undefined if `v + ε` is 0.
    pub radius: Real,
    /// The length of burn's x̂.
    pub length: Real,
    /// The length of RMSNorm's result.
    pub rms_length: Real,
    /// Why RMSNorm's result is not finite, or 0 although x is not; `None` if it is neither.
    pub rms_cause: Option<Cause>,
    /// The angle between x and the nearer end of the axis (1, 1, 1), in degrees: atan(σ/|μ|).
    /// RMSNorm keeps it. Undefined for x = 0.
    pub angle: Real,
}

/// The points: the rows of the matrix if it has three features, else a cloud,
/// `torch.randn(24, 3) * std + mean` after `torch.manual_seed(seed)`.
#[must_use]
pub fn points(seed: u64, settings: &Geometry, matrix: &Matrix) -> (Source, Matrix) {
    if matrix.columns() == FEATURES {
        return (Source::Matrix, matrix.clone());
    }
    let cloud = Activations {
        rows: CLOUD_POINTS,
        features: 3,
        mean: settings.mean,
        std: settings.std,
        own: None,
        edits: Vec::new(),
    };
    (Source::Cloud, activations(seed, &cloud))
}

/// Applies both layers to points, shape `[points, 3]`.
///
/// # Panics
/// If the points do not have three features.
#[must_use]
pub fn run((source, input): (Source, Matrix), layer: &scenario::LayerNorm) -> Outcome {
    let count = input.rows();
    assert_eq!(input.columns(), FEATURES, "a point has three features");
    let float32 = scenario::LayerNorm {
        precision: Precision::Float32,
        normalized_shape: NormalizedShape::Row,
        ..layer.clone()
    };
    let affine = Layer::new(count, FEATURES, &float32);
    let plain = |relative| {
        let result = relatives::run(relative, &input, layer.eps, Precision::Float32);
        result
            .expect("these layers take any number of features")
            .output
    };
    let normalized = plain(Relative::LayerNormRow);
    let rms = plain(Relative::RmsNorm);
    let points = (0..count)
        .map(|row| point(&input, &normalized, &rms, row, layer.eps))
        .collect();
    Outcome {
        source,
        centred: centred(&input),
        output: affine.forward(input.clone()),
        gamma: affine.gamma,
        beta: affine.beta,
        normalized,
        rms,
        input,
        points,
    }
}

fn point(input: &Matrix, normalized: &Matrix, rms: &Matrix, row: usize, eps: f64) -> Point {
    let moments = Moments::of(input.row(row).iter().copied());
    let (mean, variance) = (moments.mean, moments.variance_biased());
    let angle = if mean == 0.0 && variance == 0.0 {
        f64::NAN
    } else {
        variance.sqrt().atan2(mean.abs()).to_degrees()
    };
    Point {
        mean: mean.into(),
        variance: variance.into(),
        radius: (3.0 * variance / (variance + eps)).sqrt().into(),
        length: length(normalized.row(row)).into(),
        rms_length: length(rms.row(row)).into(),
        rms_cause: rms_cause(input.row(row), rms.row(row), eps),
        angle: angle.into(),
    }
}

fn rms_cause(x: &[f32], rms: &[f32], eps: f64) -> Option<Cause> {
    let [x, rms] = [x, rms].map(|point| Matrix::new(1, FEATURES, point.to_vec()));
    let effects = relatives::effects(Relative::RmsNorm, &x, &rms, eps);
    effects.first().map(|effect| effect.cause)
}

#[expect(clippy::cast_possible_truncation, reason = "a matrix is float32")]
fn centred(input: &Matrix) -> Matrix {
    let values = (0..input.rows()).flat_map(|row| {
        let mean = Moments::of(input.row(row).iter().copied()).mean;
        let values = input.row(row).iter();
        values.map(move |&x| (f64::from(x) - mean) as f32)
    });
    Matrix::new(input.rows(), FEATURES, values.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{random::Generator, scenario::LayerNorm};

    #[test]
    fn the_cloud_is_the_first_draw_of_the_seed() {
        let settings = Geometry {
            mean: 0.0,
            std: 1.0,
            ..Geometry::default()
        };
        let ten = Matrix::new(1, 10, vec![0.0; 10]);
        let (source, cloud) = points(7, &settings, &ten);
        assert_eq!(source, Source::Cloud);
        assert_eq!(cloud.into_values(), Generator::seeded(7).randn(72));
    }

    #[test]
    fn a_matrix_of_three_features_gives_its_rows() {
        let matrix = Matrix::new(2, 3, vec![1.0, 2.0, 3.0, 4.0, 4.0, 4.0]);
        let (source, rows) = points(7, &Geometry::default(), &matrix);
        assert_eq!((source, &rows), (Source::Matrix, &matrix));
        let outcome = run((source, rows), &LayerNorm::default());
        assert_eq!(outcome.centred.values(), [-1.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        let [first, second] = [outcome.points[0], outcome.points[1]];
        assert_eq!(first.mean, Real::Finite(2.0));
        assert!((first.length.to_f64() - 3_f64.sqrt()).abs() < 1e-4);
        assert_eq!(second.length, Real::Finite(0.0));
        assert_eq!(second.angle, Real::Finite(0.0));
        assert!((second.rms_length.to_f64() - 3_f64.sqrt()).abs() < 1e-6);
    }

    /// (1, −1, 0) is at right angles to (1, 1, 1), and (1, 1, 0) is 35.26° from it.
    #[test]
    fn the_angle_is_that_between_the_point_and_the_axis() {
        let matrix = Matrix::new(3, 3, vec![1.0, -1.0, 0.0, -1.0, -1.0, 0.0, 0.0, 0.0, 0.0]);
        let outcome = run((Source::Matrix, matrix), &LayerNorm::default());
        let angle = |row: usize| outcome.points[row].angle.to_f64();
        assert!((angle(0) - 90.0).abs() < 1e-12);
        assert!((angle(1) - (2.0 / 6_f64.sqrt()).acos().to_degrees()).abs() < 1e-12);
        assert!(angle(2).is_nan());
    }
}
