//! The points lie in the plane, on the circle and on the sphere.

use layernorm_lab::lab::scenario::LayerNorm;
use proptest::prelude::*;

use crate::strategies::{config, layer, ordinary_points, outcome, points, triple};

/// A few units in the last place of values of the size of √3.
const ROUNDING: f64 = 2e-6;

fn length(point: [f64; 3]) -> f64 {
    point.iter().map(|x| x * x).sum::<f64>().sqrt()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn ordinary_points_land_on_the_circle_and_on_the_sphere(
        points in ordinary_points(),
        exponent in -12_f64..2.0,
    ) {
        let eps = 10_f64.powf(exponent);
        let layer = LayerNorm { eps, ..LayerNorm::default() };
        let outcome = outcome(points, &layer);
        for (row, point) in outcome.points.iter().enumerate() {
            let x = triple(outcome.input.row(row));
            let mean = x.iter().sum::<f64>() / 3.0;
            let variance = x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 3.0;
            // The plane: x is up to 10, and the rounding of x − μ is divided by σ.
            let allowed = ROUNDING * (1.0 + 10.0 / (variance + eps).sqrt());
            let hat = triple(outcome.normalized.row(row));
            prop_assert!(hat.iter().sum::<f64>().abs() <= 3.0 * allowed, "{hat:?}");
            let radius = (3.0 * variance / (variance + eps)).sqrt();
            prop_assert!((length(hat) - radius).abs() <= allowed, "{hat:?} {radius}");
            prop_assert!((point.length.to_f64() - radius).abs() <= allowed);
            prop_assert!((point.radius.to_f64() - radius).abs() <= 1e-9);
            let squares = mean * mean + variance;
            let on_sphere = (3.0 * squares / (squares + eps)).sqrt();
            let rms = triple(outcome.rms.row(row));
            prop_assert!((length(rms) - on_sphere).abs() <= ROUNDING, "{rms:?}");
            prop_assert!((point.rms_length.to_f64() - on_sphere).abs() <= ROUNDING);
            // cos(LN, RMS) = σ/√(σ² + μ²).
            let dot: f64 = std::iter::zip(hat, rms).map(|(a, b)| a * b).sum();
            let cosine = dot / (length(hat) * length(rms));
            let expected = (variance / squares).sqrt();
            prop_assert!((cosine - expected).abs() <= 10.0 * allowed / length(hat), "{cosine} {expected}");
        }
    }

    /// x − μ lies in the plane however large x is, and y on the ellipse: without β and γ it
    /// is on the circle again.
    #[test]
    fn centred_points_sum_to_zero_and_outputs_are_scaled_and_shifted(
        points in points(),
        layer in layer(),
    ) {
        let outcome = outcome(points, &layer);
        for row in 0..outcome.input.rows() {
            let centred = triple(outcome.centred.row(row));
            if centred.iter().all(|x| x.is_finite()) {
                let size = centred.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
                let sum: f64 = centred.iter().sum();
                prop_assert!(sum.abs() <= 2e-7 * size + 1e-44, "{centred:?}");
            }
            let (hat, y) = (outcome.normalized.row(row), outcome.output.row(row));
            let sigma = (outcome.points[row].variance.to_f64() + layer.eps).sqrt();
            for feature in 0..3 {
                let [gamma, beta] = [&outcome.gamma, &outcome.beta]
                    .map(|parameter| f64::from(parameter.values()[feature]));
                let expected = f64::from(hat[feature]) * gamma + beta;
                let measured = f64::from(y[feature]);
                let size = expected.abs() + beta.abs();
                // flex multiplies γ by 1/σ first, and float32 may not hold that.
                let scale = (gamma / sigma).abs();
                let is_lost = cfg!(feature = "flex") && scale < f64::from(f32::MIN_POSITIVE);
                prop_assert!(
                    is_lost || expected.is_nan() && measured.is_nan()
                        || expected.abs() > f64::from(f32::MAX)
                        || (measured - expected).abs() <= 1e-6 * size + 1e-44,
                    "{measured} {expected}"
                );
            }
        }
    }
}

/// Rows of three equal values become 0, the centre; with ε = 0 they have no place.
#[test]
fn equal_values_become_the_centre_or_nothing() {
    let points =
        || layernorm_lab::lab::matrix::Matrix::new(2, 3, vec![4.0, 4.0, 4.0, 0.0, 0.0, 0.0]);
    let normalized = |eps: f64| {
        let layer = LayerNorm {
            eps,
            ..LayerNorm::default()
        };
        outcome(points(), &layer).normalized.into_values()
    };
    assert_eq!(normalized(1e-5), [0.0; 6]);
    assert!(normalized(0.0).iter().all(|x| x.is_nan()));
}
