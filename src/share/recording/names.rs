//! The LayerNorms and samples in the names of the tensors: `L.gamma`, `L.beta`, `L.S.x` and
//! `L.S.y`, with the numbers L and S counted from 0. Tensors of other names are ignored.

use std::collections::BTreeSet;

use safetensors::tensor::Metadata;

use super::tensor_names;
use crate::{lab::transformer::Recording, words::transformer::RecordingError};

/// What the file has, by the names of its tensors.
pub(super) struct Names {
    /// How many LayerNorms.
    pub(super) norms: usize,
    /// How many samples.
    pub(super) samples: usize,
    /// The LayerNorm and the sample of each recorded input.
    pub(super) inputs: BTreeSet<[usize; 2]>,
    /// The LayerNorm and the sample of each recorded output.
    pub(super) outputs: BTreeSet<[usize; 2]>,
}

impl Names {
    pub(super) fn of(metadata: &Metadata) -> Result<Self, RecordingError> {
        let mut names = Self {
            norms: 0,
            samples: 0,
            inputs: BTreeSet::new(),
            outputs: BTreeSet::new(),
        };
        for name in tensor_names(metadata) {
            names.add(&name)?;
        }
        if names.norms == 0 {
            return Err(RecordingError::NoNorms);
        }
        if let Some([layer, sample]) = names.outputs.difference(&names.inputs).next() {
            let tensor = format!("{layer}.{sample}.x");
            return Err(RecordingError::Missing { tensor });
        }
        if names.inputs.is_empty() {
            let tensor = "0.0.x".to_owned();
            return Err(RecordingError::Missing { tensor });
        }
        Ok(names)
    }

    fn add(&mut self, name: &str) -> Result<(), RecordingError> {
        let parts: Vec<&str> = name.split('.').collect();
        let (layer, sample) = match parts[..] {
            [layer, "gamma" | "beta"] => (number(layer), None),
            [layer, sample, "x" | "y"] => (number(layer), Some(number(sample))),
            _ => return Ok(()),
        };
        let Some(layer) = layer else { return Ok(()) };
        if layer >= Recording::MAX_NORMS {
            return Err(RecordingError::TooManyNorms);
        }
        match sample {
            Some(None) => return Ok(()),
            Some(Some(sample)) if sample >= Recording::MAX_SAMPLES => {
                return Err(RecordingError::TooManySamples);
            }
            Some(Some(sample)) => {
                self.samples = self.samples.max(sample + 1);
                if parts[2] == "x" {
                    self.inputs.insert([layer, sample]);
                } else {
                    self.outputs.insert([layer, sample]);
                }
            }
            None => {}
        }
        self.norms = self.norms.max(layer + 1);
        Ok(())
    }
}

/// A number as Python writes it: digits, without leading zeros.
fn number(text: &str) -> Option<usize> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && !text.is_empty()
        && (text == "0" || !text.starts_with('0'));
    // A number that is too long is beyond every limit.
    is_plain.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_numbers_are_numbers() {
        let numbers = [
            "0",
            "12",
            "00",
            "01",
            "",
            "-1",
            "+1",
            "1e2",
            "99999999999999999999",
        ];
        assert_eq!(
            numbers.map(number),
            [
                Some(0),
                Some(12),
                None,
                None,
                None,
                None,
                None,
                None,
                Some(usize::MAX)
            ]
        );
    }
}
