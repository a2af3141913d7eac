//! Fuzzes the parser of scenario files. It never panics: it returns a scenario whose
//! values are all in range, or errors that name the invalid fields.

mod checks;
mod edits;

use layernorm_lab::lab::scenario::{CustomMatrix, Scenario};
use proptest::{prelude::*, sample, test_runner::Config};
use serde_json::{Value, json};

use crate::{
    checks::invalid_fields,
    edits::{REPLACEMENTS, edit, edited},
};

/// Number of random files for each of the two fuzz tests.
const CASES: u32 = 60_000;

fn config() -> Config {
    Config {
        failure_persistence: None,
        ..Config::with_cases(CASES)
    }
}

/// A valid scenario in which every field is present and every list has entries.
fn full_scenario() -> Value {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.set(0, 3, -2.5);
    scenario.layer_norm.beta.set(2, 9, 0.5);
    let rows = [vec![1.0, -2.5, 3e-20], vec![4.0, 5e20, 0.0]];
    let matrix = CustomMatrix::from_rows(&rows).expect("the rows form a valid matrix");
    scenario.activations.own = Some(matrix);
    scenario.activations.edit(0, 1, 7.0);
    scenario.activations.edit(1, 2, -0.5);
    json!(scenario)
}

/// Collects the JSON pointer of every value, including objects and arrays.
fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                pointers(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointers(value, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// A JSON pointer as error messages write it: `layer_norm.gamma.own[0].row`.
fn field_name(pointer: &str) -> String {
    let mut field = String::new();
    for key in pointer.split('/').skip(1) {
        if key.parse::<usize>().is_ok() {
            field.push('[');
            field.push_str(key);
            field.push(']');
        } else {
            if !field.is_empty() {
                field.push('.');
            }
            field += key;
        }
    }
    field
}

/// The fuzz tests can only damage what the file holds.
#[test]
fn the_undamaged_file_holds_every_list() {
    let mut found = Vec::new();
    pointers(&full_scenario(), "", &mut found);
    for pointer in [
        "/activations/own/1/2",
        "/activations/edits/1/value",
        "/layer_norm/gamma/own/0/value",
        "/layer_norm/beta/own/0/row",
    ] {
        assert!(found.iter().any(|found| found == pointer), "{pointer}");
    }
    assert!(Scenario::from_json(&full_scenario().to_string()).is_ok());
}

/// Deep nesting must not overflow the stack.
#[test]
fn deep_nesting_is_rejected() {
    for (open, close) in [("[", "]"), ("{\"growth\":", "}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(Scenario::from_json(&text).is_err());
    }
}

proptest! {
    #![proptest_config(config())]

    /// Applies up to six edits at random positions.
    #[test]
    fn a_damaged_file_is_parsed_or_rejected(
        edits in prop::collection::vec((0.0..1.0, edit()), 1..=6),
    ) {
        let mut text = full_scenario().to_string();
        for (fraction, edit) in &edits {
            text = edited(&text, *fraction, edit);
        }
        invalid_fields(&text)?;
    }

    /// Replaces one or two values of a valid file. Every error must name one of them, or a
    /// field that contains it or lies in it.
    #[test]
    fn errors_name_the_replaced_fields(
        replacements in prop::collection::vec((any::<sample::Index>(), sample::select(REPLACEMENTS.to_vec())), 1..=2),
    ) {
        let mut json = full_scenario();
        let mut changed = Vec::new();
        let mut text_values = Vec::new();
        for (index, value) in replacements {
            let mut all = Vec::new();
            pointers(&json, "", &mut all);
            let pointer = index.get(&all);
            // A placeholder, because not every replacement is valid JSON.
            let placeholder = format!("@{}@", text_values.len());
            *json.pointer_mut(pointer).expect("the pointer was found") = json!(placeholder);
            changed.push(field_name(pointer));
            text_values.push((format!("\"{placeholder}\""), value));
        }
        let mut text = json.to_string();
        for (placeholder, value) in text_values {
            text = text.replace(&placeholder, value);
        }
        let invalid = invalid_fields(&text)?;
        if serde_json::from_str::<Value>(&text).is_ok() {
            for field in invalid {
                let is_related = changed.iter().any(|changed| {
                    changed.is_empty() || field.starts_with(changed) || changed.starts_with(&field)
                });
                prop_assert!(is_related, "{} is named but {:?} changed: {}", field, changed, text);
            }
        }
    }
}
