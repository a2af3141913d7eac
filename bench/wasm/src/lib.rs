//! LayerNorm as the lab computes it, for `cargo xtask bench` to call from a page.
//!
//! A crate of its own, so that none of it is ever in the page that is shipped.

use layernorm_lab::lab::{layer::Layer, matrix::Matrix, scenario::LayerNorm};
use wasm_bindgen::prelude::wasm_bindgen;

/// The layer with γ = 1 and β = 0 for matrices of one shape, made beforehand as
/// in every engine beside it.
#[wasm_bindgen]
pub struct Bench {
    layer: Layer,
    rows: usize,
    features: usize,
}

#[wasm_bindgen]
impl Bench {
    /// The layer for matrices of shape `[rows, features]`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(rows: usize, features: usize) -> Self {
        Self {
            layer: Layer::new(rows, features, &LayerNorm::default()),
            rows,
            features,
        }
    }

    /// Applies it to a matrix in row-major order; a copy comes in from
    /// JavaScript and another goes back.
    #[must_use]
    pub fn forward(&self, values: Vec<f32>) -> Vec<f32> {
        self.layer
            .forward(Matrix::new(self.rows, self.features, values))
            .into_values()
    }
}
