//! What the stacks do on average at initialisation.
//!
//! With weights of std `s/√width`, a block multiplies the root mean square of its input by
//! s, and its output is independent of its input. Where squares add, so do variances.

use super::Scheme;

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

/// The expected norm of the last weight's gradient, over `√rows · width`.
#[must_use]
pub fn last_weight_gradient(scheme: Scheme, scale: f64, layers: u32) -> f64 {
    let square = scale * scale;
    match scheme {
        // The gradient is the product of the stream before the last layer with u.
        Scheme::None => rms(scheme, scale, layers.saturating_sub(1)),
        Scheme::Post => 1.0 / (1.0 + square).sqrt(),
        Scheme::Pre => 1.0 / rms(scheme, scale, layers),
        Scheme::Peri => 1.0 / (scale * rms(scheme, scale, layers)),
    }
}
