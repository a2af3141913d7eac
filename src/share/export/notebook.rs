//! A Jupyter notebook of both experiments, in nbformat 4.5.

use serde_json::{Value, json};

use super::{
    float::double,
    python::{chains, layer, setup, statistics},
};
use crate::{
    lab::{
        experiment::Outcome,
        scenario::{NormalizedShape, Scenario},
    },
    words::{export::notebook as words, label},
};

/// The notebook as JSON.
pub(super) fn text(scenario: &Scenario, outcome: &Outcome) -> String {
    let growth = &scenario.growth;
    let product = label::PRODUCTS
        .iter()
        .find(|(product, _)| *product == growth.product)
        .map_or("", |(_, name)| name);
    let about_layer = match scenario.layer_norm.normalized_shape {
        NormalizedShape::Row => words::ROW,
        NormalizedShape::Whole => words::WHOLE,
    };
    let about_chains = words::chains(
        &double(growth.scale.into()),
        growth.steps,
        product,
        growth.layer_norm,
    );
    let layer_outcome = &outcome.normalization;
    let cells = [
        markdown("title", &words::title(scenario.seed)),
        markdown("about-setup", words::SETUP),
        code("setup", &setup::code(scenario.seed)),
        markdown("about-chains", &about_chains),
        code("chains", &chains::code(growth)),
        markdown("about-norms", words::COMPARE_CHAINS),
        code("norms", &chains::comparison(growth, &outcome.growth)),
        markdown("about-layer", about_layer),
        code("layer", &layer::code(scenario, layer_outcome)),
        markdown("about-matrices", words::COMPARE_LAYER),
        code("matrices", &layer::comparison(layer_outcome)),
        markdown("about-statistics", words::STATISTICS),
        code("statistics", &statistics::comparison(layer_outcome)),
    ];
    let notebook = json!({
        "cells": cells,
        "metadata": {
            "kernelspec": { "display_name": "Python 3", "language": "python", "name": "python3" },
            "language_info": { "name": "python" },
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    });
    let mut text =
        serde_json::to_string_pretty(&notebook).expect("a notebook is text, lists and names");
    text.push('\n');
    text
}

fn markdown(id: &str, source: &str) -> Value {
    json!({ "cell_type": "markdown", "id": id, "metadata": {}, "source": lines(source) })
}

fn code(id: &str, source: &str) -> Value {
    json!({
        "cell_type": "code",
        "execution_count": null,
        "id": id,
        "metadata": {},
        "outputs": [],
        "source": lines(source.trim_end()),
    })
}

/// One string a line, as notebooks keep them so that a comparison reads well.
fn lines(source: &str) -> Vec<&str> {
    source.split_inclusive('\n').collect()
}
