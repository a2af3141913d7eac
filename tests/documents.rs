//! `docs/scenario.md` against the program: every field is described, and
//! nothing else is.

use std::{collections::BTreeSet, fs};

use layernorm_lab::{
    lab::{
        experiment, knob,
        scenario::{Scenario, Table},
    },
    share::link,
};
use serde_json::{Value, json};

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario.md");
    fs::read_to_string(path).expect("docs/scenario.md is there")
}

/// The rows of the table under a heading, cell by cell.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = page();
    let (_, section) = page
        .split_once(&format!("\n## {heading}\n"))
        .expect("the page has its headings");
    section
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            line.split(" | ")
                .map(|cell| cell.trim_matches(['|', ' ', '`']).to_owned())
                .collect()
        })
        .collect()
}

fn described(heading: &str) -> BTreeSet<String> {
    table(heading)
        .into_iter()
        .map(|mut row| row.swap_remove(0))
        .collect()
}

/// The path of every leaf, the places of a list told as `[]`; a matrix counts
/// as one leaf.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !fields.contains_key("shape") => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                paths(value, &format!("{path}{dot}{name}"), found);
            }
        }
        Value::Array(list) => {
            for value in list {
                paths(value, &format!("{path}[]"), found);
            }
        }
        _ => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn every_field_of_the_scenario_is_described() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.set(0, 1, 2.0);
    let table = Table::from_rows(&[vec![1.0]]).expect("one number is a matrix");
    scenario.activations.own = Some(table);
    scenario.activations.edit(0, 0, 2.0);
    let lists = [
        "layer_norm.gamma.own",
        "activations.own",
        "activations.edits",
    ];
    let mut fields = BTreeSet::from(lists.map(str::to_owned));
    paths(&json!(scenario), "", &mut fields);
    assert_eq!(described("Scenario"), fields);
}

#[test]
fn every_field_of_the_outcome_is_described() {
    let outcome = experiment::run(&Scenario::default()).expect("the default is valid");
    let mut fields = BTreeSet::new();
    paths(&json!(outcome), "", &mut fields);
    // What the page says once for both.
    let alike = [
        (".growing.", ".shrinking."),
        (".after.", ".before."),
        (".columns[].", ".rows[]."),
    ];
    let fields = fields
        .into_iter()
        .map(|field| {
            alike
                .iter()
                .fold(field, |field, (twin, told)| field.replace(twin, told))
        })
        .collect();
    assert_eq!(described("Outcome"), fields);
}

#[test]
fn every_range_and_default_is_the_knobs() {
    let table = table("Scenario");
    for knob in knob::ALL {
        let row = table
            .iter()
            .find(|row| row[0] == knob.field || row[0] == format!("{}.all", knob.field))
            .unwrap_or_else(|| panic!("{} is described", knob.field));
        let (least, most) = (knob.limits.start(), knob.limits.end());
        assert_eq!(row[2], format!("{least} to {most}"), "{}", knob.field);
        assert_eq!(row[3], knob.default.to_string(), "{}", knob.field);
    }
}

#[test]
fn every_key_of_a_link_is_described() {
    let described: Vec<(String, String)> = table("Link")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .skip_while(|(key, _)| key == "v")
        .collect();
    let keys: Vec<(String, String)> = link::keys()
        // A lesson is no part of the scenario.
        .map(|(key, field)| (key, if field.is_empty() { "–" } else { field }))
        .map(|(key, field)| (key.to_owned(), field.to_owned()))
        .collect();
    assert_eq!(described, keys);
    for limit in [link::LONGEST, link::LONGEST_LIST] {
        assert!(page().contains(&limit.to_string()), "{limit}");
    }
}
