//! Headings, names of controls, and the short texts beside them.

use crate::lab::{
    knob::{self, Knob},
    scenario::{Axis, Divisor, NormalizedShape, Precision, Product},
};

/// How a knob is called on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The field's symbol, such as γ; may be empty.
    pub symbol: &'static str,
    /// The name, such as gamma.
    pub name: &'static str,
    /// One line for whoever meets it for the first time.
    pub help: &'static str,
}

/// The label of a knob.
#[must_use]
pub fn of(knob: &Knob) -> Label {
    let label = |symbol, name, help| Label { symbol, name, help };
    match knob.field {
        field if field == knob::SCALE.field => label(
            "s",
            "scale factor",
            "One chain is multiplied by noise of size 1/s, the other by noise of size s.",
        ),
        field if field == knob::STEPS.field => label("k", "steps", "How many multiplications."),
        field if field == knob::SIZE.field => label(
            "",
            "matrix size",
            "Rows and columns of the square matrices.",
        ),
        field if field == knob::ROWS.field => label("", "rows", "Samples: n_in in the lecture."),
        field if field == knob::FEATURES.field => {
            label("n", "features", "Values in a row: n_out in the lecture.")
        }
        field if field == knob::MEAN.field => {
            label("", "mean", "What is added to the random numbers.")
        }
        field if field == knob::STD.field => {
            label("", "std", "What the random numbers are multiplied by.")
        }
        field if field == knob::EPS.field => label(
            "ε",
            "epsilon",
            "Added to the variance inside the root, so that a constant row does not divide by zero.",
        ),
        field if field == knob::GAMMA.field => label(
            "γ",
            "gamma",
            "Multiplies what was normalised: weight in PyTorch. Moves all features.",
        ),
        field if field == knob::BETA.field => label(
            "β",
            "beta",
            "Added at the end: bias in PyTorch. Moves all features.",
        ),
        field if field == knob::GROUPS.field => label(
            "",
            "groups",
            "GroupNorm's groups of neighbouring features; where they do not divide the features, the next smaller number that does is taken.",
        ),
        _ => label("", knob.field, ""),
    }
}

/// Leads past the bar on top, for those who come by keyboard.
pub const SKIP: &str = "skip to the lab";
/// The page's name.
pub const TITLE: &str = "LayerNorm Lab";
/// What the page is for.
pub const PROMISE: &str = "See what layer normalisation does";
/// The seed's name.
pub const SEED: &str = "seed";
/// What the seed's field takes.
pub const SEED_HELP: &str =
    "As in torch.manual_seed: a whole number from 0 to 18446744073709551615.";
/// Draws a new seed.
pub const NEW_DRAW: &str = "new draw";
/// Where controls that matter less are kept.
pub const MORE: &str = "more controls";
/// Title of a reset button.
pub const RESET: &str = "reset";

/// Station 1.
pub const WHY: &str = "Why normalise at all?";
/// Station 2.
pub const WHAT: &str = "What does LayerNorm do to a matrix?";
/// Station 3.
pub const STATISTICS: &str = "What happens to the statistics?";
/// Station 4.
pub const PARAMETERS: &str = "What are γ and β for?";

/// Short names of the stations, for the scroll guide.
pub const STATIONS: [(&str, &str); 6] = [
    ("why", "Why"),
    ("what", "What"),
    ("statistics", "Statistics"),
    ("parameters", "γ and β"),
    ("relatives", "Relatives"),
    ("failures", "Failures"),
];

/// The hero: normalise after every step.
pub const LEVER: &str = "LayerNorm after every step";
/// Legend of the product choice.
pub const PRODUCT: &str = "product";
/// The product choice.
pub const PRODUCTS: [(Product, &str); 2] = [
    (Product::Elementwise, "elementwise A * B"),
    (Product::Matrix, "matrix A @ B"),
];
/// Legend of the precision choice.
pub const PRECISION: &str = "number format";
/// The precision choice.
pub const PRECISIONS: [(Precision, &str); 3] = [
    (Precision::Float32, "float32"),
    (Precision::Float16, "float16"),
    (Precision::BFloat16, "bfloat16"),
];
/// Legend of the axis choice.
pub const AXIS: &str = "norm axis";
/// The axis choice.
pub const AXES: [(Axis, &str); 2] = [(Axis::Linear, "linear"), (Axis::Logarithmic, "logarithmic")];
/// Shows or hides the band of many seeds.
pub const BAND: &str = "band of 200 seeds";
/// Shows or hides the root-mean-square norm.
pub const EXPECTED: &str = "expected norm";
/// Legend of the choice of `normalized_shape`.
pub const SHAPE: &str = "normalized_shape";
/// Caption of the matrix before the layer.
pub const BEFORE: &str = "A, the activations";
/// Caption of the matrix after the layer.
pub const AFTER: &str = "LN(A), after the layer";
/// Legend of the divisor choice.
pub const DIVISOR: &str = "std divides by";
/// The divisor choice.
pub const DIVISORS: [(Divisor, &str); 2] = [
    (Divisor::Unbiased, "n − 1 (torch.std)"),
    (Divisor::Biased, "n (LayerNorm)"),
];
/// Sets γ = 3 and β = 5.
pub const LECTURE_PARAMETERS: &str = "γ = 3, β = 5 as in the lecture";
/// Puts γ = 1 and β = 0 back.
pub const RESET_PARAMETERS: &str = "back to γ = 1, β = 0";

/// The choice of `normalized_shape`, with the shapes it stands for.
#[must_use]
pub fn shapes(rows: usize, features: usize) -> [(NormalizedShape, String); 2] {
    [
        (NormalizedShape::Row, format!("row ({features},)")),
        (
            NormalizedShape::Whole,
            format!("matrix ({rows}, {features})"),
        ),
    ]
}

/// Why a typed number was not taken.
#[must_use]
pub fn refused(knob: &Knob, given: &str) -> String {
    let label = of(knob);
    let given = if given.trim().is_empty() {
        "nothing".to_owned()
    } else {
        format!("“{}”", given.trim())
    };
    format!(
        "{} takes {}, and {given} is none. The last good value stays.",
        label.name,
        knob.range()
    )
}

/// Why a typed seed was not taken.
#[must_use]
pub fn refused_seed(given: &str) -> String {
    format!(
        "A seed is a whole number from 0 to {}, and “{}” is none. The last good one stays.",
        u64::MAX,
        given.trim()
    )
}
