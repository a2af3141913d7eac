//! A matrix as a picture of one pixel a value.

use super::theme::Theme;
use crate::lab::matrix::Matrix;

type Colour = [f64; 3];

/// The colours of 0, of the strongest negative and positive value, and of what
/// is no number; those of the cells in style/tokens.css.
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

/// Red, green, blue and opacity of every value, row by row; `strongest` has the
/// full colour.
#[must_use]
pub fn pixels(matrix: &Matrix, strongest: f64, theme: Theme) -> Vec<u8> {
    let [zero, negative, positive, broken] = colours(theme);
    let mut pixels = Vec::with_capacity(4 * matrix.values().len());
    for &value in matrix.values() {
        let part = f64::from(value) / strongest;
        let colour = if !value.is_finite() {
            broken
        } else if part < 0.0 {
            mixed(zero, negative, -part)
        } else {
            mixed(zero, positive, part)
        };
        pixels.extend(colour.map(byte));
        pixels.push(u8::MAX);
    }
    pixels
}

fn mixed(from: Colour, to: Colour, part: f64) -> Colour {
    let part = part.clamp(0.0, 1.0);
    std::array::from_fn(|channel| from[channel] + part * (to[channel] - from[channel]))
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
    fn zero_the_strongest_and_what_is_no_number_have_colours_of_their_own() {
        let matrix = Matrix::new(2, 2, vec![0.0, -4.0, 4.0, f32::NAN]);
        assert_eq!(
            pixels(&matrix, 4.0, Theme::Light),
            [
                255, 254, 251, 255, 224, 154, 154, 255, 154, 154, 224, 255, 163, 41, 31, 255
            ]
        );
    }
}
