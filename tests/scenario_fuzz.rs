//! The reader of scenario files, tried by force: whatever a file holds is read
//! as a scenario in which every value is in range, or is refused by the name of
//! a field. It never panics.

use layernorm_lab::lab::scenario::Scenario;
use proptest::{prelude::*, sample, test_runner::Config};
use serde_json::{Value, json};

/// How many files each of the two tests makes up.
const CASES: u32 = 60_000;

fn config() -> Config {
    Config {
        failure_persistence: None,
        ..Config::with_cases(CASES)
    }
}

/// What is put where a value was, as it stands in a file.
const VALUES: [&str; 36] = [
    "null",
    "true",
    "0",
    "-0",
    "-0.0",
    "1",
    "2",
    "-1",
    "0.5",
    "63",
    "64",
    "65",
    "1e6",
    "1e-300",
    "1e-400",
    "1e308",
    "-1e308",
    "1e999",
    "18446744073709551615",
    "18446744073709551616",
    "9007199254740993",
    "00",
    "1.",
    "NaN",
    "Infinity",
    "\"\"",
    "\"NaN\"",
    "\"1\"",
    "\"matrix\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "[]",
    "[[1, 2]]",
    "{}",
    "{\"all\": 1e7, \"own\": [{\"row\": 99, \"feature\": -1}]}",
    "{\"all\": 2, \"own\": [{\"feature\": 3, \"value\": 4}], \"x\": 0}",
];

/// A scenario of which every field is given, lists included.
fn given() -> Value {
    let mut scenario = Scenario::default();
    scenario.layer_norm.gamma.set(0, 3, -2.5);
    scenario.layer_norm.beta.set(2, 9, 0.5);
    json!(scenario)
}

/// The path of every value, of those that hold others too.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                paths(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                paths(value, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// A path as a refusal writes it: `layer_norm.gamma.own[0].row`.
fn field(pointer: &str) -> String {
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

/// The faults that a text is refused for; none if it is read, and then every
/// value is in range and comes back from a file of its own.
fn faults(text: &str) -> Result<Vec<String>, TestCaseError> {
    match Scenario::from_json(text) {
        Ok(scenario) => {
            prop_assert_eq!(scenario.validate(), Ok(()));
            let written = serde_json::to_string(&scenario).expect("a scenario is JSON");
            prop_assert_eq!(Scenario::from_json(&written), Ok(scenario));
            Ok(Vec::new())
        }
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            for fault in &faults {
                prop_assert!(!fault.field.is_empty() && !fault.expected.is_empty());
                prop_assert!(!fault.given.is_empty(), "{}", fault);
                prop_assert!(fault.to_string().chars().count() < 600, "{}", fault);
            }
            Ok(faults.into_iter().map(|fault| fault.field).collect())
        }
    }
}

/// What is done to a text.
#[derive(Clone, Debug)]
enum Edit {
    Remove(usize),
    Insert(&'static str),
    Write(char),
    Repeat(usize),
    Cut,
}

fn edit() -> impl Strategy<Value = Edit> {
    let tokens = VALUES.into_iter().chain([
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\u{feff}", "e", "-", ".",
    ]);
    prop_oneof![
        4 => (1_usize..12).prop_map(Edit::Remove),
        4 => sample::select(tokens.collect::<Vec<_>>()).prop_map(Edit::Insert),
        4 => any::<char>().prop_map(Edit::Write),
        2 => (1_usize..300).prop_map(Edit::Repeat),
        1 => Just(Edit::Cut),
    ]
}

/// The text after an edit at a part of its length.
fn edited(text: &str, at: f64, edit: &Edit) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a part of a short text's length"
    )]
    let at = ((at * length as f64) as usize).min(length);
    let until = |count: usize| (at + count).min(length);
    match *edit {
        Edit::Remove(count) => drop(characters.drain(at..until(count))),
        Edit::Insert(token) => drop(characters.splice(at..at, token.chars())),
        Edit::Write(character) => drop(characters.splice(at..until(1), [character])),
        Edit::Repeat(count) => {
            let again = characters[at..until(count)].to_vec();
            drop(characters.splice(at..at, again));
        }
        Edit::Cut => characters.truncate(at),
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(config())]

    /// A file damaged anywhere, up to six times.
    #[test]
    fn a_damaged_file_is_read_or_refused(
        edits in prop::collection::vec((0.0..1.0, edit()), 1..=6),
    ) {
        let mut text = given().to_string();
        for (at, edit) in &edits {
            text = edited(&text, *at, edit);
        }
        faults(&text)?;
    }

    /// A well-formed file with one or two values of any kind in any place: what
    /// is refused is one of them, or lies in it.
    #[test]
    fn a_wrong_value_is_refused_by_its_own_name(
        places in prop::collection::vec((any::<sample::Index>(), sample::select(VALUES.to_vec())), 1..=2),
    ) {
        let mut json = given();
        let mut changed = Vec::new();
        let mut text_values = Vec::new();
        for (place, value) in places {
            let mut all = Vec::new();
            paths(&json, "", &mut all);
            let pointer = place.get(&all);
            // As a mark, since not every value can stand in a `Value`.
            let mark = format!("@{}@", text_values.len());
            *json.pointer_mut(pointer).expect("the path was found") = json!(mark);
            changed.push(field(pointer));
            text_values.push((format!("\"{mark}\""), value));
        }
        let mut text = json.to_string();
        for (mark, value) in text_values {
            text = text.replace(&mark, value);
        }
        let refused = faults(&text)?;
        if serde_json::from_str::<Value>(&text).is_ok() {
            for fault in refused {
                let named = changed.iter().any(|changed| {
                    changed.is_empty() || fault.starts_with(changed) || changed.starts_with(&fault)
                });
                prop_assert!(named, "{} is refused and {:?} was changed: {}", fault, changed, text);
            }
        }
    }
}

/// Nesting beyond every limit ends in a refusal and not in a stack overflow.
#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"growth\":", "}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(Scenario::from_json(&text).is_err());
    }
}
