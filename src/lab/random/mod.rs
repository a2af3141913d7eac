//! PyTorch's CPU generator of normal values: the lab's only source of randomness.
//!
//! `Generator::seeded(s)` gives the same bits as `torch.manual_seed(s)` followed by
//! `torch.randn(...)` on x86-64 with AVX2. Without AVX2, for example on ARM,
//! PyTorch's own values differ from these by up to 2.0e-6.
//!
//! Source: pytorch, `aten/src/ATen/core/{MT19937RNGEngine, DistributionsHelper,
//! TransformationHelper}.h` and `aten/src/ATen/native/cpu/{DistributionTemplates,
//! avx_mathfun}.h`.

mod avx_math;

use std::f32::consts::TAU;

use rand_mt::Mt;

use self::avx_math::{ln, sin_cos};

/// PyTorch's block size, and the smallest draw for which it uses blocks.
const BLOCK: usize = 16;

/// A seeded stream of standard normal values.
#[derive(Clone, Debug)]
pub struct Generator {
    engine: Mt,
    /// The unused second value of the last pair that [`Self::next_normal`] drew.
    spare: Option<f64>,
}

impl Generator {
    /// The stream after `torch.manual_seed(seed)`, which uses the low 32 bits only.
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
    /// The split into calls matters: a call for fewer than 16 values draws them one
    /// by one in double precision, a call for 16 or more draws blocks in float32.
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
            // PyTorch redraws the last 16 values, including the ones that belong to a
            // complete block.
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

    /// One value of the Box–Muller transform in double precision. The second value
    /// of each pair is stored for the next call, even across calls of `randn`.
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

/// The Box–Muller transform of one block of 16 uniform values, in place. The first
/// half gives the radii `R = √(−2 ln(1 − u))` and becomes `R cos θ`; the second half
/// gives the angles `θ = 2πu` and becomes `R sin θ`.
fn box_muller(block: &mut [f32]) {
    let (radii, angles) = block.split_at_mut(BLOCK / 2);
    for (first, second) in std::iter::zip(radii, angles) {
        let radius = (-2.0 * ln(1.0 - *first)).sqrt();
        let (sine, cosine) = sin_cos(TAU * *second);
        // PyTorch adds the mean, 0, which turns a negative zero into a positive one.
        *first = radius * cosine + 0.0;
        *second = radius * sine + 0.0;
    }
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
        // 900 is not a multiple of 16, so values from index 884 on are the redrawn ones.
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
    fn draws_of_fewer_than_16_values_do_not_depend_on_the_split_into_calls() {
        let joint = Generator::seeded(0).randn(5);
        assert_eq!(bits(&joint[..2]), [0x3fc5_3f5c, 0xbe96_3c50]);
        let mut generator = Generator::seeded(0);
        let separate: Vec<f32> = (0..5).flat_map(|_| generator.randn(1)).collect();
        assert_eq!(bits(&separate), bits(&joint));
    }

    #[test]
    fn a_block_draw_leaves_the_spare_value_in_place() {
        let pair = Generator::seeded(3).randn(2);
        let mut generator = Generator::seeded(3);
        let first = generator.randn(1)[0];
        let _ = generator.randn(16);
        assert_eq!(bits(&[first, generator.randn(1)[0]]), bits(&pair));
    }

    #[test]
    fn the_generator_uses_only_the_low_32_bits_of_the_seed() {
        let draw = |seed| bits(&Generator::seeded(seed).randn(20));
        assert_eq!(draw(7), draw((1 << 32) + 7));
        assert_ne!(draw(7), draw(8));
    }

    /// A uniform value of 0 gives the radius 0. `PyTorch` adds the mean to every value, which
    /// turns −0 into 0.
    #[test]
    fn a_block_contains_no_negative_zero() {
        for angle in [0.0, 0.3, 0.4, 0.7, 0.9] {
            let mut block = [0.0; BLOCK];
            block[BLOCK / 2..].fill(angle);
            box_muller(&mut block);
            assert_eq!(bits(&block), [0; BLOCK], "{angle}");
        }
    }
}
