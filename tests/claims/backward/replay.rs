//! Station 1's chains in float64: the gradients without LayerNorm, and the variances that
//! LayerNorm divides by.

use std::iter::zip;

use layernorm_lab::lab::{
    random::Generator,
    scenario::{Growth, Product, Scenario},
};

/// ε of the chains' layer.
const EPS: f64 = 1e-5;

/// One chain.
pub struct Replay<'a> {
    settings: &'a Growth,
    start: Vec<f64>,
    /// The noise of each step, times its size.
    noise: Vec<Vec<f64>>,
    /// The gradient of the last matrix.
    upstream: Vec<f64>,
}

/// A gradient that has gone back to the first matrix.
pub struct Gradient {
    /// Its norm over that of the last matrix's gradient.
    pub ratio: f64,
    /// The largest entry of the gradients on the way, where it is smallest and where it is
    /// largest.
    pub largest: [f64; 2],
}

impl<'a> Replay<'a> {
    /// The chain with the factor 1/s and the one with s.
    pub fn of(scenario: &'a Scenario) -> [Self; 2] {
        let settings = &scenario.growth;
        let count = (settings.size * settings.size) as usize;
        let generator = &mut Generator::seeded(scenario.seed);
        let draws: Vec<[Vec<f64>; 2]> = (0..=settings.steps)
            .map(|_| [draw(generator, count), draw(generator, count)])
            .collect();
        let upstream = draw(&mut Generator::seeded(scenario.seed + 1), count);
        [(0_usize, 1.0 / settings.scale), (1, settings.scale)].map(|(chain, factor)| {
            let noise = draws[1..].iter().map(|pair| &pair[chain]);
            Self {
                settings,
                start: draws[0][chain].clone(),
                noise: noise
                    .map(|noise| noise.iter().map(|z| factor * z).collect())
                    .collect(),
                upstream: upstream.clone(),
            }
        })
    }

    /// The gradient without LayerNorm: U times all of the noise.
    pub fn gradient(&self) -> Gradient {
        let mut gradient = self.upstream.clone();
        let [mut least, mut most] = [f64::INFINITY, 0.0_f64];
        for noise in self.noise.iter().rev() {
            gradient = match self.settings.product {
                Product::Elementwise => self.product(&gradient, noise),
                Product::Matrix => self.product(&gradient, &self.transposed(noise)),
            };
            let largest = gradient
                .iter()
                .fold(0.0, |most: f64, value| most.max(value.abs()));
            (least, most) = (least.min(largest), most.max(largest));
        }
        Gradient {
            ratio: norm(&gradient) / norm(&self.upstream),
            largest: [least, most],
        }
    }

    /// The largest `ε/(v + ε)` of a row, with LayerNorm after every step.
    pub fn eps_share(&self) -> f64 {
        let mut matrix = self.start.clone();
        let mut share = 0.0_f64;
        for noise in &self.noise {
            matrix = self.product(&matrix, noise);
            for row in matrix.chunks_mut(self.size()) {
                let n = row.len() as f64;
                let mean = row.iter().sum::<f64>() / n;
                let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
                share = share.max(EPS / (variance + EPS));
                for x in row {
                    *x = (*x - mean) / (variance + EPS).sqrt();
                }
            }
        }
        share
    }

    fn size(&self) -> usize {
        self.settings.size as usize
    }

    fn product(&self, a: &[f64], b: &[f64]) -> Vec<f64> {
        let size = self.size();
        let entry = |(row, column): (usize, usize)| {
            (0..size)
                .map(|k| a[row * size + k] * b[k * size + column])
                .sum::<f64>()
        };
        match self.settings.product {
            Product::Elementwise => zip(a, b).map(|(a, b)| a * b).collect(),
            Product::Matrix => self.places().map(entry).collect(),
        }
    }

    fn transposed(&self, matrix: &[f64]) -> Vec<f64> {
        self.places()
            .map(|(row, column)| matrix[column * self.size() + row])
            .collect()
    }

    /// The row and the column of each entry.
    fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        let size = self.size();
        (0..size * size).map(move |index| (index / size, index % size))
    }
}

fn draw(generator: &mut Generator, count: usize) -> Vec<f64> {
    generator.randn(count).into_iter().map(f64::from).collect()
}

fn norm(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}
