//! A PyTorch script of both experiments.

use super::{
    layout::comment,
    python::{chains, layer, setup, statistics},
};
use crate::{
    lab::{experiment::Outcome, scenario::Scenario},
    words::export::code,
};

/// The script: the notebook's code in one file.
pub(super) fn text(scenario: &Scenario, outcome: &Outcome) -> String {
    let heading = [code::SCRIPT, "", code::RUN_SCRIPT, "", code::SAME_DRAWS]
        .map(|words| comment("", words))
        .concat();
    let section = |title: &str| format!("\n\n# {}\n{}\n", "-".repeat(88), comment("# ", title));
    let layer_outcome = &outcome.normalization;
    [
        format!("\"\"\"{heading}\"\"\"\n\n"),
        setup::code(scenario.seed),
        section(code::CHAINS),
        chains::code(&scenario.growth),
        "\n".to_owned(),
        chains::comparison(&scenario.growth, &outcome.growth),
        section(code::LAYER),
        layer::code(scenario, layer_outcome),
        "\n".to_owned(),
        layer::comparison(layer_outcome),
        section(code::STATISTICS),
        statistics::comparison(layer_outcome),
    ]
    .concat()
}
