//! The random matrices of the stacks.

use crate::lab::{random::Generator, scenario::Depth};

/// The draws after `torch.manual_seed(seed)`, in this order: x and u as
/// `randn(rows, width)`, then a `randn(width, width)` for each layer. A deeper stack thus
/// extends a shallower one.
#[derive(Clone, Debug)]
pub struct Draws {
    seed: u64,
    rows: usize,
    width: usize,
    generator: Generator,
    /// x, row-major.
    pub(super) input: Vec<f32>,
    /// u, row-major.
    pub(super) upstream: Vec<f32>,
    /// The weights before they are scaled, one matrix for each layer.
    pub(super) weights: Vec<Vec<f32>>,
}

impl Draws {
    /// The draws of one seed, for the stacks of these settings.
    #[must_use]
    pub fn of(seed: u64, settings: &Depth) -> Self {
        Self::seeded(seed, settings.rows as usize, settings.width as usize)
    }

    /// The draws of one seed, for matrices of these sizes.
    #[must_use]
    pub fn seeded(seed: u64, rows: usize, width: usize) -> Self {
        let mut generator = Generator::seeded(seed);
        let [input, upstream] = [(); 2].map(|()| generator.randn(rows * width));
        Self {
            seed,
            rows,
            width,
            generator,
            input,
            upstream,
            weights: Vec::new(),
        }
    }

    /// Rows and width of x.
    #[must_use]
    pub(super) fn shape(&self) -> [usize; 2] {
        [self.rows, self.width]
    }

    /// Prepares the draws for a stack: those of another seed or size are replaced, and those
    /// of missing layers added.
    pub(super) fn prepare(&mut self, seed: u64, [rows, width]: [usize; 2], layers: usize) {
        if (self.seed, self.rows, self.width) != (seed, rows, width) {
            *self = Self::seeded(seed, rows, width);
        }
        while self.weights.len() < layers {
            self.weights.push(self.generator.randn(width * width));
        }
    }
}
