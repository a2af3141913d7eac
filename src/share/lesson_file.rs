//! A lesson as a part of a scenario file: what it closes, and its steps.

mod step;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::{
    lab::{
        control::Control,
        invalid::{Expected, Given, Invalid},
    },
    share::lesson::{Access, Closed, Lesson},
};

/// The field of the lesson.
pub const LESSON: &str = "lesson";
/// The field of each access.
const ACCESS: [(&str, Access); 2] = [("hide", Access::Hidden), ("lock", Access::Locked)];
/// Whether the student may open everything.
const UNLOCK: &str = "unlock";
/// The steps.
const STEPS: &str = "steps";
/// The present step, from 1.
const STEP: &str = "step";

/// The lesson's field. The closed controls of a lesson with steps are those of its steps.
///
/// # Errors
/// The JSON writer's.
pub fn write(lesson: &Lesson) -> Result<Map<String, Value>, serde_json::Error> {
    let mut fields = if lesson.steps().is_empty() {
        closed_fields(lesson.closed())
    } else {
        let steps: Result<Vec<_>, _> = lesson.steps().iter().map(step::write).collect();
        Map::from_iter([
            (STEP.to_owned(), json!(lesson.at() + 1)),
            (STEPS.to_owned(), Value::Array(steps?)),
        ])
    };
    if !lesson.may_unlock {
        fields.insert(UNLOCK.to_owned(), Value::Bool(false));
    }
    Ok(fields)
}

/// The lesson of a field.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(given: &Value) -> Result<Lesson, Vec<Invalid>> {
    let mut errors = Vec::new();
    let lesson = lesson(given, &mut errors);
    match lesson {
        Some(lesson) if errors.is_empty() => Ok(lesson),
        _ => Err(errors),
    }
}

fn lesson(given: &Value, errors: &mut Vec<Invalid>) -> Option<Lesson> {
    let Value::Object(fields) = given else {
        errors.push(invalid(LESSON, Expected::Object, given));
        return None;
    };
    let known = ACCESS.map(|(name, _)| name);
    let known = [known[0], known[1], UNLOCK, STEPS, STEP];
    reject_unknown(fields, &known, LESSON, errors);
    let mut lesson = match fields.get(STEPS) {
        Some(steps) => of_steps(steps, errors)?,
        None => Lesson::default(),
    };
    match fields.get(UNLOCK) {
        None => {}
        Some(Value::Bool(may_unlock)) => lesson.may_unlock = *may_unlock,
        Some(other) => {
            let expected = Expected::Reader("a boolean".to_owned());
            errors.push(invalid(&path(UNLOCK), expected, other));
        }
    }
    if lesson.steps().is_empty() {
        let closed = closed(fields, LESSON, errors);
        for access in [Access::Locked, Access::Hidden] {
            for control in closed.with(access) {
                lesson.choose(control, access);
            }
        }
        return Some(lesson);
    }
    match fields.get(STEP).map(|given| (given.as_u64(), given)) {
        None => Some(lesson),
        Some((Some(position @ 1..), _)) => {
            Some(lesson.at_step(usize::try_from(position - 1).unwrap_or(usize::MAX)))
        }
        Some((_, given)) => {
            let expected = Expected::Number {
                whole: true,
                least: 1.0,
                most: 40.0,
            };
            errors.push(invalid(&path(STEP), expected, given));
            None
        }
    }
}

fn of_steps(given: &Value, errors: &mut Vec<Invalid>) -> Option<Lesson> {
    let Value::Array(steps) = given else {
        errors.push(invalid(&path(STEPS), Expected::List, given));
        return None;
    };
    if steps.len() > Lesson::MOST_STEPS {
        let expected = Expected::Reader(format!("a list of at most {}", Lesson::MOST_STEPS));
        let given = Value::from(steps.len());
        errors.push(invalid(&path(STEPS), expected, &given));
        return None;
    }
    let steps = steps.iter().enumerate().filter_map(|(index, given)| {
        let path = format!("{LESSON}.{STEPS}[{index}]");
        step::read(given, &path, errors)
    });
    Some(Lesson::of_steps(steps.collect()))
}

/// The lists of hidden and of locked controls.
fn closed_fields(closed: &Closed) -> Map<String, Value> {
    let list = |access| -> Value { closed.with(access).map(Control::link_key).collect() };
    let fields = ACCESS.into_iter();
    fields
        .map(|(name, access)| (name.to_owned(), list(access)))
        .collect()
}

/// The controls that the lists of an object close.
fn closed(fields: &Map<String, Value>, within: &str, errors: &mut Vec<Invalid>) -> Closed {
    let mut closed = Closed::default();
    for (name, access) in ACCESS {
        let path = format!("{within}.{name}");
        let keys = match fields.get(name) {
            None => continue,
            Some(Value::Array(keys)) => keys,
            Some(other) => {
                errors.push(invalid(&path, Expected::List, other));
                continue;
            }
        };
        for key in keys {
            if let Some(control) = key.as_str().and_then(Control::of_link_key) {
                // A control that is both locked and hidden is hidden.
                closed.choose(control, access.max(closed.chosen(control)));
            } else {
                let expected = Expected::Reader("the name of a control".to_owned());
                errors.push(invalid(&path, expected, key));
            }
        }
    }
    closed
}

/// Reports the fields that an object does not have.
fn reject_unknown(
    fields: &Map<String, Value>,
    known: &[&str],
    within: &str,
    errors: &mut Vec<Invalid>,
) {
    for (name, value) in fields {
        if !known.contains(&name.as_str()) {
            let known: Vec<_> = known.iter().map(|known| format!("`{known}`")).collect();
            let expected = Expected::Absent(known.join(", "));
            errors.push(invalid(&format!("{within}.{name}"), expected, value));
        }
    }
}

fn path(field: &str) -> String {
    format!("{LESSON}.{field}")
}

fn invalid(field: &str, expected: Expected, given: &Value) -> Invalid {
    Invalid {
        field: Some(field.to_owned()),
        expected,
        given: Given::Value(given.to_string()),
    }
}
