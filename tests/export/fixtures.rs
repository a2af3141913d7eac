//! Scenarios that together use every part of the generated code.

use layernorm_lab::{
    lab::{
        experiment::{self, Outcome},
        scenario::Scenario,
    },
    share::export::Export,
};

/// The lecture's scenario.
pub(crate) const LECTURE: &str = "{}";

/// Every setting differs from its default, and every list has entries.
pub(crate) const ALL_SETTINGS: &str = r#"{
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
    },
    "relatives": { "groups": 3 },
    "view": { "axis": "logarithmic", "std": "biased", "direction": "backward" },
    "depth": { "scheme": "peri", "layers": 3, "width": 8, "scale": 1.5, "rows": 2 }
}"#;

/// Overflow, zeros and undefined values.
pub(crate) const NON_FINITE: &str = r#"{
    "seed": 3,
    "growth": { "scale": 100, "steps": 60, "product": "matrix", "precision": "float16" },
    "activations": { "rows": 1, "features": 3, "std": 0 },
    "layer_norm": { "eps": 0 }
}"#;

/// The largest float32. Its shortest decimal exceeds it as a double. Not in [`ALL`]: PyTorch's
/// LayerNorm squares it and gives NaN, where the lab's gives 0.
pub(crate) const LARGEST: &str = r#"{
    "activations": {
        "own": [[3.4028235e38], [1], [-3.4028235e38]],
        "edits": [{ "row": 1, "feature": 0, "value": -3.4028235e38 }]
    }
}"#;

pub(crate) const ALL: [&str; 3] = [LECTURE, ALL_SETTINGS, NON_FINITE];

/// States in which a sentence or a line of code of the usual state would be wrong.
pub(crate) const ODD: [&str; 31] = [
    LECTURE,
    ALL_SETTINGS,
    NON_FINITE,
    r#"{"layer_norm": {"normalized_shape": "whole"}}"#,
    r#"{"layer_norm": {"normalized_shape": "whole", "gamma": {"all": 3}, "beta": {"all": 5}}}"#,
    r#"{"layer_norm": {"normalized_shape": "whole"}, "activations": {"rows": 1}}"#,
    r#"{"growth": {"scale": 1000, "layer_norm": true}}"#,
    r#"{"growth": {"layer_norm": true, "size": 1}}"#,
    r#"{"growth": {"layer_norm": true, "precision": "float16"}}"#,
    r#"{"growth": {"product": "matrix", "precision": "float16"}}"#,
    r#"{"growth": {"product": "matrix"}}"#,
    r#"{"growth": {"scale": 0.5, "precision": "bfloat16"}, "view": {"axis": "logarithmic"}}"#,
    r#"{"growth": {"scale": 3, "steps": 40, "precision": "float16"}, "view": {"axis": "logarithmic"}}"#,
    r#"{"growth": {"scale": 5, "steps": 100, "product": "matrix"}}"#,
    r#"{"growth": {"steps": 1, "size": 1, "scale": 1}}"#,
    r#"{"activations": {"own": [[5, 5, 5, 5], [1, 2, 3, 4]]}}"#,
    r#"{"activations": {"own": [[5, 5, 5, 5], [1, 2, 3, 4]]}, "layer_norm": {"eps": 0}}"#,
    r#"{"activations": {"own": [[1, 2, 3, 4, 5, 6, 7], [2, 3, 4, 1, 2, 3, 9]]}, "relatives": {"groups": 3}}"#,
    r#"{"activations": {"own": [[1e-45, 3, -2e-30], [1e5, 2e5, -1e5]]}, "view": {"std": "biased"}}"#,
    r#"{"activations": {"rows": 1}}"#,
    r#"{"activations": {"rows": 1, "features": 4}, "relatives": {"groups": 4}}"#,
    r#"{"activations": {"features": 1}}"#,
    r#"{"activations": {"rows": 1, "features": 1}, "view": {"std": "biased"}}"#,
    r#"{"layer_norm": {"gamma": {"all": 0}, "beta": {"all": 2}}}"#,
    r#"{"layer_norm": {"gamma": {"all": -1}, "beta": {"all": 0, "own": [{"feature": 3, "value": 5}]}}}"#,
    r#"{"layer_norm": {"eps": 0, "gamma": {"all": 1, "own": [{"feature": 0, "value": -2}]}}, "activations": {"rows": 16, "features": 64}}"#,
    r#"{"layer_norm": {"precision": "float16"}}"#,
    r#"{"layer_norm": {"precision": "bfloat16", "normalized_shape": "whole", "gamma": {"all": 3}, "beta": {"all": 0.1}}}"#,
    r#"{"layer_norm": {"precision": "float16", "round_every_step": true}, "activations": {"own": [[1000, -1000, 1000, -1000], [1, 2, 3, 4.5]]}}"#,
    r#"{"layer_norm": {"precision": "bfloat16", "round_every_step": true, "normalized_shape": "whole", "eps": 1e-3}}"#,
    r#"{"layer_norm": {"precision": "float16", "eps": 1e-9, "round_every_step": true}, "activations": {"rows": 1, "mean": 1000000}}"#,
];

pub(crate) fn run(json: &str) -> (Scenario, Outcome) {
    let scenario = Scenario::from_json(json).expect("the scenario is valid");
    let outcome = experiment::run(&scenario).expect("the scenario runs");
    (scenario, outcome)
}

pub(crate) fn text(export: Export, json: &str) -> String {
    let (scenario, outcome) = run(json);
    export.text(&scenario, &outcome, None)
}
