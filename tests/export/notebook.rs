//! The notebook against what nbformat 4.5 requires.

use std::collections::BTreeSet;

use layernorm_lab::share::export::Export;
use serde_json::{Value, json};

use crate::given::{ALL, text};

fn source(cell: &Value) -> String {
    let lines = cell["source"].as_array().expect("the source is lines");
    lines
        .iter()
        .map(|line| line.as_str().expect("text"))
        .collect()
}

#[test]
fn it_has_every_required_field() {
    for scenario in ALL {
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
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            assert!(
                (1..=64).contains(&id.len()) && id.chars().all(plain),
                "{id}"
            );
            assert!(ids.insert(id.to_owned()), "{id} is there twice");
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
                other => panic!("no cell is {other:?}"),
            }
        }
    }
}

#[test]
fn its_code_is_the_scripts_and_each_piece_is_explained_first() {
    for scenario in ALL {
        let script = text(Export::Script, scenario);
        let notebook: Value =
            serde_json::from_str(&text(Export::Notebook, scenario)).expect("JSON");
        let cells = notebook["cells"].as_array().expect("cells");
        let mut pieces = 0;
        for pair in cells.windows(2) {
            if pair[1]["cell_type"] == "code" {
                assert_eq!(pair[0]["cell_type"], "markdown");
                assert!(script.contains(&source(&pair[1])), "{}", source(&pair[1]));
                pieces += 1;
            }
        }
        assert_eq!(pieces, 6);
    }
}
