//! Station 1's chains, in float64 with the rounding of the number format.

use half::{bf16, f16};
use layernorm_lab::{
    challenge::{Answer, Challenge},
    lab::{
        random::Generator,
        scenario::{Growth, Precision, Product, Scenario},
    },
};

use crate::own::{Rows, count, float32, layer_norm};

/// The answers of station 1.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the functions of all stations have one type"
)]
pub fn answer(challenge: Challenge, scenario: &Scenario) -> Option<(Answer, f64)> {
    let mut growth = scenario.growth.clone();
    match challenge {
        Challenge::LongChain => growth.steps *= 6,
        Challenge::HeldNorm => {
            growth.layer_norm = true;
            growth.scale = if growth.scale < 10.0 {
                10.0
            } else {
                growth.scale * 10.0
            };
        }
        Challenge::RowDirections => {
            growth.layer_norm = true;
            growth.product = Product::Matrix;
        }
        _ => {}
    }
    let last = growing(scenario.seed, &growth);
    let is_narrow = growth.precision != Precision::Float32;
    if challenge == Challenge::RowDirections {
        let tolerance = if is_narrow { 0.05 } else { 0.01 };
        return Some((Answer::Number(mean_cosine(&last)), tolerance));
    }
    let norm = norm(&last);
    // Sums in another order round differently, and a narrow format keeps that.
    let tolerance = if is_narrow { 0.03 } else { 1e-3 };
    Some((Answer::Number(norm), tolerance * norm))
}

pub fn norm(matrix: &Rows) -> f64 {
    matrix.concat().iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// The last matrix of the growing chain.
pub fn growing(seed: u64, growth: &Growth) -> Rows {
    let size = growth.size as usize;
    let mut generator = Generator::seeded(seed);
    let mut draw = || -> Rows {
        // The shrinking chain draws first.
        let _ = generator.randn(size * size);
        let values: Vec<f64> = generator
            .randn(size * size)
            .into_iter()
            .map(f64::from)
            .collect();
        values.chunks(size).map(<[f64]>::to_vec).collect()
    };
    let round = |x: f64| rounded(x, growth.precision);
    let mut matrix: Rows = draw()
        .into_iter()
        .map(|row| row.into_iter().map(round).collect())
        .collect();
    for _ in 0..growth.steps {
        let noise: Rows = draw()
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|z| round(float32(z * float32(growth.scale))))
                    .collect()
            })
            .collect();
        let cell = |row: usize, column: usize| match growth.product {
            Product::Elementwise => matrix[row][column] * noise[row][column],
            Product::Matrix => (0..size).map(|k| matrix[row][k] * noise[k][column]).sum(),
        };
        matrix = (0..size)
            .map(|row| (0..size).map(|column| round(cell(row, column))).collect())
            .collect();
        if growth.layer_norm {
            matrix = layer_norm(&matrix, false, 1e-5)
                .into_iter()
                .map(|row| row.into_iter().map(round).collect())
                .collect();
        }
    }
    matrix
}

#[expect(clippy::cast_possible_truncation, reason = "rounding is the point")]
pub fn rounded(value: f64, precision: Precision) -> f64 {
    match precision {
        Precision::Float32 => float32(value),
        Precision::Float16 => f16::from_f32(value as f32).to_f64(),
        Precision::BFloat16 => bf16::from_f32(value as f32).to_f64(),
    }
}

pub fn mean_cosine(matrix: &Rows) -> f64 {
    let mut cosines = Vec::new();
    for a in 0..matrix.len() {
        for b in 0..a {
            let dot = |a: usize, b: usize| -> f64 {
                std::iter::zip(&matrix[a], &matrix[b])
                    .map(|(a, b)| a * b)
                    .sum()
            };
            cosines.push((dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()).abs());
        }
    }
    cosines.iter().sum::<f64>() / count(cosines.len())
}
