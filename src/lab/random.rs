//! PyTorch's CPU normal stream: the lab's only source of randomness.
//!
//! After `Generator::seeded(s)` the draws are those of `torch.manual_seed(s)`
//! followed by `torch.randn(...)`, bit for bit, as PyTorch computes them on
//! x86-64 with AVX2 (every Linux machine of the last ten years). Without AVX2,
//! on ARM for instance, PyTorch's own values differ by up to 2.0e-6.
//!
//! Source: pytorch, `aten/src/ATen/core/{MT19937RNGEngine, DistributionsHelper,
//! TransformationHelper}.h` and `aten/src/ATen/native/cpu/{DistributionTemplates,
//! avx_mathfun}.h`. The polynomials are those of the Cephes library.

use std::f32::consts::{FRAC_1_SQRT_2, TAU};

use rand_mt::Mt;

/// From this many values on, PyTorch draws in blocks of this size.
const BLOCK: usize = 16;

/// A seeded stream of standard normal values.
#[derive(Clone, Debug)]
pub struct Generator {
    engine: Mt,
    /// The second value of the last pair drawn by [`Self::next_normal`].
    spare: Option<f64>,
}

impl Generator {
    /// The stream after `torch.manual_seed(seed)`: only the low 32 bits count.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let low = u32::try_from(seed & u64::from(u32::MAX)).unwrap_or_default();
        Self {
            engine: Mt::new(low),
            spare: None,
        }
    }

    /// The next `count` values, as one call of `torch.randn` draws them.
    ///
    /// Where one call ends matters: fewer than 16 values come one by one in
    /// double precision, and 16 and more come in blocks of float32.
    #[must_use]
    pub fn randn(&mut self, count: usize) -> Vec<f32> {
        if count < BLOCK {
            return (0..count).map(|_| self.next_normal()).collect();
        }
        let mut values: Vec<f32> = (0..count).map(|_| self.next_uniform()).collect();
        for block in values.chunks_exact_mut(BLOCK) {
            box_muller(block);
        }
        if !count.is_multiple_of(BLOCK) {
            // The last 16 places are drawn anew, those already made normal too.
            let tail = &mut values[count - BLOCK..];
            tail.fill_with(|| self.next_uniform());
            box_muller(tail);
        }
        values
    }

    /// A multiple of 2⁻²⁴ in [0, 1).
    #[expect(
        clippy::cast_precision_loss,
        reason = "24 bits are exactly what float32 holds"
    )]
    fn next_uniform(&mut self) -> f32 {
        const UNIT: f32 = 1.0 / (1 << 24) as f32;
        (self.engine.next_u32() & 0x00ff_ffff) as f32 * UNIT
    }

    /// A multiple of 2⁻⁵³ in [0, 1), from two words, the high one first.
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits are exactly what float64 holds"
    )]
    fn next_uniform_double(&mut self) -> f64 {
        const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
        let high = u64::from(self.engine.next_u32()) << 32;
        let word = high | u64::from(self.engine.next_u32());
        (word & ((1 << 53) - 1)) as f64 * UNIT
    }

    /// One value of the Box–Muller transform in double precision; the second
    /// of each pair waits for the next call, across draws.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "PyTorch rounds to float32 here"
    )]
    fn next_normal(&mut self) -> f32 {
        if let Some(spare) = self.spare.take() {
            return spare as f32;
        }
        let angle = std::f64::consts::TAU * self.next_uniform_double();
        let radius = (-2.0 * (-self.next_uniform_double()).ln_1p()).sqrt();
        self.spare = Some(radius * angle.sin());
        (radius * angle.cos()) as f32
    }
}

/// The Box–Muller transform of one block of 16 uniform values: the first half
/// gives the radii `R = √(−2 ln(1 − u))` and becomes `R cos θ`, the second
/// half gives the angles `θ = 2πu` and becomes `R sin θ`.
fn box_muller(block: &mut [f32]) {
    let (radii, angles) = block.split_at_mut(BLOCK / 2);
    for (first, second) in std::iter::zip(radii, angles) {
        let radius = (-2.0 * ln(1.0 - *first)).sqrt();
        let (sine, cosine) = sin_cos(TAU * *second);
        // PyTorch adds the mean, 0, which also makes a negative zero positive.
        *first = radius * cosine + 0.0;
        *second = radius * sine + 0.0;
    }
}

/// The natural logarithm as AVX2 code computes it: float32, every `mul_add`
/// rounded once. `x` must be positive and normal.
#[expect(
    clippy::cast_precision_loss,
    reason = "the exponent is a whole number below 256"
)]
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    // x = 2^exponent · mantissa, the mantissa from 1/2 up to 1.
    let mut exponent = (bits >> 23) as f32 - 126.0;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f00_0000);
    let mut x = mantissa - 1.0;
    if mantissa < FRAC_1_SQRT_2 {
        exponent -= 1.0;
        x += mantissa;
    }
    let square = x * x;
    let polynomial = horner(
        x,
        7.037_683_6e-2,
        &[
            -0.115_146_1,
            0.116_769_984,
            -0.124_201_41,
            0.142_493_23,
            -0.166_680_57,
            0.200_007_14,
            -0.249_999_94,
            0.333_333_3,
        ],
    );
    // ln 2 in two parts, 0.693359375 − 0.000212194440, to lose fewer bits.
    let y = (polynomial * x).mul_add(square, exponent * -2.121_944_4e-4);
    let y = (-square).mul_add(0.5, y);
    exponent.mul_add(0.693_359_4, x + y)
}

/// Sine and cosine as AVX2 code computes them, for `x` from 0 to 2π.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the octant is a whole number from 0 to 8"
)]
fn sin_cos(x: f32) -> (f32, f32) {
    /// 4/π: one unit is one octant.
    const OCTANTS: f32 = 1.273_239_5;
    let octant = ((x * OCTANTS) as u32 + 1) & !1;
    let turned = octant as f32;
    // π/4 in three parts takes the octants off x without losing bits.
    let x = turned.mul_add(-0.785_156_25, x);
    let x = turned.mul_add(-2.418_756_5e-4, x);
    let x = turned.mul_add(-3.774_895e-8, x);
    let square = x * x;
    let cosine = horner(square, 2.443_315_7e-5, &[-1.388_731_6e-3, 4.166_664_6e-2]);
    let cosine = (cosine * square).mul_add(square, -(square * 0.5)) + 1.0;
    let sine = horner(square, -1.951_529_6e-4, &[8.332_161e-3, -1.666_665_5e-1]);
    let sine = (sine * square).mul_add(x, x);
    // The octant, now 0, 2, 4, 6 or 8, says which of the two is which, and their signs.
    let (sine, cosine) = if octant & 2 == 0 {
        (sine, cosine)
    } else {
        (cosine, sine)
    };
    (
        if octant & 4 == 0 { sine } else { -sine },
        if (octant + 2) & 4 == 0 {
            cosine
        } else {
            -cosine
        },
    )
}

/// A polynomial by Horner's rule, highest coefficient first.
fn horner(x: f32, highest: f32, rest: &[f32]) -> f32 {
    rest.iter()
        .fold(highest, |sum, coefficient| sum.mul_add(x, *coefficient))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().map(|value| value.to_bits()).collect()
    }

    #[test]
    fn seed_42_gives_the_published_bits() {
        let mut generator = Generator::seeded(42);
        let drawn = generator.randn(900);
        assert_eq!(
            bits(&drawn[..4]),
            [0x3ff6_a529, 0x3fbe_5f53, 0x3f66_9567, 0xc006_c0db]
        );
        // The values before 884 are of the first pass, those after of the second.
        assert_eq!(
            bits(&drawn[880..886]),
            [
                0x3fb4_96ef,
                0xbfa8_3d32,
                0xbfa8_79bd,
                0xbfa0_5035,
                0xc019_02f3,
                0x3ea4_fda7
            ]
        );
        assert_eq!(bits(&drawn[898..]), [0xbd08_8da5, 0x3f99_93c6]);
        assert_eq!(bits(&generator.randn(16)[..2]), [0x3f83_d97b, 0xbf5e_3bb5]);
    }

    #[test]
    fn fewer_than_16_values_come_one_by_one() {
        let together = Generator::seeded(0).randn(5);
        assert_eq!(bits(&together[..2]), [0x3fc5_3f5c, 0xbe96_3c50]);
        let mut generator = Generator::seeded(0);
        let apart: Vec<f32> = (0..5).flat_map(|_| generator.randn(1)).collect();
        assert_eq!(bits(&apart), bits(&together));
    }

    #[test]
    fn a_large_draw_neither_uses_nor_clears_the_spare_value() {
        let pair = Generator::seeded(3).randn(2);
        let mut generator = Generator::seeded(3);
        let first = generator.randn(1)[0];
        let _ = generator.randn(16);
        assert_eq!(bits(&[first, generator.randn(1)[0]]), bits(&pair));
    }

    #[test]
    fn only_the_low_32_bits_of_the_seed_count() {
        let draw = |seed| bits(&Generator::seeded(seed).randn(20));
        assert_eq!(draw(7), draw((1 << 32) + 7));
        assert_ne!(draw(7), draw(8));
    }
}
