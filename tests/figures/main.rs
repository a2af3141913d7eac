//! The figures that plotly.js receives: titles, axes, points, and markers for norms that
//! an axis cannot show.

mod backward;
mod both_chains;
mod depth;
mod growth;
mod parameters;
mod scatter;
mod stack_diagram;

use layernorm_lab::{
    charts::figure::Figure,
    lab::{
        experiment::{Outcome, run},
        scenario::Scenario,
    },
};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn outcome(scenario: &Scenario) -> Outcome {
    run(scenario).expect("the scenario is valid")
}

/// The trace whose markers have this shape.
fn trace<'a>(figure: &'a Figure, symbol: &str) -> &'a Value {
    figure
        .data
        .as_array()
        .into_iter()
        .flatten()
        .find(|trace| trace["marker"]["symbol"] == symbol)
        .unwrap_or_else(|| panic!("no {symbol} in {}", figure.data))
}

fn count(values: &Value) -> usize {
    values.as_array().map_or(0, Vec::len)
}

/// Asserts that every point has two numbers, and that the norm axis ends above its start.
fn assert_coordinates_are_numbers(figure: &Figure) {
    for trace in figure.data.as_array().unwrap() {
        for values in [&trace["x"], &trace["y"]] {
            let all = values.as_array().unwrap();
            assert!(all.iter().all(Value::is_number), "{values}");
        }
    }
    let range = &figure.layout["yaxis"]["range"];
    assert!(range[0].as_f64() < range[1].as_f64(), "{range}");
}

#[test]
fn plotly_shows_no_buttons_of_its_own() {
    let figure = growth::growing(&Scenario::default());
    // One of them would send the data to another host.
    assert_eq!(figure.config["displayModeBar"], false);
}

#[test]
fn plotly_js_matches_its_checksum() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/plotly");
    let recorded = std::fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let (checksum, name) = recorded.trim().split_once("  ").unwrap();
    let file = std::fs::read(folder.join(name)).unwrap();
    assert_eq!(format!("{:x}", Sha256::digest(file)), checksum);
}
