//! What the file says of the model: JSON under the key `layernorm-lab` of its metadata.
//!
//! All of it may be missing: the LayerNorms are then numbered, and ε is PyTorch's default.

use safetensors::tensor::Metadata;
use serde::Deserialize;

use crate::{
    lab::{
        setting::Number,
        transformer::{Recording, Sample},
    },
    words::transformer::{RecordingError, UNNAMED_MODEL, unnamed_norm},
};

/// The key in the file's metadata.
const KEY: &str = "layernorm-lab";

/// The longest text that is kept of a name, in characters.
const LONGEST_NAME: usize = 100;

/// The longest sample text that is kept, in characters.
const LONGEST_TEXT: usize = 400;

/// The description, as the file has it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Description {
    model: String,
    layers: Vec<Layer>,
    samples: Vec<SampleText>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Layer {
    name: String,
    eps: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SampleText {
    text: String,
    tokens: Vec<String>,
}

impl Description {
    pub(super) fn read(metadata: &Metadata) -> Result<Self, RecordingError> {
        let text = metadata.metadata().as_ref().and_then(|map| map.get(KEY));
        let Some(text) = text else {
            return Ok(Self::default());
        };
        serde_json::from_str(text).map_err(|error| RecordingError::Description {
            // It may quote the file.
            reason: shown(&error.to_string(), LONGEST_TEXT),
        })
    }

    pub(super) fn model(&self) -> String {
        Some(shown(&self.model, LONGEST_NAME))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| UNNAMED_MODEL.to_owned())
    }

    pub(super) fn layer_name(&self, layer: usize) -> String {
        let name = self.layers.get(layer).map(|layer| &layer.name);
        name.map(|name| shown(name, LONGEST_NAME))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| unnamed_norm(layer))
    }

    pub(super) fn eps(&self, layer: usize) -> Result<f64, RecordingError> {
        let eps = self.layers.get(layer).and_then(|layer| layer.eps);
        // Also PyTorch's default.
        let eps = eps.unwrap_or(Number::Eps.default());
        Number::Eps
            .check(eps)
            .map_err(|_| RecordingError::Eps { layer, eps })
    }

    /// So many samples, with their texts as far as the file has them.
    pub(super) fn samples(&self, count: usize) -> Vec<Sample> {
        let sample = |index: usize| {
            let Some(sample) = self.samples.get(index) else {
                return Sample::default();
            };
            let tokens = sample.tokens.iter().take(Recording::MAX_ROWS);
            Sample {
                text: shown(&sample.text, LONGEST_TEXT),
                tokens: tokens.map(|token| shown(token, LONGEST_NAME)).collect(),
            }
        };
        (0..count).map(sample).collect()
    }
}

/// The text as the page shows it: without control characters, and cut to a length.
fn shown(text: &str, longest: usize) -> String {
    let printable = text.chars().filter(|character| !character.is_control());
    let mut short: String = printable.take(longest + 1).collect();
    if let Some((end, _)) = short.char_indices().nth(longest) {
        short.truncate(end);
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(shown("βγ\n", 2), "βγ");
        assert_eq!(shown("βγδ", 2), "βγ…");
        assert_eq!(shown("", 2), "");
    }
}
