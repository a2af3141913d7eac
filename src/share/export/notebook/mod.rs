//! A Jupyter notebook, in nbformat 4.5: the script's steps with explanations and charts.

mod charts;

use serde_json::{Value, json};

use super::python::{Step, refused, steps};
use crate::{
    lab::{experiment::Outcome, relatives::nearest_groups, results, scenario::Scenario},
    words::export::{notebook as words, stack},
};

/// The notebook as JSON.
pub(super) fn text(scenario: &Scenario, outcome: &Outcome) -> String {
    let steps = steps(scenario, outcome).into_iter();
    let cells = steps.flat_map(|(step, code)| cells(step, &code, scenario, outcome));
    let notebook = json!({
        "cells": cells.collect::<Vec<_>>(),
        "metadata": {
            "kernelspec": { "display_name": "Python 3", "language": "python", "name": "python3" },
            "language_info": { "name": "python" },
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    });
    let mut text = serde_json::to_string_pretty(&notebook).expect("a notebook serialises to JSON");
    text.push('\n');
    text
}

/// The cells of a step: an explanation, the code, and the chart where there is one.
fn cells(step: Step, source: &str, scenario: &Scenario, outcome: &Outcome) -> Vec<Value> {
    let layer = &outcome.normalization;
    let settings = &scenario.layer_norm;
    match step {
        Step::Setup => vec![
            markdown("title", words::TITLE),
            code("setup", &format!("{source}\n{}", charts::import())),
        ],
        Step::Chains => vec![
            markdown("about-chains", &words::chains(&scenario.growth)),
            code("chains", source),
            markdown(
                "about-norms",
                &words::norms(&outcome.growth, scenario.view.axis),
            ),
            code("chart-norms", &charts::norms(scenario.view.axis)),
        ],
        Step::Layer => vec![
            markdown("about-layer", &words::layer(layer, settings)),
            code("layer", source),
        ],
        Step::Statistics => vec![
            markdown(
                "about-statistics",
                &words::statistics(layer, settings, scenario.view.std),
            ),
            code("statistics", source),
            markdown("about-scatter", &words::scatter(layer, settings)),
            code("chart-scatter", &charts::scatter()),
        ],
        Step::Relatives => {
            let wanted = scenario.relatives.groups;
            let groups = nearest_groups(layer.input.columns(), wanted);
            let relatives = results::relatives(scenario, layer);
            let refused = refused(&relatives);
            vec![
                markdown(
                    "about-relatives",
                    &words::relatives(layer.input.columns(), settings, [wanted, groups], &refused),
                ),
                code("relatives", source),
            ]
        }
        Step::Stack => vec![
            markdown("about-stack", &stack::about(&scenario.depth)),
            code("stack", source),
            markdown("about-stack-charts", stack::CHARTS),
            code("chart-stack", &charts::stack()),
        ],
        Step::Geometry => vec![
            markdown("about-geometry", &words::geometry(&layer.input, settings)),
            code("geometry", source),
        ],
        Step::Lab => vec![
            markdown("about-comparison", &words::comparison(&scenario.growth)),
            code("lab", source),
        ],
        Step::Comparison => vec![code("comparison", source)],
    }
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

/// One string per line, as notebooks store their source.
fn lines(source: &str) -> Vec<&str> {
    source.split_inclusive('\n').collect()
}
