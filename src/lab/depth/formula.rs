//! What wide stacks do at initialisation, on average over draws.
//!
//! With weights of std `s/√width`, a block multiplies the root mean square of its input by
//! s, and its output is independent of its input. Where squares add, so do variances. An LN
//! divides what comes back by the rms of its input.
//!
//! The formulas neglect that LN removes two of the directions of each row, and that the rows
//! of a narrow stack become alike. `tests/depth.rs` compares them with stacks of width 64.

use crate::lab::scenario::Scheme;

/// The expected rms of the stream after `layer` layers.
#[must_use]
pub fn rms(scheme: Scheme, scale: f64, layer: u32) -> f64 {
    let layers = f64::from(layer);
    let square = scale * scale;
    match scheme {
        Scheme::None => (1.0 + square).powf(layers / 2.0),
        Scheme::Post => 1.0,
        Scheme::Pre => (1.0 + square * layers).sqrt(),
        Scheme::Peri => (1.0 + layers).sqrt(),
    }
}

/// The expected norm of the gradient of the weight of a layer, counted from 1, over
/// `√rows · width`.
///
/// Without a norm, the stream before the layer is `√(1 + s²)^(l−1)` and what comes back to it
/// `√(1 + s²)^(L−l)`: their product is the same for every layer. Post-LN divides by the rms
/// of the sum what the sum multiplies again on the way back. In Pre-LN and Peri-LN, what
/// comes back to layer l is one over the rms of the stream after it.
#[must_use]
pub fn weight_gradient(scheme: Scheme, scale: f64, [layer, layers]: [u32; 2]) -> f64 {
    match scheme {
        Scheme::None => rms(scheme, scale, layers.saturating_sub(1)),
        Scheme::Post => 1.0 / (1.0 + scale * scale).sqrt(),
        Scheme::Pre => 1.0 / rms(scheme, scale, layer),
        Scheme::Peri => 1.0 / (scale * rms(scheme, scale, layer)),
    }
}

/// The mean `|cos|` between two independent normal rows of this width:
/// `Γ(d/2) / (√π · Γ((d + 1)/2))`.
#[must_use]
pub fn mean_cosine(width: u32) -> f64 {
    let (mut dimensions, mut mean) = match width % 2 {
        0 => (2, std::f64::consts::FRAC_2_PI),
        _ => (1, 1.0),
    };
    while dimensions < width {
        mean *= f64::from(dimensions) / f64::from(dimensions + 1);
        dimensions += 2;
    }
    mean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_cosine_of_few_dimensions_is_known() {
        // On a line, on a circle, on a sphere, and about √(2/(π·d)).
        for (width, expected) in [
            (1, 1.0),
            (2, std::f64::consts::FRAC_2_PI),
            (3, 0.5),
            (4, 4.0 / (3.0 * std::f64::consts::PI)),
        ] {
            assert!((mean_cosine(width) - expected).abs() < 1e-15, "{width}");
        }
        let wide = (2.0 / (std::f64::consts::PI * 64.0)).sqrt();
        assert!((mean_cosine(64) / wide - 1.0).abs() < 0.01);
    }
}
