//! The LayerNorms of a model and what they were given.

use crate::lab::{
    matrix::Matrix,
    scenario::{LayerNorm, Override, Parameter},
};

/// The LayerNorms of one model, in the order of the computation, and the texts for which
/// their inputs were recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// The model's name.
    pub model: String,
    /// Its LayerNorms; at least one.
    pub norms: Vec<Norm>,
    /// What the model was run on; at least one.
    pub samples: Vec<Sample>,
}

/// One run of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// The text; may be empty.
    pub text: String,
    /// The names of the first rows; there may be fewer names than rows.
    pub tokens: Vec<String>,
}

/// One LayerNorm.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// Where it is in the model.
    pub name: String,
    /// ε.
    pub eps: f64,
    /// γ, shape `[1, features]`; finite values.
    pub gamma: Matrix,
    /// β, shape `[1, features]`; finite values.
    pub beta: Matrix,
    /// What it was given, per sample; `None` if it did not run.
    pub activations: Vec<Option<Activations>>,
}

/// What a LayerNorm was given, and what it returned.
#[derive(Clone, Debug, PartialEq)]
pub struct Activations {
    /// x, shape `[tokens, features]`; finite values.
    pub input: Matrix,
    /// PyTorch's y for exactly this x, same shape; finite values. `None` if it was not
    /// recorded.
    pub output: Option<Matrix>,
}

impl Recording {
    /// The most rows of an input.
    pub const MAX_ROWS: usize = 64;
    /// The most features.
    pub const MAX_FEATURES: usize = 4096;
    /// The most LayerNorms.
    pub const MAX_NORMS: usize = 128;
    /// The most samples.
    pub const MAX_SAMPLES: usize = 16;

    /// The indices of the LayerNorm and of the sample with these numbers, counted from 1; the
    /// last one where there are fewer.
    #[must_use]
    pub fn choose(&self, layer: u32, sample: u32) -> [usize; 2] {
        let index = |number: u32, count: usize| (number as usize).clamp(1, count.max(1)) - 1;
        [
            index(layer, self.norms.len()),
            index(sample, self.samples.len()),
        ]
    }

    /// A LayerNorm and what it was given in a sample, both counted from 0; `None` if it did
    /// not run.
    #[must_use]
    pub fn get(&self, layer: usize, sample: usize) -> Option<(&Norm, &Activations)> {
        let norm = self.norms.get(layer)?;
        let activations = norm.activations.get(sample)?.as_ref()?;
        Some((norm, activations))
    }
}

impl Norm {
    /// The layer's settings: ε, and every entry of γ and β set one by one.
    #[must_use]
    pub fn settings(&self) -> LayerNorm {
        LayerNorm {
            eps: self.eps,
            gamma: parameter(&self.gamma, 1.0),
            beta: parameter(&self.beta, 0.0),
            ..LayerNorm::default()
        }
    }
}

/// Every entry as an override of the usual value.
fn parameter(matrix: &Matrix, usual: f64) -> Parameter {
    let entries = (0..)
        .zip(matrix.values())
        .map(|(feature, &value)| Override {
            row: 0,
            feature,
            value: f64::from(value),
        });
    Parameter {
        all: usual,
        overrides: entries.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_beyond_the_last_chooses_the_last() {
        let norm = Norm {
            name: String::new(),
            eps: 1e-5,
            gamma: Matrix::new(1, 1, vec![1.0]),
            beta: Matrix::new(1, 1, vec![0.0]),
            activations: vec![None],
        };
        let recording = Recording {
            model: String::new(),
            norms: vec![norm.clone(), norm],
            samples: vec![Sample::default()],
        };
        let chosen = [(1, 1), (2, 1), (3, 9), (0, 0)].map(|(l, s)| recording.choose(l, s));
        assert_eq!(chosen, [[0, 0], [1, 0], [1, 0], [0, 0]]);
        assert_eq!(recording.get(0, 0), None);
        assert_eq!(recording.get(2, 0), None);
    }
}
