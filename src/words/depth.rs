//! The text of station 8: residual stacks.

mod alike;

pub use alike::alike_caption;

use crate::{
    claims::growth::Change,
    lab::{real::Real, scenario::Scheme},
    words::number::short,
};

/// The station's introduction.
pub const LEAD: &str = "A transformer adds to a stream: x + f(x), layer after layer. Here f is one random matrix, z · W, and the entries of W have std s/√width. Post-LN normalises the sum, Pre-LN what f reads, Peri-LN also what f writes; the last two normalise the output once more. The loss is Σ u · y with a random u. All of it is at initialisation: training changes W. Sources: arXiv 2002.04745 and 2502.02732.";
/// The legend of the choice of the stack.
pub const CHOICE: &str = "stack";
/// The name of the number of layers.
pub const LAYERS: &str = "layers";
/// What that number does.
pub const LAYERS_HELP: &str = "How many layers. More layers extend the same draw.";
/// The name of the number of features.
pub const WIDTH: &str = "width";
/// What that number does.
pub const WIDTH_HELP: &str = "The features of the stream; W has width × width entries.";
/// The name of the weights' scale.
pub const SCALE: &str = "weight scale";
/// What that number does.
pub const SCALE_HELP: &str =
    "The entries of W have std s/√width, so that f multiplies the rms of what it reads by about s.";
/// The name of the number of rows.
pub const ROWS: &str = "rows of the stream";
/// What that number does.
pub const ROWS_HELP: &str = "Each row goes through the stack by itself.";

/// W in a diagram.
pub const WEIGHT: &str = "W";
/// LayerNorm in a diagram.
pub const NORM: &str = "LN";

/// The name of a stack.
#[must_use]
pub fn name(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => "none",
        Scheme::Post => "Post-LN",
        Scheme::Pre => "Pre-LN",
        Scheme::Peri => "Peri-LN",
    }
}

/// A stack within a caption.
#[must_use]
pub fn stack(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => "the stack without a norm",
        other => name(other),
    }
}

/// One layer of a stack as a formula.
#[must_use]
pub fn layer(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => "x ← x + x·W, and y = x",
        Scheme::Post => "x ← LN(x + x·W), and y = x",
        Scheme::Pre => "x ← x + LN(x)·W, and y = LN(x)",
        Scheme::Peri => "x ← x + LN(LN(x)·W), and y = LN(x)",
    }
}

/// The expected rms after layer ℓ as a formula.
#[must_use]
pub fn rms_formula(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => "√(1 + s²)ˡ",
        Scheme::Post => "1",
        Scheme::Pre => "√(1 + s²·ℓ)",
        Scheme::Peri => "√(1 + ℓ)",
    }
}

/// The expected gradient of the weight of layer ℓ of L, over √rows·width, as a formula.
#[must_use]
pub fn gradient_formula(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => "√(1 + s²)ᴸ⁻¹",
        Scheme::Post => "1/√(1 + s²)",
        Scheme::Pre => "1/√(1 + s²·ℓ)",
        Scheme::Peri => "1/(s·√(1 + ℓ))",
    }
}

/// The label of a line: the stacks whose line it is.
#[must_use]
pub fn line_label(schemes: &[Scheme]) -> String {
    let names: Vec<&str> = schemes.iter().copied().map(name).collect();
    names.join(" = ")
}

/// The last value of a line that leaves the chart.
#[must_use]
pub fn beyond_label(value: f64) -> String {
    format!("↑ {}", short(value.into()))
}

/// The x axis title of the charts.
pub const LAYER: &str = "Layer ℓ";
/// The title of the chart of the stream.
pub const STREAM: &str = "Forward: does the stream grow?";
/// Its y axis title.
pub const RMS: &str = "rms of the stream";
/// The title of the chart of the gradients.
pub const GRADIENTS: &str = "Backward: do gradients shrink?";
/// Its y axis title.
pub const GRADIENT: &str = "gradient norm of W";
/// The title of the chart of the rows.
pub const ALIKE: &str = "Across rows: how alike do they become?";
/// Its y axis title.
pub const SHARE: &str = "|cos|, rank";
/// The label of the cosines.
pub const COSINE: &str = "mean |cos|";
/// The label of the ranks.
pub const RANK: &str = "rank ÷";
/// The label of the cosine of independent rows.
pub const INDEPENDENT: &str = "independent rows";

/// The hover text of a point of the stream or of the gradients.
#[must_use]
pub fn hover(scheme: Scheme, layer: u32, value: Real) -> String {
    let at = at(layer);
    format!("{}, {at}: {}", name(scheme), short(value))
}

/// The hover text of a line.
#[must_use]
pub fn hover_expected(scheme: Scheme, layer: u32, value: f64) -> String {
    format!(
        "{}, expected {}: {}",
        name(scheme),
        at(layer),
        short(value.into())
    )
}

/// The hover text of a cosine.
#[must_use]
pub fn hover_cosine(layer: u32, value: Real) -> String {
    format!("mean |cos| between rows {}: {}", at(layer), short(value))
}

/// The hover text of an effective rank.
#[must_use]
pub fn hover_rank(layer: u32, value: Real) -> String {
    format!("effective rank {}: {}", at(layer), short(value))
}

fn at(layer: u32) -> String {
    match layer {
        0 => "of x".to_owned(),
        layer => format!("at layer {layer}"),
    }
}

/// The caption of the chart of the stream.
#[must_use]
pub fn stream_caption(scheme: Scheme, lost: Option<u32>) -> String {
    format!(
        "Points: {}, {}; layer 0 is x. Lines: what is expected of wide layers, on average over draws.{}",
        stack(scheme),
        layer(scheme),
        lost_points(lost)
    )
}

/// The caption of the chart of the gradients.
#[must_use]
pub fn gradients_caption(scheme: Scheme, lost: Option<u32>) -> String {
    format!(
        "Points: the norm of W’s gradient over √rows · width, at each layer of {}. Lines: what is expected of wide layers whose rows stay independent, on average over draws.{}",
        stack(scheme),
        lost_points(lost)
    )
}

/// How a value changes, as the end of a clause.
pub(super) fn course(change: Change, from: &str, to: &str) -> String {
    match change {
        Change::Rose => format!("rises from {from} to {to}"),
        Change::Fell => format!("falls from {from} to {to}"),
        Change::Stayed if from == to => format!("stays at {to}"),
        Change::Stayed => format!("hardly changes: from {from} to {to}"),
        Change::BecameNan => format!("goes from {from} to {to}"),
    }
}

fn lost_points(lost: Option<u32>) -> String {
    lost.map_or_else(String::new, |layer| {
        format!(" From layer {layer} on there are values that are not finite, which have no point.")
    })
}

/// The label of the ranks, given the largest possible: `rank ÷ 8`.
#[must_use]
pub fn rank_label(largest: u32) -> String {
    format!("{RANK} {largest}")
}

/// The heading of the tables: the layers.
pub const LAYER_COLUMN: &str = "layer";
/// The headings of the tables of the stream and of the gradients.
pub const VALUE_COLUMNS: [&str; 2] = ["measured", "expected"];
/// The headings of the table of the rows.
pub const ALIKE_COLUMNS: [&str; 2] = ["mean |cos|", "effective rank"];

/// The caption of the table of the stream.
#[must_use]
pub fn stream_table(scheme: Scheme) -> String {
    format!("The rms of the stream, {}, from x (0) on.", stack(scheme))
}

/// The caption of the table of the gradients.
#[must_use]
pub fn gradients_table(scheme: Scheme) -> String {
    format!(
        "The norm of W’s gradient over √rows · width, {}, at every layer.",
        stack(scheme)
    )
}

/// The caption of the table of the rows.
#[must_use]
pub fn alike_table(scheme: Scheme) -> String {
    format!(
        "How alike the rows of the stream are, {}, from x (0) on.",
        stack(scheme)
    )
}
