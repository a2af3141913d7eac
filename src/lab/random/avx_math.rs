//! Logarithm, sine and cosine with the rounding errors of PyTorch's AVX2 code.
//!
//! Source: pytorch, `aten/src/ATen/native/cpu/avx_mathfun.h`. The polynomials are those
//! of the Cephes library.

use std::f32::consts::FRAC_1_SQRT_2;

/// The natural logarithm as PyTorch's AVX2 code computes it, in float32 with fused
/// multiply-adds. `x` must be positive and normal.
#[expect(
    clippy::cast_precision_loss,
    reason = "the exponent is a whole number below 256"
)]
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    // x = 2^exponent · mantissa, with the mantissa in [1/2, 1).
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
    // ln 2 is split into 0.693359375 − 0.000212194440 to reduce the rounding error.
    let y = (polynomial * x).mul_add(square, exponent * -2.121_944_4e-4);
    let y = (-square).mul_add(0.5, y);
    exponent.mul_add(0.693_359_4, x + y)
}

/// Sine and cosine as PyTorch's AVX2 code computes them, for `x` in [0, 2π].
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the octant is a whole number from 0 to 8"
)]
pub(super) fn sin_cos(x: f32) -> (f32, f32) {
    /// 4/π, octants per radian.
    const OCTANTS: f32 = 1.273_239_5;
    let octant = ((x * OCTANTS) as u32 + 1) & !1;
    let count = octant as f32;
    // Subtracting π/4 in three parts reduces the rounding error.
    let x = count.mul_add(-0.785_156_25, x);
    let x = count.mul_add(-2.418_756_5e-4, x);
    let x = count.mul_add(-3.774_895e-8, x);
    let square = x * x;
    let cosine = horner(square, 2.443_315_7e-5, &[-1.388_731_6e-3, 4.166_664_6e-2]);
    let cosine = (cosine * square).mul_add(square, -(square * 0.5)) + 1.0;
    let sine = horner(square, -1.951_529_6e-4, &[8.332_161e-3, -1.666_665_5e-1]);
    let sine = (sine * square).mul_add(x, x);
    // The octant (0, 2, 4, 6 or 8) decides whether sine and cosine swap, and their
    // signs.
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
fn horner(x: f32, highest: f32, lower: &[f32]) -> f32 {
    lower
        .iter()
        .fold(highest, |sum, coefficient| sum.mul_add(x, *coefficient))
}
