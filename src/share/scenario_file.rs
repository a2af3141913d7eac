//! Scenario files: every setting as JSON, and the lesson if there is one.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    lab::{invalid::Invalid, scenario::Scenario},
    share::{
        lesson::Lesson,
        lesson_file::{self, LESSON},
    },
};

#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    scenario: &'a Scenario,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesson: Option<Map<String, Value>>,
}

/// The text of a file.
///
/// # Errors
/// The JSON writer's.
pub fn write(scenario: &Scenario, lesson: &Lesson) -> Result<String, serde_json::Error> {
    let is_any = lesson.is_any();
    serde_json::to_string_pretty(&File {
        scenario,
        lesson: is_any.then(|| lesson_file::write(lesson)).transpose()?,
    })
}

/// The scenario of a file, and its lesson if it has one.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(text: &str) -> Result<(Scenario, Option<Lesson>), Vec<Invalid>> {
    let parsed = serde_json::from_str(text).ok();
    let Some((fields, given)) = parsed.and_then(|mut fields: Map<String, Value>| {
        let lesson = fields.remove(LESSON)?;
        Some((fields, lesson))
    }) else {
        return Ok((Scenario::from_json(text)?, None));
    };
    let scenario = Scenario::from_json(&Value::Object(fields).to_string());
    let lesson = lesson_file::read(&given);
    match (scenario, lesson) {
        (Ok(scenario), Ok(lesson)) => Ok((scenario, Some(lesson))),
        (Err(mut errors), Err(others)) => {
            errors.extend(others);
            Err(errors)
        }
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lab::control::Control, share::lesson::Access, words::invalid::sentences};

    fn lesson_of(choices: &[(&str, Access)]) -> Lesson {
        let mut lesson = Lesson::default();
        for (key, access) in choices {
            lesson.choose(Control::of_link_key(key).unwrap(), *access);
        }
        lesson
    }

    #[test]
    fn a_file_holds_the_lesson_and_reads_back() {
        let mut scenario = Scenario::default();
        scenario.growth.scale = 1.7;
        let lesson = lesson_of(&[
            ("seed", Access::Locked),
            ("own", Access::Hidden),
            ("failure", Access::Locked),
        ]);
        let text = write(&scenario, &lesson).unwrap();
        assert_eq!(read(&text), Ok((scenario.clone(), Some(lesson))));
        // Without a lesson, the file is what it always was.
        let text = write(&scenario, &Lesson::default()).unwrap();
        assert_eq!(text, serde_json::to_string_pretty(&scenario).unwrap());
        assert_eq!(read(&text), Ok((scenario, None)));
    }

    #[test]
    fn every_error_of_a_lesson_is_reported() {
        let read = |text: &str| sentences(&read(text).unwrap_err());
        assert_eq!(
            read(r#"{"seed": -1, "lesson": {"lock": ["seed", "colour"], "show": []}}"#).len(),
            3
        );
        assert_eq!(
            read(r#"{"lesson": 3}"#),
            ["lesson must be an object, not 3"]
        );
        assert_eq!(
            read(r#"{"lesson": {"lock": ["colour"]}}"#),
            ["lesson.lock must be the name of a control, not \"colour\""]
        );
    }
}
