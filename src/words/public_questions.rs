//! Questions that people asked in public, in words of our own.

use crate::lab::public_questions::{PublicQuestion, Source};

/// The dialog's heading, and the button that opens it.
pub const TITLE: &str = "Questions people asked";
/// What the dialog does.
pub const INTRO: &str =
    "One click sets the state that answers the question and goes there. Undo goes back.";
/// The search field.
pub const SEARCH: &str = "search the questions";
/// The button that closes the dialog.
pub const CLOSE: &str = "close";
/// Before a question's sources.
pub const ASKED_IN: &str = "asked in";
/// The button that removes the note at a station.
pub const DISMISS: &str = "dismiss the question";
/// Said in a lesson that locks a setting of the question.
pub const LOCKED: &str = "This question changes a setting that the lesson locks.";

/// How many questions match the search.
#[must_use]
pub fn count(found: usize) -> String {
    match found {
        1 => "1 question".to_owned(),
        found => format!("{found} questions"),
    }
}

/// A source's name.
#[must_use]
pub fn source(source: Source) -> String {
    match source {
        Source::GitHub(repository, issue) => format!("{repository} {issue}"),
        Source::PyTorchForum(topic) => format!("PyTorch forum {topic}"),
    }
}

/// The question, and what to look at in its state.
#[must_use]
pub fn of(question: PublicQuestion) -> [&'static str; 2] {
    match question {
        PublicQuestion::VarianceNotOne => [
            "Why is the variance of the output not 1?",
            "Look at the rows’ std after the layer: 1.4142 with the divisor n − 1, 1 with the divisor n, which LayerNorm uses.",
        ],
        PublicQuestion::Factor => [
            "Where does the factor 1.1547 come from?",
            "Look at the row’s std after the layer: √(4/3) = 1.1547 with the divisor n − 1, 1 with the divisor n.",
        ],
        PublicQuestion::OwnFormula => [
            "Why does my own formula give different numbers?",
            "Compare: row 1 becomes 1.0690, 0.2673, −1.3363. Each row has its own mean and its own std, with the divisor n.",
        ],
        PublicQuestion::Tutorial => [
            "Why does a tutorial’s layer give 1.5 and PyTorch 1.732?",
            "Look at the first result, 1.7320. The tutorial’s layer divides by n − 1, which makes it √(3/4) times as large.",
        ],
        PublicQuestion::AllZero => [
            "Why are all outputs zero?",
            "Each row has a single feature, which equals its own mean: every output is β = 0.",
        ],
        PublicQuestion::OneFeature => [
            "What does LayerNorm do with one feature?",
            "The output is β = 3, whatever the value and γ are.",
        ],
        PublicQuestion::BrokenGradient => [
            "Does LayerNorm break my gradient?",
            "The loss is sum(y), which is 0 whatever x is: its gradient is 0. Choose another loss, and it is not.",
        ],
        PublicQuestion::GroupNorm => [
            "Why is GroupNorm with one group not LayerNorm over channels?",
            "The rows are channels here, the columns positions. LayerNorm over channels normalises each column, as BatchNorm does in this picture; GroupNorm with one group normalises all of a sample, as LayerNorm over the whole matrix.",
        ],
        PublicQuestion::Axes => [
            "Over which axes does it normalise, and what is the shape of γ?",
            "Over the whole matrix here: γ has 3 × 10 entries. With one mean for each row it has 10. The choice is in station 2.",
        ],
        PublicQuestion::AllDimensions => [
            "Does LayerNorm normalise all dimensions?",
            "Look at the means after the layer: those of the rows are 0, those of the columns run from −0.6554 to 0.5122.",
        ],
        PublicQuestion::T5 => [
            "Is T5’s LayerNorm a bug, since it subtracts no mean?",
            "It is RMSNorm: 0.6470 … 1.2940 where LayerNorm gives −1.3416 … 1.3416.",
        ],
        PublicQuestion::RmsScaling => [
            "Why does scaling by the std alone match neither RMSNorm nor LayerNorm?",
            "Compare: RMSNorm divides by √(mean of x²) and ends at 1.6859, LayerNorm also subtracts the mean and ends at 1.5667.",
        ],
        PublicQuestion::TwoInARow => [
            "Two LayerNorms in a row: is one redundant?",
            "A holds the output of a first LayerNorm. The second one changes it by less than 10⁻⁵. If a γ that differs from feature to feature came between them, the second would change the result.",
        ],
        PublicQuestion::WholeNumbers => [
            "Why are results wrong for large whole numbers?",
            "Compare burn’s results with the exact ones: its mean is off by 0.5, the distance between float32 numbers there. The naive variance is negative.",
        ],
        PublicQuestion::Huge => [
            "What happens to values of 10³⁰?",
            "The exact results are ±1.3416 and ±0.4472. In float32 the variance overflows, and burn gives 0.",
        ],
        PublicQuestion::Float16Zeros => [
            "Why are all outputs zero in float16?",
            "The squares exceed 65504 when each step is rounded to float16, so every result is 0. Computed in float32, as PyTorch does, they are ±1.",
        ],
        PublicQuestion::SmallEps => [
            "What if ε is too small for the number format?",
            "Float16 rounds 10⁻¹² to 0, and zeros become 0/0, NaN.",
        ],
        PublicQuestion::KerasEps => [
            "Why do Keras and PyTorch give different results?",
            "Keras’ ε is 10⁻³: the stds are 0.8452 and 0.3015. With PyTorch’s 10⁻⁵ they are 0.9980 and 0.9535: set it in station 2.",
        ],
        PublicQuestion::RmsEps => [
            "Why is RMSNorm in bfloat16 off by a factor of 1.8?",
            "ε = 0.0078125, the ε of that format, is more than the mean square: RMSNorm gives 0.5486 instead of 1.",
        ],
        PublicQuestion::LargeMean => [
            "Why do large means give NaN or nonsense?",
            "E[x²] − μ² is −128 in float32, where the variance is 1.25.",
        ],
    }
}
