//! The chains that float32's are judged by.

use layernorm_lab::lab::{
    random::Generator,
    scenario::{Product, Scenario},
};

/// A chain with LayerNorm in float64, from the same random numbers.
pub(super) struct Replay {
    pub(super) norm: f64,
    pub(super) row_stds: Vec<f64>,
}

impl Replay {
    /// `None` if the chain is too long for float64 and float32 to stay together.
    pub(super) fn of(scenario: &Scenario, index: usize, steps: u32) -> Option<Self> {
        let settings = &scenario.growth;
        let size = settings.size as usize;
        if settings.steps > steps || size < 2 {
            return None;
        }
        let mut generator = Generator::seeded(scenario.seed);
        let mut draw = || {
            let pair = [generator.randn(size * size), generator.randn(size * size)];
            pair[index]
                .iter()
                .map(|&z| f64::from(z))
                .collect::<Vec<f64>>()
        };
        let factor = if index == 0 {
            1.0 / settings.scale
        } else {
            settings.scale
        };
        let mut matrix = draw();
        let mut row_stds = Vec::new();
        for _ in 0..settings.steps {
            let noise: Vec<f64> = draw().iter().map(|z| z * factor).collect();
            let mut product: Vec<f64> = match settings.product {
                Product::Elementwise => matrix.iter().zip(&noise).map(|(a, b)| a * b).collect(),
                Product::Matrix => (0..size * size)
                    .map(|cell| {
                        let (row, column) = (cell / size, cell % size);
                        (0..size)
                            .map(|k| matrix[row * size + k] * noise[k * size + column])
                            .sum()
                    })
                    .collect(),
            };
            row_stds.clear();
            for row in product.chunks_mut(size) {
                let mean = row.iter().sum::<f64>() / size as f64;
                let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / size as f64;
                for x in row.iter_mut() {
                    *x = (*x - mean) / (variance + 1e-5).sqrt();
                }
                row_stds.push((variance / (variance + 1e-5)).sqrt());
            }
            matrix = product;
        }
        Some(Self {
            norm: matrix.iter().map(|x| x * x).sum::<f64>().sqrt(),
            row_stds,
        })
    }
}
