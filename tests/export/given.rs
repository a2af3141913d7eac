//! Scenarios that between them use every piece of the generated code.

use layernorm_lab::{
    lab::{
        experiment::{self, Outcome},
        scenario::Scenario,
    },
    share::export::Export,
};

/// The lecture's state.
pub(crate) const LECTURE: &str = "{}";

/// Every switch the other way, and every list filled.
pub(crate) const BUSY: &str = r#"{
    "seed": 18446744073709551615,
    "growth": {
        "scale": 1.1, "steps": 5, "size": 4,
        "product": "matrix", "layer_norm": true, "precision": "bfloat16"
    },
    "activations": {
        "own": [[0.1, 2, -3e-20, 4], [1e20, 6, 7, 8.5]],
        "edits": [
            { "row": 1, "feature": 0, "value": -2.5 },
            { "row": 63, "feature": 0, "value": 1 }
        ]
    },
    "layer_norm": {
        "normalized_shape": "whole", "eps": 0.001,
        "gamma": { "all": 3, "own": [
            { "row": 1, "feature": 2, "value": 0.1 }, { "row": 9, "feature": 9, "value": 4 }
        ] },
        "beta": { "all": -5, "own": [{ "row": 0, "feature": 3, "value": 1e6 }] }
    }
}"#;

/// Overflow, zeros and what is undefined.
pub(crate) const BROKEN: &str = r#"{
    "seed": 3,
    "growth": { "scale": 100, "steps": 60, "product": "matrix", "precision": "float16" },
    "activations": { "rows": 1, "features": 3, "std": 0 },
    "layer_norm": { "eps": 0 }
}"#;

pub(crate) const ALL: [&str; 3] = [LECTURE, BUSY, BROKEN];

pub(crate) fn run(json: &str) -> (Scenario, Outcome) {
    let scenario = Scenario::from_json(json).expect("the scenario is one");
    let outcome = experiment::run(&scenario).expect("it can be run");
    (scenario, outcome)
}

pub(crate) fn text(export: Export, json: &str) -> String {
    let (scenario, outcome) = run(json);
    export.text(&scenario, &outcome)
}
