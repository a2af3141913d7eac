//! The file name and the caption of a picture: a chart's, or that of a station.

use super::file_name;
use crate::{lab::scenario::Scenario, words::export::picture};

/// The file name of a picture, given its element id and the file
/// extension: `layernorm-lab-growth-larger-seed-42.svg`.
#[must_use]
pub fn picture_name(chart: &str, seed: u64, extension: &str) -> String {
    let slug = match chart {
        "chart-both" => "growth-both",
        "chart-smaller" => "growth-smaller",
        "chart-larger" => "growth-larger",
        "chart-scatter" => "original-against-layer-norm",
        "statistics-whiskers" => "means-and-stds",
        "relatives-matrices" => "relatives",
        "failures-numbers" => "float32-numbers",
        "chart-parameters" => "gamma-and-beta-by-feature",
        "chart-depth-stream" => "stack-stream",
        "chart-depth-gradients" => "stack-gradients",
        "chart-depth-alike" => "stack-rows",
        "geometry-space" => "three-features",
        "chart-transformer-gamma" => "transformer-gamma-by-size",
        other => other.strip_prefix("chart-").unwrap_or(other),
    };
    file_name(slug, seed, extension)
}

/// The parts of the caption below a picture, given its element id: the lab's name, the seed
/// and the settings on which the picture depends.
#[must_use]
pub fn picture_caption(chart: &str, scenario: &Scenario) -> Vec<String> {
    match chart {
        "chart-both" | "chart-smaller" | "chart-larger" => picture::growth(scenario),
        "chart-scatter" | "chart-parameters" => picture::layer(scenario),
        "statistics-whiskers" => picture::statistics(scenario),
        "relatives-matrices" => picture::relatives(scenario),
        "failures-numbers" => picture::failures(scenario),
        "chart-depth-stream" | "chart-depth-gradients" | "chart-depth-alike" => {
            picture::depth(scenario)
        }
        "geometry-space" => picture::geometry(scenario),
        _ => picture::other(),
    }
}
