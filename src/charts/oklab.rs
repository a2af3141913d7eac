//! Mixes two colours as the style sheets do, with `color-mix(in oklab, …)`.

/// Red, green and blue, from 0 to 255.
pub(super) type Rgb = [u8; 3];

/// The colour at a share of the way from one colour to another, in the Oklab space.
///
/// Oklab is close to uniform: equal steps look equally large.
pub(super) fn mix(from: Rgb, to: Rgb, share: f64) -> Rgb {
    let (from, to) = (to_oklab(from), to_oklab(to));
    let share = share.clamp(0.0, 1.0);
    to_rgb(std::array::from_fn(|channel| {
        from[channel] + share * (to[channel] - from[channel])
    }))
}

/// From linear red, green and blue to the responses of the eye's three cones, whose cube
/// roots Oklab mixes.
const TO_CONES: [[f64; 3]; 3] = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
/// The inverse of [`TO_CONES`].
const FROM_CONES: [[f64; 3]; 3] = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

/// The cube roots of the cones' responses. Oklab is a linear function of these, so mixing
/// them mixes in Oklab.
fn to_oklab(colour: Rgb) -> [f64; 3] {
    let linear = colour.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    product(&TO_CONES, linear).map(f64::cbrt)
}

fn to_rgb(roots: [f64; 3]) -> Rgb {
    product(&FROM_CONES, roots.map(|root| root.powi(3))).map(|linear| {
        let linear = linear.clamp(0.0, 1.0);
        let value = if linear <= 0.003_130_8 {
            linear * 12.92
        } else {
            1.055 * linear.powf(1.0 / 2.4) - 0.055
        };
        byte(value * 255.0)
    })
}

fn product(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| std::iter::zip(row, vector).map(|(a, b)| a * b).sum())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a colour's channel is from 0 to 255"
)]
fn byte(value: f64) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_mixture_are_the_two_colours() {
        let colours = [[255, 254, 251], [210, 117, 123], [0, 0, 0], [27, 32, 40]];
        for from in colours {
            for to in colours {
                assert_eq!(mix(from, to, 0.0), from);
                assert_eq!(mix(from, to, 1.0), to);
            }
        }
    }

    /// The middle of black and white in Oklab is lightness 0.5: linear 0.125, sRGB 99.
    #[test]
    fn the_middle_of_black_and_white_is_half_as_light() {
        assert_eq!(mix([0; 3], [255; 3], 0.5), [99, 99, 99]);
    }
}
