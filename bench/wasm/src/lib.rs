//! LayerNorm as the lab computes it, for `cargo xtask bench` to call from a page.
//!
//! A crate of its own, so that none of it is ever in the page that is shipped.

use layernorm_lab::lab::{matrix::Matrix, normalization, scenario::LayerNorm};
use wasm_bindgen::prelude::wasm_bindgen;

/// The layer with γ = 1 and β = 0 on a matrix in row-major order; a copy comes
/// in from JavaScript and another goes back, as in every engine beside it.
#[wasm_bindgen(js_name = layerNorm)]
#[must_use]
pub fn layer_norm(rows: usize, features: usize, values: Vec<f32>) -> Vec<f32> {
    let input = Matrix::new(rows, features, values);
    normalization::layer_norm(&input, &LayerNorm::default())
        .values()
        .to_vec()
}
