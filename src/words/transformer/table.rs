//! The text of the station's table and charts.

use crate::{
    lab::{
        real::Real,
        transformer::{LargestValue, Sample, TokenSummary},
    },
    words::{
        list::and,
        markup::escape_for_plotly,
        number::{short, statistic},
        transformer::{short_token, token},
    },
};

/// The caption of the table of tokens.
pub const TOKENS: &str = "Each token before and after LayerNorm; stds divide by n";
/// The column headings of that table.
pub const COLUMNS: [&str; 6] = [
    "token",
    "std of x",
    "feature farthest from the mean",
    "x there",
    "(x − μ)/σ there",
    "std of y",
];

/// The cells of a row of that table, without its name.
#[must_use]
pub fn cells(summary: &TokenSummary) -> [String; 5] {
    [
        statistic(summary.std),
        (summary.feature + 1).to_string(),
        short(summary.value),
        short(summary.normalized),
        statistic(summary.output_std),
    ]
}

/// The name of the chart of the largest |x| by LayerNorm.
pub const LARGEST: &str = "Each token’s largest |x|, by LayerNorm";
/// Its y axis.
pub const LARGEST_AXIS: &str = "largest |x|";
/// The headings of its table.
pub const LARGEST_COLUMNS: [&str; 5] = ["LayerNorm", "largest |x|", "token", "feature", "median"];
/// What that table shows.
pub const LARGEST_CAPTION: &str = "The largest |x| at each LayerNorm, its token and feature from 1, and the median of the tokens’ largest |x|.";

/// The text at a point of that chart.
#[must_use]
pub fn largest_hover(sample: &Sample, layer: usize, value: &LargestValue) -> String {
    format!(
        "LayerNorm {}<br>{}, {}<br>|x|: {}",
        layer + 1,
        escape_for_plotly(&token(sample, value.row)),
        feature_label(value.feature),
        short(value.magnitude.into())
    )
}

/// The label at the largest value of that chart.
#[must_use]
pub fn largest_label(sample: &Sample, value: &LargestValue) -> String {
    format!(
        " {}: {} ",
        escape_for_plotly(&short_token(sample, value.row)),
        short(value.magnitude.into())
    )
}

/// What that chart shows of the chosen LayerNorm: its largest value, the median over several
/// tokens, and the LayerNorm, counted from 0, that has a larger value.
#[must_use]
pub fn largest_summary(
    sample: &Sample,
    most: &LargestValue,
    median: Option<f64>,
    larger: Option<(usize, f64)>,
) -> String {
    let median = median.map_or_else(String::new, |median| {
        format!("; the median of all tokens is {}", short(median.into()))
    });
    let larger = larger.map_or_else(String::new, |(layer, value)| {
        format!(
            " LayerNorm {} has the largest of all, {}.",
            layer + 1,
            short(value.into())
        )
    });
    format!(
        "Filled: the chosen LayerNorm. Its largest |x| is {}, in {}{median}.{larger}",
        short(most.magnitude.into()),
        token(sample, most.row)
    )
}

/// The name of the chart of stds.
pub const STDS: &str = "Each token’s std";
/// Its x axis.
pub const TOKEN_AXIS: &str = "token";
/// Its y axis.
pub const STD_AXIS: &str = "std";
/// The headings of its table, and the names of its traces.
pub const BEFORE_AFTER: [&str; 2] = ["before", "after"];

/// The text at a point of that chart.
#[must_use]
pub fn std_hover(sample: &Sample, row: usize, which: usize, value: f64) -> String {
    format!(
        "{}<br>{}: {}",
        escape_for_plotly(&token(sample, row)),
        BEFORE_AFTER[which],
        short(value.into())
    )
}

/// What the chart of stds shows.
#[must_use]
pub fn stds_summary(before: [Real; 2], after: [Real; 2]) -> String {
    format!(
        "Stds from {} to {} before LayerNorm, and from {} to {} after it. γ = 1 and β = 0 would give 1.",
        short(before[0]),
        short(before[1]),
        short(after[0]),
        short(after[1])
    )
}

/// What the table of that chart shows.
pub const STDS_CAPTION: &str = "The std of every token before and after LayerNorm, with divisor n.";

/// The name of the chart of γ and β.
pub const PARAMETERS: &str = "Trained γ and β, each sorted";
/// Its x axis.
pub const RANK_AXIS: &str = "rank";
/// Its y axis.
pub const VALUE_AXIS: &str = "value";
/// The names of its curves.
pub const GAMMA_BETA: [&str; 2] = ["γ", "β"];
/// The headings of its table.
pub const PARAMETER_COLUMNS: [&str; 5] = ["rank", "γ", "feature of γ", "β", "feature of β"];
/// What that table shows.
pub const PARAMETERS_CAPTION: &str = "γ and β, each from the smallest to the largest, with the feature that each value belongs to, from 1.";

/// The text at a point of that chart.
#[must_use]
pub fn parameter_hover(symbol: &str, feature: usize, value: f64) -> String {
    format!(
        "{symbol} of feature {}: {}",
        feature + 1,
        short(value.into())
    )
}

/// What the chart of γ and β shows.
#[must_use]
pub fn parameters_summary(gamma: [f64; 3], beta: [f64; 2]) -> String {
    format!(
        "γ is between {} and {}, with median {}; β is between {} and {}.",
        short(gamma[0].into()),
        short(gamma[2].into()),
        short(gamma[1].into()),
        short(beta[0].into()),
        short(beta[1].into())
    )
}

/// The name of the chart of γ against the size of each feature.
pub const GAMMA_BY_SIZE: &str = "γ against the size of each feature";
/// Its x axis.
pub const SIZE_AXIS: &str = "mean |x| of the feature";
/// The headings of its table.
pub const SIZE_COLUMNS: [&str; 3] = ["feature", "mean |x|", "γ"];
/// What that table shows.
pub const SIZES_CAPTION: &str =
    "The mean of |x| over the tokens and γ, by feature, from the largest mean |x| on.";

/// The label of a feature, counted from 0.
#[must_use]
pub fn feature_label(feature: usize) -> String {
    format!("feature {}", feature + 1)
}

/// The text at a point of that chart.
#[must_use]
pub fn size_hover(feature: usize, size: f64, gamma: f64) -> String {
    format!(
        "{}<br>mean |x|: {}<br>γ: {}",
        feature_label(feature),
        short(size.into()),
        short(gamma.into())
    )
}

/// What that chart shows, given the features with the largest mean |x| and their γ, the median
/// of γ, and how many features have no point.
#[must_use]
pub fn gamma_by_size_summary(largest: &[(usize, f64)], median: f64, unmarked: usize) -> String {
    let numbers: Vec<String> = largest.iter().map(|(at, _)| (at + 1).to_string()).collect();
    let gammas = largest.iter().map(|&(_, gamma)| short(gamma.into()));
    let gammas: Vec<String> = gammas.collect();
    let largest = match largest {
        [] => "More than three features share the largest mean |x|.".to_owned(),
        [_] => format!(
            "Feature {} has the largest mean |x|; its γ is {}.",
            numbers[0], gammas[0]
        ),
        _ => format!(
            "Features {} have the largest mean |x|; their γ are {}.",
            and(&numbers),
            and(&gammas)
        ),
    };
    let unmarked = match unmarked {
        0 => "",
        1 => " A feature whose x is always 0 has no point.",
        _ => " Features whose x is always 0 have no point.",
    };
    format!(
        "{largest} The median γ is {}.{unmarked}",
        short(median.into())
    )
}
