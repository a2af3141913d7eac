//! Why a file holds no recorded activations.

use crate::lab::transformer::Recording;

/// Why a safetensors file is not a recording. The `Display` text is the message on the page.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RecordingError {
    /// The file is too large.
    #[error("This file has {:.1} MB; the lab reads up to 16 MB. Record fewer LayerNorms or sentences.", megabytes(*size))]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// The file does not begin with the header of a safetensors file.
    #[error(
        "This is not a safetensors file, or its header is damaged. Write it again with the Python on this page."
    )]
    Header,
    /// The header and the length of the file do not agree.
    #[error(
        "This file ends early or has too many bytes: its tensors do not fill it exactly. Copy it again."
    )]
    Length,
    /// The size of a tensor and its shape do not agree.
    #[error("This file is damaged: the size of a tensor does not fit its shape.")]
    Layout,
    /// The description in the metadata is not as the lab's Python writes it.
    #[error("The description of the model in this file is damaged: {reason}.")]
    Description {
        /// The reader's reason.
        reason: String,
    },
    /// No tensor has the name of one of the lab's.
    #[error(
        "This safetensors file holds no recorded LayerNorms: no tensor is called 0.gamma. Write it with the Python on this page."
    )]
    NoNorms,
    /// There are more LayerNorms than the lab takes.
    #[error(
        "This file has more than {} LayerNorms. Record the first ones only.",
        Recording::MAX_NORMS
    )]
    TooManyNorms,
    /// There are more samples than the lab takes.
    #[error("This file has more than {} sentences.", Recording::MAX_SAMPLES)]
    TooManySamples,
    /// A tensor is missing.
    #[error("The tensor {tensor} is missing in this file.")]
    Missing {
        /// Its name.
        tensor: String,
    },
    /// The values have a type that the lab does not read.
    #[error(
        "The tensor {tensor} has the type {dtype}; the lab reads F16, BF16 and F32. Convert it with .half()."
    )]
    Dtype {
        /// Its name.
        tensor: String,
        /// Its type.
        dtype: String,
    },
    /// The lab does not take this shape.
    #[error("The tensor {tensor} has the shape {}; {}.", tuple(found), needed(*features))]
    Shape {
        /// Its name.
        tensor: String,
        /// Its shape.
        found: Vec<usize>,
        /// The number of features that it must have; `None` for γ.
        features: Option<usize>,
    },
    /// The shape is not that of another tensor.
    #[error(
        "The tensor {tensor} has the shape {} instead of {}.",
        tuple(found),
        tuple(expected)
    )]
    Differs {
        /// Its name.
        tensor: String,
        /// Its shape.
        found: Vec<usize>,
        /// The shape that it must have.
        expected: Vec<usize>,
    },
    /// A value is infinite or NaN.
    #[error(
        "The tensor {tensor} has an infinite value or NaN in row {}, feature {}. float16 ends at 65504: save larger values as float32.",
        row + 1,
        feature + 1
    )]
    NotFinite {
        /// Its name.
        tensor: String,
        /// The row, counted from 0.
        row: usize,
        /// The feature, counted from 0.
        feature: usize,
    },
    /// ε is negative, too large or no number.
    #[error("ε of LayerNorm {} is {eps}; it must be between 0 and 10⁶.", layer + 1)]
    Eps {
        /// The LayerNorm, counted from 0.
        layer: usize,
        /// Its ε.
        eps: f64,
    },
}

#[expect(clippy::cast_precision_loss, reason = "a message shows one decimal")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// The most sizes of a shape that a message states.
const MOST_SIZES: usize = 4;

/// A shape as Python writes it. A hostile file may state millions of sizes.
fn tuple(shape: &[usize]) -> String {
    let sizes = shape.iter().take(MOST_SIZES).map(usize::to_string);
    let mut sizes: Vec<String> = sizes.collect();
    if shape.len() > MOST_SIZES {
        sizes.push("…".to_owned());
    }
    match shape {
        [only] => format!("({only},)"),
        _ => format!("({})", sizes.join(", ")),
    }
}

fn needed(features: Option<usize>) -> String {
    match features {
        Some(features) => format!(
            "it needs 1 to {} rows and {features} features",
            Recording::MAX_ROWS
        ),
        None => format!("it needs 1 to {} values", Recording::MAX_FEATURES),
    }
}
