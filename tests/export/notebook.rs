//! The exported notebook meets the requirements of nbformat 4.5.

use std::collections::BTreeSet;

use layernorm_lab::share::export::Export;
use serde_json::{Value, json};

use crate::fixtures::{ODD, text};

fn source(cell: &Value) -> String {
    let lines = cell["source"].as_array().expect("the source is lines");
    lines
        .iter()
        .map(|line| line.as_str().expect("text"))
        .collect()
}

#[test]
fn the_notebook_has_every_required_field() {
    for scenario in ODD {
        let notebook: Value =
            serde_json::from_str(&text(Export::Notebook, scenario)).expect("JSON");
        assert_eq!(
            (&notebook["nbformat"], &notebook["nbformat_minor"]),
            (&json!(4), &json!(5))
        );
        let kernel = &notebook["metadata"]["kernelspec"];
        assert_eq!(
            (&kernel["name"], &kernel["display_name"]),
            (&json!("python3"), &json!("Python 3"))
        );
        assert_eq!(notebook["metadata"]["language_info"]["name"], "python");
        let cells = notebook["cells"].as_array().expect("cells");
        let mut ids = BTreeSet::new();
        for cell in cells {
            let id = cell["id"].as_str().expect("a cell has an id");
            let is_valid = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            assert!(
                (1..=64).contains(&id.len()) && id.chars().all(is_valid),
                "{id}"
            );
            assert!(ids.insert(id.to_owned()), "{id} occurs twice");
            assert!(cell["metadata"].is_object());
            assert!(!source(cell).trim().is_empty(), "{id} is empty");
            let keys: Vec<&str> = cell
                .as_object()
                .expect("a cell")
                .keys()
                .map(|key| &**key)
                .collect();
            match cell["cell_type"].as_str() {
                Some("code") => {
                    assert_eq!(
                        (&cell["execution_count"], &cell["outputs"]),
                        (&json!(null), &json!([]))
                    );
                    assert_eq!(keys.len(), 6, "{keys:?}");
                }
                Some("markdown") => assert_eq!(keys.len(), 4, "{keys:?}"),
                other => panic!("unexpected cell type {other:?}"),
            }
        }
    }
}

/// The cells that draw charts, which the script does not contain.
const CHARTS: [&str; 3] = ["chart-norms", "chart-scatter", "chart-stack"];

#[test]
fn code_cells_come_from_the_script_and_follow_an_explanation() {
    for scenario in ODD {
        let script = text(Export::Script, scenario);
        let notebook: Value =
            serde_json::from_str(&text(Export::Notebook, scenario)).expect("JSON");
        let cells = notebook["cells"].as_array().expect("cells");
        let mut ids = Vec::new();
        for pair in cells.windows(2) {
            if pair[1]["cell_type"] != "code" {
                continue;
            }
            let id = pair[1]["id"].as_str().expect("an id");
            ids.push(id);
            if id == "comparison" {
                assert_eq!(pair[0]["id"], "lab");
            } else {
                assert_eq!(pair[0]["cell_type"], "markdown");
            }
            let code = source(&pair[1]);
            let shared = code.split("\ntry:").next().expect("text before");
            assert_eq!(script.contains(shared), !CHARTS.contains(&id), "{code}");
        }
        let in_order = [
            "setup",
            "chains",
            "chart-norms",
            "layer",
            "statistics",
            "chart-scatter",
            "relatives",
            "stack",
            "chart-stack",
            "geometry",
            "lab",
            "comparison",
        ];
        assert_eq!(ids, in_order);
        // The last cell is short, and compares everything.
        assert_eq!(cells.last().expect("cells")["id"], "comparison");
        assert!(source(cells.last().expect("cells")).lines().count() <= 36);
    }
}

#[test]
fn every_import_is_used() {
    for scenario in ODD {
        let notebook: Value =
            serde_json::from_str(&text(Export::Notebook, scenario)).expect("JSON");
        let cells = notebook["cells"].as_array().expect("cells");
        let code: Vec<String> = cells
            .iter()
            .filter(|cell| cell["cell_type"] == "code")
            .map(source)
            .collect();
        let code = code.join("\n");
        for line in code.lines().map(str::trim) {
            let Some((_, names)) = line.split_once("import ") else {
                continue;
            };
            for name in names.split(", ") {
                let name = name.rsplit(" as ").next().expect("a name");
                let uses = code
                    .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .filter(|word| *word == name)
                    .count();
                // One is the import; "import torch" and "from torch" are two.
                assert!(uses > 2 || uses == 2 && name != "torch", "{name}: {line}");
            }
        }
    }
}
