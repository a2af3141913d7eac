//! `docs/scenario.md` describes every field of the program's data, and no others.

use std::{collections::BTreeSet, fs};

use layernorm_lab::{
    lab::{
        ensemble::Ensemble,
        experiment,
        results::results,
        scenario::{CustomMatrix, Scenario},
        setting::{Overrides, Setting},
        station::Station,
    },
    share::link,
};
use serde_json::{Value, json};

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario.md");
    fs::read_to_string(path).expect("docs/scenario.md is readable")
}

/// The cells of the table under a heading, row by row.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = page();
    let (_, section) = page
        .split_once(&format!("\n## {heading}\n"))
        .expect("the page has this heading");
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

fn documented_fields(heading: &str) -> BTreeSet<String> {
    table(heading)
        .into_iter()
        .map(|mut row| row.swap_remove(0))
        .collect()
}

/// Collects the path of every leaf. List items appear as `[]`, and a matrix counts as one
/// leaf.
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
fn every_scenario_field_is_documented() {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.set(0, 1, 2.0);
    let table = CustomMatrix::from_rows(&[vec![1.0]]).expect("a 1×1 matrix is valid");
    scenario.activations.own = Some(table);
    scenario.activations.edit(0, 0, 2.0);
    scenario.gradients.set_row(0, [2.0]);
    let lists = [
        "layer_norm.gamma.own",
        "activations.own",
        "activations.edits",
        "gradients.own",
    ];
    let mut fields = BTreeSet::from(lists.map(str::to_owned));
    paths(&json!(scenario), "", &mut fields);
    assert_eq!(documented_fields("Scenario"), fields);
}

#[test]
fn every_outcome_field_is_documented() {
    let scenario = Scenario::default();
    let outcome = experiment::run(&scenario).expect("the default scenario is valid");
    let mut fields = BTreeSet::new();
    let mut ensemble = Ensemble::with_runs(1, scenario.seed, &scenario.growth);
    ensemble.advance(1);
    let results = results(&scenario, &outcome, Some(&ensemble.bands()));
    paths(&json!(results), "", &mut fields);
    // The settings are described above.
    fields.retain(|field| !field.starts_with("scenario."));
    // The page describes these pairs once.
    let pairs = [
        (".growing.", ".shrinking."),
        (".growing[].", ".shrinking[]."),
        (".after.", ".before."),
        (".columns[].", ".rows[]."),
    ];
    let fields = fields
        .into_iter()
        .map(|field| {
            pairs
                .iter()
                .fold(field, |field, (second, first)| field.replace(second, first))
        })
        .collect();
    assert_eq!(documented_fields("Outcome"), fields);
}

/// What the cell of a choice lists: its alternatives, each in backticks.
fn alternatives(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().collect::<Vec<_>>().join("`, `")
}

/// The field of a path as JSON.
fn field(scenario: &Scenario, path: &str) -> String {
    let pointer = format!("/{}", path.replace('.', "/"));
    let value = json!(scenario).pointer(&pointer).map(ToString::to_string);
    value.unwrap_or_else(|| panic!("{path} is in a scenario's JSON"))
}

#[test]
fn every_documented_range_and_default_matches_the_code() {
    let table = table("Scenario");
    let default = Scenario::default();
    for setting in Setting::ALL {
        let path = setting.path();
        if setting == Setting::Overrides(Overrides::Beta) {
            // The page describes it as it does γ's.
            continue;
        }
        let row = table.iter().find(|row| row[0] == path);
        let row = row.unwrap_or_else(|| panic!("{path} is not documented"));
        match setting {
            Setting::Number(number) => {
                let limits = &number.spec().limits;
                let range = format!("{} to {}", limits.start(), limits.end());
                assert_eq!(row[2], range, "{path}");
                assert_eq!(row[3], number.default().to_string(), "{path}");
            }
            Setting::Choice(choice) => {
                let options = (0..choice.spec().link_values.len()).map(|index| {
                    let mut scenario = Scenario::default();
                    choice.set(&mut scenario, index);
                    field(&scenario, path)
                });
                assert_eq!(row[2], alternatives(options), "{path}");
                assert_eq!(row[3], field(&default, path), "{path}");
            }
            // The empty cell of the range makes no item of the row.
            Setting::Switch(_) => {
                assert_eq!(row[1..3], ["boolean".to_owned(), field(&default, path)]);
            }
            Setting::Seed | Setting::CustomMatrix | Setting::Overrides(_) => {}
        }
    }
}

#[test]
fn every_link_value_and_every_station_is_documented() {
    let table = table("Link");
    for setting in Setting::ALL {
        let key = setting.link_key();
        let row = table.iter().find(|row| row[0] == key);
        let row = row.unwrap_or_else(|| panic!("{key} is not documented"));
        match setting {
            Setting::Choice(choice) => {
                let values = choice.spec().link_values.iter();
                let values = values.map(ToString::to_string);
                assert_eq!(row[2], alternatives(values), "{key}");
            }
            Setting::Switch(_) => assert_eq!(row[2], "0`, `1", "{key}"),
            Setting::Seed | Setting::Number(_) => assert!(row[2].ends_with("number"), "{key}"),
            Setting::CustomMatrix | Setting::Overrides(_) => {}
        }
    }
    let page = page();
    let sentence = page
        .lines()
        .find(|line| line.starts_with("`hide` and `lock` accept"))
        .expect("the page says what a lesson can hide");
    for station in Station::ALL {
        assert!(
            sentence.contains(&format!("`{}`", station.id())),
            "{station:?}"
        );
    }
}

#[test]
fn every_link_key_is_documented() {
    let documented: Vec<(String, String)> = table("Link")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .skip_while(|(key, _)| key == "v")
        .collect();
    let keys: Vec<(String, String)> = link::keys()
        // A lesson is not part of the scenario.
        .map(|(key, field)| (key, if field.is_empty() { "–" } else { field }))
        .map(|(key, field)| (key.to_owned(), field.to_owned()))
        .collect();
    assert_eq!(documented, keys);
    for limit in [link::LONGEST, link::LONGEST_LIST] {
        assert!(page().contains(&limit.to_string()), "{limit}");
    }
}
