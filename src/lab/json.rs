//! A scenario out of a JSON text, and what is wrong with the text.

use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::{
    knob,
    scenario::{Invalid, LAST, Scenario, Table},
};

impl Scenario {
    /// The scenario that the text describes; what it leaves out has its default.
    ///
    /// # Errors
    /// Every field that has no such name, is of the wrong kind or is out of
    /// its range: its path, what it may be and what was given. Of a list, and
    /// of a text that is not JSON, the first fault alone.
    pub fn from_json(text: &str) -> Result<Self, Vec<Invalid>> {
        let mut json: Value =
            serde_json::from_str(text).map_err(|error| vec![no_json(text, &error)])?;
        let objects = serde_json::to_value(Self::default()).unwrap_or_default();
        let mut wrong = Vec::new();
        lists_for_objects(&json, &objects, "", &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        loop {
            match serde_path_to_error::deserialize(&json) {
                Ok(scenario) => {
                    let scenario: Self = scenario;
                    wrong.extend(scenario.validate().err().unwrap_or_default());
                    return if wrong.is_empty() {
                        Ok(scenario)
                    } else {
                        Err(wrong)
                    };
                }
                Err(fault) => {
                    wrong.push(invalid(&fault, &json));
                    // The next fault shows once this one is out of the way.
                    if !take_out(&mut json, fault.path()) {
                        return Err(wrong);
                    }
                }
            }
        }
    }
}

/// Where the text stops being JSON; in which field, if that can be told.
fn no_json(text: &str, error: &serde_json::Error) -> Invalid {
    let mut reader = serde_json::Deserializer::from_str(text);
    let path = serde_path_to_error::deserialize::<_, Scenario>(&mut reader)
        .err()
        .map(|fault| fault.path().clone());
    let field = path
        .as_ref()
        .map_or_else(|| name(""), |path| name(&path.to_string()));
    Invalid {
        expected: range(&field).unwrap_or_else(|| "JSON".to_owned()),
        field,
        given: format!("what is no JSON ({error})"),
    }
}

/// Refuses lists in the place of objects, which serde would read field by
/// field in the order of their declaration.
fn lists_for_objects(json: &Value, objects: &Value, path: &str, wrong: &mut Vec<Invalid>) {
    let Some(fields) = objects.as_object() else {
        return;
    };
    if json.is_array() {
        wrong.push(Invalid {
            field: name(path),
            expected: "an object".to_owned(),
            given: shortened(&json.to_string()),
        });
    }
    for (key, objects) in fields {
        if let Some(value) = json.get(key) {
            let dot = if path.is_empty() { "" } else { "." };
            lists_for_objects(value, objects, &format!("{path}{dot}{key}"), wrong);
        }
    }
}

/// What serde says, in the lab's words.
fn invalid(fault: &serde_path_to_error::Error<serde_json::Error>, json: &Value) -> Invalid {
    let path = fault.path().to_string();
    let said = fault.inner().to_string();
    let given = at(json, fault.path()).map_or_else(
        || "nothing".to_owned(),
        |value| shortened(&value.to_string()),
    );
    let after = |start: &str| {
        said.strip_prefix(start)?
            .split('`')
            .next()
            .map(str::to_owned)
    };
    if let Some(missing) = after("missing field `") {
        let field = format!("{path}.{missing}");
        return Invalid {
            expected: range(&field).unwrap_or_else(|| "given".to_owned()),
            field,
            given: "left out".to_owned(),
        };
    }
    let expected = said
        .split_once(", expected ")
        .map_or(said.as_str(), |(_, expected)| expected);
    let expected = if said.starts_with("unknown field") {
        format!("left out, or renamed to {expected}")
    } else if let Some(range) = range(&path) {
        range
    } else if expected.starts_with("struct ") {
        "an object".to_owned()
    } else if expected == "a sequence" {
        "a list".to_owned()
    } else {
        expected.to_owned()
    };
    Invalid {
        field: name(&path),
        expected,
        given,
    }
}

/// What a number may be, by the path of its field.
fn range(path: &str) -> Option<String> {
    if path == "seed" {
        return Some(format!("a whole number from 0 to {}", u64::MAX));
    }
    if path.starts_with("activations.own[") && path.ends_with(']') {
        return Some(Table::CELL.to_owned());
    }
    let index = |last: usize| Some(format!("a whole number from 0 to {last}"));
    if let Some((_, field)) = path
        .strip_prefix("activations.edits[")
        .and_then(|entry| entry.split_once("]."))
    {
        return match field {
            "row" => index(LAST[0]),
            "feature" => index(LAST[1]),
            "value" => Some(Table::CELL.to_owned()),
            _ => None,
        };
    }
    let (place, entry) = path.split_once(".own[").unwrap_or((path, ""));
    let place = place.strip_suffix(".all").unwrap_or(place);
    let knob = knob::ALL.iter().find(|knob| knob.field == place)?;
    match entry.split_once("].").map(|(_, field)| field) {
        // γ itself is an object, not a number.
        None if place == path && path.starts_with("layer_norm.") && path != knob::EPS.field => None,
        None | Some("value") => Some(knob.range()),
        Some("row") => index(LAST[0]),
        Some("feature") => index(LAST[1]),
        Some(_) => None,
    }
}

/// The field, or what holds them all.
fn name(path: &str) -> String {
    // A question mark stands for a key that was never read.
    match path.trim_end_matches(['.', '?']) {
        "" => "the scenario".to_owned(),
        path => path.to_owned(),
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
/// these have a default, so that their absence is no fault in turn.
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

/// At most so much of a value as a line can hold.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars()
        .take(MOST)
        .chain(std::iter::once('…'))
        .collect()
}
