//! One step of a lesson in a file.

use serde_json::{Map, Value, json};

use super::{closed, closed_fields, invalid, reject_unknown};
use crate::{
    challenge::Challenge,
    lab::{
        invalid::{Expected, Invalid},
        scenario::Scenario,
        station::Station,
    },
    share::lesson::{Accepted, AcceptedChoice, AcceptedNumber, Asks, OwnQuestion, PlainText, Step},
};

/// The fields of a step.
const FIELDS: [&str; 7] = [
    "scenario",
    "station",
    "text",
    "hide",
    "lock",
    "challenge",
    "question",
];

/// A step as JSON.
pub(super) fn write(step: &Step) -> Result<Value, serde_json::Error> {
    let mut fields = closed_fields(&step.closed);
    fields.insert(
        "scenario".to_owned(),
        serde_json::to_value(&*step.scenario)?,
    );
    fields.insert("station".to_owned(), step.station.id().into());
    fields.insert("text".to_owned(), step.text.as_str().into());
    match &step.asks {
        Asks::Nothing => {}
        Asks::Challenge(challenge) => {
            fields.insert("challenge".to_owned(), challenge.spec().id.into());
        }
        Asks::Own(question) => {
            fields.insert("question".to_owned(), question_value(question));
        }
    }
    Ok(Value::Object(fields))
}

fn question_value(question: &OwnQuestion) -> Value {
    let text = question.text.as_str();
    match &question.accepted {
        Accepted::Number(number) => {
            json!({ "text": text, "number": number.value(), "within": number.within() })
        }
        Accepted::Choice(choice) => {
            let options = choice.options().iter().map(PlainText::as_str);
            let options: Vec<_> = options.collect();
            json!({ "text": text, "options": options, "right": choice.right() + 1 })
        }
    }
}

/// Reads a step. An invalid one gives `None` and adds its errors.
pub(super) fn read(given: &Value, path: &str, errors: &mut Vec<Invalid>) -> Option<Step> {
    let Value::Object(fields) = given else {
        errors.push(invalid(path, Expected::Object, given));
        return None;
    };
    reject_unknown(fields, &FIELDS, path, errors);
    let scenario = scenario(fields, path, errors);
    let station = named(
        fields,
        "station",
        path,
        "the name of a station",
        errors,
        Station::from_id,
    );
    let challenge = named(
        fields,
        "challenge",
        path,
        "the name of a challenge",
        errors,
        |id| {
            let mut all = Challenge::ALL.into_iter();
            all.find(|challenge| challenge.spec().id == id)
        },
    );
    let text = named(fields, "text", path, TEXT, errors, plain_text);
    let asks = match (challenge, fields.get("question")) {
        (Some(challenge), _) => Asks::Challenge(challenge),
        (None, Some(given)) => {
            let Some(question) = question(given) else {
                errors.push(invalid(
                    &format!("{path}.question"),
                    Expected::Reader(QUESTION.to_owned()),
                    given,
                ));
                return None;
            };
            Asks::Own(question)
        }
        (None, None) => Asks::Nothing,
    };
    Some(Step {
        closed: closed(fields, path, errors),
        text: text.unwrap_or_default(),
        asks,
        ..Step::of(scenario?, station.unwrap_or(Station::ALL[0]))
    })
}

/// What the teacher's text must be.
const TEXT: &str = "a text of at most 500 characters without control characters";

/// A text that a plain text holds as it is, but for the spaces around it.
fn plain_text<const MOST: usize>(given: &str) -> Option<PlainText<MOST>> {
    let text = PlainText::new(given);
    (text.as_str() == given.trim()).then_some(text)
}

/// What a question must be.
const QUESTION: &str = "a text of at most 300 characters with a number and within, or with 2 to 6 different options and right, the position of one of them";

/// The value of a field that holds a text; an error if it is no text, or none that `find`
/// knows.
fn named<T>(
    fields: &Map<String, Value>,
    name: &str,
    within: &str,
    expected: &str,
    errors: &mut Vec<Invalid>,
    find: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let given = fields.get(name)?;
    let found = given.as_str().and_then(find);
    if found.is_none() {
        let expected = Expected::Reader(expected.to_owned());
        errors.push(invalid(&format!("{within}.{name}"), expected, given));
    }
    found
}

fn scenario(
    fields: &Map<String, Value>,
    path: &str,
    errors: &mut Vec<Invalid>,
) -> Option<Scenario> {
    let Some(given) = fields.get("scenario") else {
        return Some(Scenario::default());
    };
    match Scenario::from_json(&given.to_string()) {
        Ok(scenario) => Some(scenario),
        Err(found) => {
            errors.extend(found.into_iter().map(|error| Invalid {
                field: Some(match error.field {
                    Some(field) => format!("{path}.scenario.{field}"),
                    None => format!("{path}.scenario"),
                }),
                ..error
            }));
            None
        }
    }
}

fn question(given: &Value) -> Option<OwnQuestion> {
    let text = plain_text(given.get("text")?.as_str()?)?;
    let accepted = if let Some(number) = given.get("number") {
        let within = given.get("within").map_or(Some(0.0), Value::as_f64)?;
        Accepted::Number(AcceptedNumber::new(number.as_f64()?, within)?)
    } else {
        let options = given.get("options")?.as_array()?.iter();
        let options: Option<Vec<_>> = options.map(|option| plain_text(option.as_str()?)).collect();
        let right = usize::try_from(given.get("right")?.as_u64()?).ok()?;
        Accepted::Choice(AcceptedChoice::new(options?, right.checked_sub(1)?)?)
    };
    Some(OwnQuestion { text, accepted })
}
