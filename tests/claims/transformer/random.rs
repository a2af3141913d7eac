//! Random and hostile LayerNorms with what they were given.

use layernorm_lab::lab::{
    matrix::Matrix,
    random::Generator,
    transformer::{Activations, Norm, run},
};

/// A layer with outliers, zeros of γ, constant rows and extreme sizes here and there. Every
/// second one has an output, of which every second differs from burn's.
pub fn random(number: u32) -> (Norm, Activations) {
    let mut generator = Generator::seeded(number.into());
    let [rows, features] = [1 + number as usize % 6, 1 + (number as usize / 6) % 9];
    let mut draw = |count: usize| generator.randn(count);
    let mut x = draw(rows * features);
    let mut gamma = draw(features);
    let beta = draw(features);
    if number.is_multiple_of(3) {
        for row in 0..rows {
            x[row * features + number as usize % features] *= 30.0;
        }
    }
    if number.is_multiple_of(5) {
        gamma[number as usize % features] = 1e-9;
    }
    if number.is_multiple_of(7) {
        x[..features].fill(0.1);
    }
    if number.is_multiple_of(11) {
        let size = [1e-30, 1e15][number as usize % 2];
        for x in &mut x {
            *x *= size;
        }
    }
    let eps = [1e-12, 1e-5, 0.0, 1.0][number as usize % 4];
    let matrix = |values: Vec<f32>| Matrix::new(1, features, values);
    let norm = Norm {
        name: String::new(),
        eps,
        gamma: matrix(gamma),
        beta: matrix(beta),
        activations: Vec::new(),
    };
    let input = Matrix::new(rows, features, x);
    let plain = Activations {
        input: input.clone(),
        output: None,
    };
    let output = number.is_multiple_of(2).then(|| {
        let burn = run(&norm, &plain).output;
        let differs = (number / 8).is_multiple_of(2);
        if differs { other(&burn, number) } else { burn }
    });
    (norm, Activations { input, output })
}

/// The matrix with one other value.
fn other(matrix: &Matrix, number: u32) -> Matrix {
    let mut values = matrix.values().to_vec();
    let index = number as usize / 16 % values.len();
    let by = [1e-6, 0.012_345, 7.5, -1e4][number as usize / 2 % 4];
    values[index] = values[index].mul_add(1.001, by);
    Matrix::new(matrix.rows(), matrix.columns(), values)
}
