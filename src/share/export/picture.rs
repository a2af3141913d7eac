//! How the picture of a chart is called.

use super::file_name;

/// Name of the file with a chart's picture, given the chart's element id and
/// the format's file ending: `layernorm-lab-growth-larger-seed-42.svg`.
#[must_use]
pub fn picture_name(chart: &str, seed: u64, kind: &str) -> String {
    let what = match chart {
        "chart-smaller" => "growth-smaller",
        "chart-larger" => "growth-larger",
        "chart-scatter" => "original-against-layer-norm",
        other => other.strip_prefix("chart-").unwrap_or(other),
    };
    file_name(what, seed, kind)
}
