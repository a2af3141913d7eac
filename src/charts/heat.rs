//! A matrix as an image with one pixel per value.

use crate::{charts::theme::Theme, lab::matrix::Matrix};

type Colour = [f64; 3];

/// The colours of 0, of the negative and the positive limit, and of non-finite
/// values, as in style/tokens.css.
fn colours(theme: Theme) -> [Colour; 4] {
    match theme {
        Theme::Light => [
            [255.0, 254.0, 251.0],
            [224.0, 154.0, 154.0],
            [154.0, 154.0, 224.0],
            [163.0, 41.0, 31.0],
        ],
        Theme::Dark => [
            [27.0, 32.0, 40.0],
            [138.0, 74.0, 79.0],
            [77.0, 79.0, 150.0],
            [255.0, 157.0, 146.0],
        ],
    }
}

/// RGBA bytes of every value in row-major order. Magnitudes of `colour_limit` and
/// above have the full colour.
#[must_use]
pub fn pixels(matrix: &Matrix, colour_limit: f64, theme: Theme) -> Vec<u8> {
    let [zero, negative, positive, non_finite] = colours(theme);
    let mut pixels = Vec::with_capacity(4 * matrix.values().len());
    for &value in matrix.values() {
        let fraction = f64::from(value) / colour_limit;
        let colour = if !value.is_finite() {
            non_finite
        } else if fraction < 0.0 {
            mix(zero, negative, -fraction)
        } else {
            mix(zero, positive, fraction)
        };
        pixels.extend(colour.map(byte));
        pixels.push(u8::MAX);
    }
    pixels
}

/// Linear interpolation between two colours.
fn mix(from: Colour, to: Colour, fraction: f64) -> Colour {
    let fraction = fraction.clamp(0.0, 1.0);
    std::array::from_fn(|channel| from[channel] + fraction * (to[channel] - from[channel]))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mixture of two bytes is a byte"
)]
fn byte(value: f64) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_both_limits_and_nan_have_distinct_colours() {
        let matrix = Matrix::new(2, 2, vec![0.0, -4.0, 4.0, f32::NAN]);
        assert_eq!(
            pixels(&matrix, 4.0, Theme::Light),
            [
                255, 254, 251, 255, 224, 154, 154, 255, 154, 154, 224, 255, 163, 41, 31, 255
            ]
        );
    }
}
