//! The file name and the caption of a chart's image.

use super::file_name;
use crate::{lab::scenario::Scenario, words::export::picture};

/// The file name of a chart's image, given the chart's element id and the file
/// extension: `layernorm-lab-growth-larger-seed-42.svg`.
#[must_use]
pub fn picture_name(chart: &str, seed: u64, extension: &str) -> String {
    let slug = match chart {
        "chart-smaller" => "growth-smaller",
        "chart-larger" => "growth-larger",
        "chart-scatter" => "original-against-layer-norm",
        other => other.strip_prefix("chart-").unwrap_or(other),
    };
    file_name(slug, seed, extension)
}

/// The parts of the caption below a chart's image, given the chart's element id: the
/// lab's name, the seed and the settings on which the chart depends.
#[must_use]
pub fn picture_caption(chart: &str, scenario: &Scenario) -> Vec<String> {
    match chart {
        "chart-smaller" | "chart-larger" => picture::growth(scenario),
        "chart-scatter" => picture::layer(scenario),
        _ => picture::other(),
    }
}
