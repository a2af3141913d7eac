//! The colours of a matrix: one fixed scale for everything that is compared.

use crate::{
    charts::{
        oklab::{Rgb, mix},
        theme::Theme,
    },
    lab::matrix::Matrix,
};

/// The magnitude that has the full colour in a normalised matrix.
pub const NORMALISED_LIMIT: f64 = 3.0;
/// The magnitude that has the full colour in the activations.
pub const ACTIVATION_LIMIT: f64 = 8.0;

/// A magnitude's strength of colour is its share of the limit to this power, so that small
/// values differ visibly from 0.
///
/// It is lower in the dark theme: a colour is a hue there only once it is light, and a mixture
/// of half a colour with a dark cell looks brown or grey.
fn exponent(theme: Theme) -> f64 {
    match theme {
        Theme::Light => 0.7,
        Theme::Dark => 0.5,
    }
}
/// How far a value must exceed the limit to count as beyond it: more than the rounding of
/// a value that is equal to it.
const TOLERANCE: f64 = 1e-6;
/// The steps of the colours of an image, on each side of 0.
const STEPS: usize = 256;
/// How much ink a pixel beyond the limit has, which has no space for a frame.
const INK_BEYOND: f64 = 0.45;

/// The strength of a value's colour, from 0 to 1. Magnitudes of `limit` and above have the
/// full colour.
#[must_use]
pub fn strength(value: f64, limit: f64, theme: Theme) -> f64 {
    (value.abs() / limit).min(1.0).powf(exponent(theme))
}

/// Whether a value is beyond the scale, which is marked by a frame.
#[must_use]
pub fn is_beyond(value: f64, limit: f64) -> bool {
    value.is_finite() && value.abs() > limit * (1.0 + TOLERANCE)
}

/// Whether a matrix has a value beyond the scale.
#[must_use]
pub fn any_beyond(matrix: &Matrix, limit: f64) -> bool {
    let mut values = matrix.values().iter();
    values.any(|&value| is_beyond(value.into(), limit))
}

/// The magnitude that has the full colour: `usual`, unless more than a twentieth of the
/// finite values exceed it. Then it is 1, 2 or 5 times a power of ten that at most a
/// twentieth exceed, so that it changes seldom during a drag.
#[must_use]
pub fn limit(matrix: &Matrix, usual: f64) -> f64 {
    let sizes = || {
        let finite = matrix.values().iter().filter(|value| value.is_finite());
        finite.map(|&value| f64::from(value).abs())
    };
    let beyond = sizes().filter(|&size| is_beyond(size, usual)).count();
    let count = sizes().count();
    if 20 * beyond <= count {
        return usual;
    }
    let mut sizes: Vec<f64> = sizes().collect();
    let index = count - 1 - count / 20;
    let (_, &mut percentile, _) = sizes.select_nth_unstable_by(index, f64::total_cmp);
    round_up(percentile)
}

/// The magnitude that has the full colour in matrices of no usual size, such as gradients:
/// 1, 2 or 5 times a power of ten that none of their finite values exceeds, or 1 if all
/// are 0.
#[must_use]
pub fn common_limit<'a>(matrices: impl IntoIterator<Item = &'a Matrix>) -> f64 {
    let values = matrices.into_iter().flat_map(Matrix::values);
    let sizes = values
        .filter(|value| value.is_finite())
        .map(|&value| f64::from(value).abs());
    let largest = sizes.fold(0.0, f64::max);
    if largest > 0.0 {
        round_up(largest)
    } else {
        1.0
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below a positive number.
fn round_up(number: f64) -> f64 {
    let power = 10_f64.powf(number.log10().floor());
    let lead = number / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|&step| lead <= step);
    round.unwrap_or(10.0) * power
}

/// The colours of 0, of the negative and the positive limit, of non-finite values and of
/// text, as in style/tokens.css.
fn colours(theme: Theme) -> [Rgb; 5] {
    match theme {
        Theme::Light => [
            [255, 254, 251],
            [210, 117, 123],
            [132, 134, 221],
            [163, 41, 31],
            [34, 37, 43],
        ],
        Theme::Dark => [
            [18, 22, 28],
            [191, 79, 91],
            [100, 103, 214],
            [255, 157, 146],
            [232, 230, 225],
        ],
    }
}

/// RGBA bytes of every value in row-major order. Magnitudes of `limit` have the full
/// colour, and those beyond it are darker still (in the dark theme, lighter).
#[must_use]
pub fn pixels(matrix: &Matrix, limit: f64, theme: Theme) -> Vec<u8> {
    let [zero, negative, positive, non_finite, ink] = colours(theme);
    let scales = [negative, positive].map(|full| {
        let share = |step: usize| f64::from(u32::try_from(step).unwrap_or(0)) / LAST_STEP;
        let colour = |step| mix(zero, full, strength(share(step), 1.0, theme));
        let colours: [Rgb; STEPS] = std::array::from_fn(colour);
        (colours, mix(full, ink, INK_BEYOND))
    });
    let mut pixels = Vec::with_capacity(4 * matrix.values().len());
    for &value in matrix.values() {
        let value = f64::from(value);
        let (scale, beyond) = &scales[usize::from(value >= 0.0)];
        let colour = if !value.is_finite() {
            non_finite
        } else if is_beyond(value, limit) {
            *beyond
        } else {
            scale[step_of(value.abs() / limit)]
        };
        pixels.extend(colour);
        pixels.push(u8::MAX);
    }
    pixels
}

/// The last index of the steps.
const LAST_STEP: f64 = 255.0;

/// The step of a magnitude, as a share of the limit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most the last step"
)]
fn step_of(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * LAST_STEP).round() as usize
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "limits are round numbers")]
mod tests {
    use super::*;

    #[test]
    fn zero_both_limits_nan_and_a_value_beyond_have_distinct_colours() {
        let matrix = Matrix::new(1, 6, vec![0.0, -4.0, 4.0, f32::NAN, 4.1, -1e9]);
        for theme in [Theme::Light, Theme::Dark] {
            let pixels = pixels(&matrix, 4.0, theme);
            let mut colours: Vec<&[u8]> = pixels.chunks(4).collect();
            let [zero, negative, positive, non_finite, _] = super::colours(theme);
            for (pixel, colour) in colours.iter().zip([zero, negative, positive, non_finite]) {
                assert_eq!(pixel[..3], colour);
            }
            colours.sort_unstable();
            colours.dedup();
            assert_eq!(colours.len(), 6);
        }
    }

    #[test]
    fn the_limit_is_fixed_unless_more_than_a_twentieth_exceed_it() {
        let with = |beyond: usize, value: f32| {
            let values = (0..100).map(|index| if index < beyond { value } else { -1.0 });
            limit(&Matrix::new(10, 10, values.collect()), 8.0)
        };
        assert_eq!(with(0, 0.0), 8.0);
        assert_eq!(with(5, 1e9), 8.0);
        assert_eq!(with(6, 8.5), 10.0);
        assert_eq!(with(6, -12.0), 20.0);
        assert_eq!(with(60, 30.0), 50.0);
        assert_eq!(with(60, 100.0), 100.0);
        assert_eq!(with(60, f32::INFINITY), 8.0);
        assert_eq!(limit(&Matrix::new(0, 0, Vec::new()), 3.0), 3.0);
        assert_eq!(limit(&Matrix::new(1, 1, vec![-4.0]), 3.0), 5.0);
    }

    #[test]
    fn a_common_limit_covers_every_finite_value() {
        let matrices = [[0.5, -3.0], [f32::NAN, 0.25]];
        let matrices = matrices.map(|values| Matrix::new(1, 2, values.to_vec()));
        assert_eq!(common_limit(&matrices), 5.0);
        assert_eq!(common_limit(&matrices[1..]), 0.5);
        assert_eq!(common_limit([&Matrix::new(1, 1, vec![0.0])]), 1.0);
    }

    #[test]
    fn rounding_does_not_put_a_value_beyond_the_limit() {
        assert!(!is_beyond(f64::from(3_f32.next_up()), 3.0));
        assert!(is_beyond(-3.001, 3.0));
        assert!(!is_beyond(f64::INFINITY, 3.0));
    }
}
