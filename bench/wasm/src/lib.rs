//! The lab's LayerNorm, which `cargo xtask bench` calls from a page.
//!
//! This is a separate crate, so that nothing of it is in the shipped page.

use layernorm_lab::lab::{layer::Layer, matrix::Matrix, scenario::LayerNorm};
use wasm_bindgen::prelude::wasm_bindgen;

/// The layer with γ = 1 and β = 0 for matrices of one shape, created before it is measured,
/// as in the other engines.
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

    /// Applies the layer to a matrix in row-major order. Input and output are copies.
    #[must_use]
    pub fn forward(&self, values: Vec<f32>) -> Vec<f32> {
        self.layer
            .forward(Matrix::new(self.rows, self.features, values))
            .into_values()
    }
}
