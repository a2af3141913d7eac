//! The text of the station of a real transformer.

mod error;
mod finding;
mod own_model;
mod stages;
mod table;

pub use error::RecordingError;
pub use finding::{FINDINGS, finding};
pub use own_model::*;
pub use stages::*;
pub use table::*;

use crate::{
    lab::{
        real::Real,
        scenario::{CustomMatrix, Scenario},
        transformer::{Comparison, OwnMatrixError, Recording, Sample},
    },
    words::{
        help::Help,
        number::{exact, short},
        quote::quoted,
    },
};

/// The station's introduction.
pub const LEAD: &str = "These are the LayerNorms of all-MiniLM-L6-v2, a small BERT with 22 million parameters that turns sentences into vectors: its weights may be shared, and they are small. It has LayerNorm after every attention and every feed-forward block, like station 8’s Post-LN; GPT-2 has it before them. A token of a sentence is a row of 384 features. The inputs were recorded in PyTorch and rounded to float16. PyTorch’s result for exactly these inputs is recorded too, and burn computes its own here. Features are counted from 1; PyTorch counts from 0.";

/// The introduction while the user's own model is shown.
pub const OWN_LEAD: &str = "These are the LayerNorms of your own model, as the file has them: the inputs, γ, β and ε. burn computes the result. Where the file has PyTorch’s result too, the page compares the two. Features are counted from 1; PyTorch counts from 0.";

/// The name of the number of the layer.
pub const LAYER: &str = "LayerNorm";
/// What that number does.
pub const LAYER_HELP: &str = "Which LayerNorm of the model, from 1, in the order of the computation. Where it has fewer, its last one.";
/// The name of the number of the sentence.
pub const SENTENCE: &str = "sentence";
/// What that number does.
pub const SENTENCE_HELP: &str =
    "For which sentence, from 1. Where fewer were recorded, the last one.";

/// The sentence before the recording is loaded.
pub const WAITING: &str =
    "The recorded activations of a real model load when this station comes near the screen.";
/// The sentence while it is loaded.
pub const LOADING: &str = "The recorded activations of a real model are loading.";
/// The sentence if it could not be loaded.
pub const MISSING: &str =
    "The recorded activations could not be loaded. Everything else on the page works without them.";
/// The sentence if the LayerNorm did not run.
pub const NOT_RECORDED: &str = "This LayerNorm was not recorded for this sentence.";
/// The button that loads the recording again.
pub const TRY_AGAIN: &str = "Try again";

/// The name of a model without a name.
pub const UNNAMED_MODEL: &str = "a model without a name";

/// The name of a LayerNorm without a name, counted from 0.
#[must_use]
pub fn unnamed_norm(layer: usize) -> String {
    format!("LayerNorm {}", layer + 1)
}

/// A LayerNorm in the list of a recording: `3: layer 1, after the feed-forward block`.
#[must_use]
pub fn norm_option(layer: usize, name: &str) -> String {
    format!("{}: {name}", layer + 1)
}

/// A sample in the list of a recording.
#[must_use]
pub fn sample_option(index: usize, sample: &Sample) -> String {
    if sample.text.is_empty() {
        format!("{}", index + 1)
    } else {
        format!("{}: {}", index + 1, sample.text)
    }
}

/// What the number of the layer means.
#[must_use]
pub fn layer_meaning(scenario: &Scenario) -> String {
    format!("LayerNorm {}", scenario.transformer.layer)
}

/// What the number of the sentence means.
#[must_use]
pub fn sentence_meaning(scenario: &Scenario) -> String {
    format!("sentence {}", scenario.transformer.sample)
}

/// The name of a row: `token 1, [CLS]`, `token 2, “the”`, or `row 1` if the recording has no
/// name for it.
#[must_use]
pub fn token(sample: &Sample, row: usize) -> String {
    match sample.tokens.get(row) {
        Some(name) if !name.is_empty() => format!("token {}, {}", row + 1, in_sentence(name)),
        _ => format!("row {}", row + 1),
    }
}

/// The short name of a row in a sentence: `[CLS]`, `“the”`, or `row 1`.
#[must_use]
pub fn quoted_token(sample: &Sample, row: usize) -> String {
    match sample.tokens.get(row) {
        Some(name) if !name.is_empty() => in_sentence(name),
        _ => short_token(sample, row),
    }
}

/// A word between quotation marks. Special tokens have brackets.
fn in_sentence(token: &str) -> String {
    if token.starts_with('[') {
        token.to_owned()
    } else {
        quoted(token)
    }
}

/// The short name of a row, beside the heat map.
#[must_use]
pub fn short_token(sample: &Sample, row: usize) -> String {
    match sample.tokens.get(row) {
        Some(name) if !name.is_empty() => name.clone(),
        _ => format!("row {}", row + 1),
    }
}

/// The name of the heat map, and its caption.
pub const HEAT_MAP: &str = "The input x, one row per token";
/// Below the heat map: what its marks mean.
pub const MARKS: &str =
    "A triangle points at the feature that is farthest from the mean of its row.";
/// How to read single values.
pub const HEAT_HELP: Help = Help {
    mouse: "One column per feature. Point at a value, or focus the picture and use the arrow keys.",
    touch: "One column per feature. Tap a value to read it.",
};

/// The value of one cell.
#[must_use]
pub fn readout(sample: &Sample, [row, feature]: [usize; 2], value: Real) -> String {
    format!(
        "{}, feature {}: {} ({})",
        token(sample, row),
        feature + 1,
        short(value),
        exact(value)
    )
}

/// What the two results are and how they compare.
#[must_use]
pub fn comparison(comparison: Option<&Comparison>, sample: &Sample) -> String {
    let Some(comparison) = comparison else {
        return "The file has no output of PyTorch to compare burn’s with.".to_owned();
    };
    let place = format!(
        "{}, feature {}",
        token(sample, comparison.row),
        comparison.feature + 1
    );
    let [burn, pytorch] = [comparison.burn, comparison.pytorch].map(exact);
    match comparison.difference {
        Real::Finite(0.0) => "burn’s output equals PyTorch’s in every value.".to_owned(),
        Real::Finite(difference) => format!(
            "burn’s output and PyTorch’s differ by at most {}: in {place}, burn has {burn}, and PyTorch {pytorch}.",
            short(difference.into())
        ),
        _ => format!("In {place}, burn’s output is {burn}, and PyTorch’s {pytorch}."),
    }
}

/// The button that takes the matrix into the lab.
pub const TAKE: &str = "Take this matrix into the lab";

/// What that button does, or why it cannot.
#[must_use]
pub fn take_help(error: Option<OwnMatrixError>) -> String {
    match error {
        None => "It becomes your own matrix in stations 2 to 7, and in station 9 if it has three features, with its γ, β and ε. Undo restores the state before.".to_owned(),
        Some(OwnMatrixError::Features { features }) => format!(
            "The lab’s own matrix takes up to {} features, and this one has {features}.",
            CustomMatrix::MAX_FEATURES
        ),
        Some(OwnMatrixError::Parameters) => {
            "The lab takes γ and β up to ±10⁶, and one here is beyond.".to_owned()
        }
    }
}

/// The message after the matrix was taken. A lesson may have kept γ, β or ε as they were.
#[must_use]
pub fn taken(recording: &Recording, layer: usize, has_parameters: bool) -> String {
    let name = recording
        .norms
        .get(layer)
        .map(|norm| norm.name.as_str())
        .unwrap_or_default();
    let parameters = if has_parameters {
        "with its γ, β and ε"
    } else {
        "but not with all of its γ, β and ε, since the lesson locks some"
    };
    format!("Your own matrix is now the input of {name}, {parameters}.")
}
