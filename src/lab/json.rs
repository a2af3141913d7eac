//! Reads a scenario from JSON, and reports every error in it.

use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::lab::{
    invalid::{Expected, Given, Invalid},
    scenario::{CustomMatrix, Scenario},
    setting::{Overrides, Setting},
    validation::{LAST, expected_override},
};

/// How often a text with errors is read.
const MOST_PASSES: usize = 100;

impl Scenario {
    /// The scenario that the text describes; what it leaves out has its default. Of
    /// several values for one cell or one entry of γ or β, the last counts.
    ///
    /// # Errors
    /// Every field that has no such name, is of the wrong kind or is out of its
    /// range. Of a list, and of a text that is not JSON, only the first error; of
    /// fields that cannot be read, at most 100.
    pub fn from_json(text: &str) -> Result<Self, Vec<Invalid>> {
        let mut json: Value =
            serde_json::from_str(text).map_err(|error| vec![not_json(text, &error)])?;
        let objects = serde_json::to_value(Self::default()).unwrap_or_default();
        let mut errors = Vec::new();
        lists_for_objects(&json, &objects, "", &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        loop {
            match serde_path_to_error::deserialize(&json) {
                Ok(scenario) => {
                    let mut scenario: Self = scenario;
                    // First, because the errors give indices into the lists of the text.
                    errors.extend(scenario.validate().err().unwrap_or_default());
                    for overrides in Overrides::ALL {
                        overrides.keep_last(&mut scenario);
                    }
                    return if errors.is_empty() {
                        Ok(scenario)
                    } else {
                        Err(errors)
                    };
                }
                Err(error) => {
                    errors.push(invalid(&error, &json));
                    // Each error costs another pass over the whole text.
                    if errors.len() == MOST_PASSES {
                        return Err(errors);
                    }
                    // serde stops at the first error: without this field it finds
                    // the next one.
                    if !take_out(&mut json, error.path()) {
                        return Err(errors);
                    }
                }
            }
        }
    }
}

/// The field in which the text stops being JSON, if that is known.
fn not_json(text: &str, error: &serde_json::Error) -> Invalid {
    let mut reader = serde_json::Deserializer::from_str(text);
    let field = serde_path_to_error::deserialize::<_, Scenario>(&mut reader)
        .err()
        .and_then(|error| field(&error.path().to_string()));
    Invalid {
        expected: field
            .as_deref()
            .and_then(expected_at)
            .unwrap_or(Expected::Json),
        field,
        given: Given::NotJson(error.to_string()),
    }
}

/// Rejects lists in the place of objects, which serde would read field by
/// field in the order of their declaration.
fn lists_for_objects(json: &Value, objects: &Value, path: &str, errors: &mut Vec<Invalid>) {
    let Some(fields) = objects.as_object() else {
        return;
    };
    if json.is_array() {
        errors.push(Invalid {
            field: field(path),
            expected: Expected::Object,
            given: given(json),
        });
    }
    for (key, objects) in fields {
        if let Some(value) = json.get(key) {
            let dot = if path.is_empty() { "" } else { "." };
            lists_for_objects(value, objects, &format!("{path}{dot}{key}"), errors);
        }
    }
}

/// serde's error as one of the lab's.
fn invalid(error: &serde_path_to_error::Error<serde_json::Error>, json: &Value) -> Invalid {
    let path = error.path().to_string();
    let message = error.inner().to_string();
    let value = at(json, error.path());
    let after = |start: &str| {
        message
            .strip_prefix(start)?
            .split('`')
            .next()
            .map(str::to_owned)
    };
    if let Some(missing) = after("missing field `") {
        let path = format!("{path}.{missing}");
        return Invalid {
            expected: expected_at(&path).unwrap_or(Expected::Present),
            field: Some(path),
            given: Given::Missing,
        };
    }
    let expected = message
        .split_once(", expected ")
        .map_or(message.as_str(), |(_, expected)| expected);
    let expected = if message.starts_with("unknown field") {
        Expected::Absent(expected.to_owned())
    } else if let Some(expected) = expected_at(&path) {
        expected
    } else if let Some(error) = matrix_error(&path, value) {
        error
    } else if expected.starts_with("struct ") {
        Expected::Object
    } else if expected == "a sequence" {
        Expected::List
    } else {
        Expected::Reader(expected.to_owned())
    };
    Invalid {
        field: field(&path),
        expected,
        given: value.map_or(Given::Nothing, given),
    }
}

/// What the field of this path takes, if it takes a number.
fn expected_at(path: &str) -> Option<Expected> {
    // Where a path leads into a list, the rest after its index.
    let entry = |list: &str| path.strip_prefix(list)?.strip_prefix('[')?.split_once(']');
    Setting::ALL.into_iter().find_map(|setting| match setting {
        Setting::Seed => (path == setting.path()).then_some(Expected::UpTo(u64::MAX)),
        Setting::Number(number) => (path == setting.path()).then(|| number.spec().expected()),
        Setting::CustomMatrix => entry(setting.path()).map(|_| Expected::Float32),
        Setting::Overrides(overrides) => match entry(setting.path())?.1 {
            ".row" => Some(Expected::UpTo(LAST[0] as u64)),
            ".feature" => Some(Expected::UpTo(LAST[1] as u64)),
            ".value" => Some(expected_override(overrides)),
            _ => None,
        },
        Setting::Choice(_) | Setting::Switch(_) => None,
    })
}

/// Why the rows at the path of the user's matrix make none: serde carries no more
/// of that error than its text.
fn matrix_error(path: &str, value: Option<&Value>) -> Option<Expected> {
    if path != Setting::CustomMatrix.path() {
        return None;
    }
    let rows: Vec<Vec<f64>> = serde_json::from_value(value?.clone()).ok()?;
    CustomMatrix::from_rows(&rows).err().map(Expected::Rows)
}

/// The field of a path; `None` for the scenario itself.
fn field(path: &str) -> Option<String> {
    // serde writes a question mark for a key that it has not read.
    match path.trim_end_matches(['.', '?']) {
        "" => None,
        path => Some(path.to_owned()),
    }
}

/// The value at a path.
fn at<'a>(json: &'a Value, path: &Path) -> Option<&'a Value> {
    path.iter().try_fold(json, |value, segment| match segment {
        Segment::Map { key } => value.get(key),
        Segment::Seq { index } => value.get(index),
        Segment::Enum { .. } => Some(value),
        Segment::Unknown => None,
    })
}

/// Removes the field that a path leads into, at most two levels down: all of
/// these have a default, so that their absence is no further error.
fn take_out(json: &mut Value, path: &Path) -> bool {
    let mut keys = path.iter().map_while(|segment| match segment {
        Segment::Map { key } => Some(key),
        _ => None,
    });
    let (Some(first), second) = (keys.next(), keys.next()) else {
        return false;
    };
    let Some(fields) = json.as_object_mut() else {
        return false;
    };
    match (second, fields.get_mut(first).and_then(Value::as_object_mut)) {
        (Some(second), Some(inner)) => inner.remove(second).is_some(),
        _ => fields.remove(first).is_some(),
    }
}

/// The value's text, cut to the length of a line.
fn given(value: &Value) -> Given {
    const MOST: usize = 60;
    let text = value.to_string();
    Given::Value(if text.chars().count() <= MOST {
        text
    } else {
        let start = text.chars().take(MOST);
        start.chain(std::iter::once('…')).collect()
    })
}
