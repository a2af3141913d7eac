use super::*;
use crate::{
    challenge::Challenge,
    lab::{scenario::Scenario, station::Station},
    share::{
        lesson::{
            Accepted, AcceptedChoice, AcceptedNumber, Asks, OptionText, OwnQuestion, PlainText,
            Step,
        },
        scenario_file,
    },
    words::invalid::sentences,
};

fn own(accepted: Accepted) -> Asks {
    Asks::Own(OwnQuestion {
        text: PlainText::new("Which one?"),
        accepted,
    })
}

fn lesson() -> Lesson {
    let mut scenario = Scenario::default();
    scenario.growth.scale = 1.7;
    let mut first = Step::of(scenario, Station::Why);
    first.text = PlainText::new("Look.\nThen think.");
    first.closed.choose(Control::Presets, Access::Hidden);
    first.asks = Asks::Challenge(Challenge::LongChain);
    let mut second = Step::of(Scenario::default(), Station::Statistics);
    second.asks = own(Accepted::Number(AcceptedNumber::new(-0.5, 1e-3).unwrap()));
    let mut third = Step::of(Scenario::default(), Station::Parameters);
    let options = ["γ", "β"].map(OptionText::new).to_vec();
    third.asks = own(Accepted::Choice(AcceptedChoice::new(options, 1).unwrap()));
    Lesson::of_steps(vec![first, second, third])
}

#[test]
fn a_file_holds_the_steps_however_long_they_are() {
    let mut long = lesson().steps().to_vec();
    for step in &mut long {
        step.text = PlainText::new(&"γ".repeat(500));
    }
    let long = vec![long; 13].concat();
    for mut lesson in [lesson().at_step(2), Lesson::of_steps(long)] {
        lesson.may_unlock = false;
        let scenario = (*lesson.reset_values()).clone();
        let text = scenario_file::write(&scenario, &lesson).unwrap();
        assert_eq!(scenario_file::read(&text), Ok((scenario, Some(lesson))));
    }
}

#[test]
fn every_error_of_a_step_names_its_field() {
    let text = r#"{"lesson": {"unlock": 1, "steps": [
        {"station": "here", "challenge": 4, "colour": "red", "lock": ["wings"]},
        {"scenario": {"growth": {"scale": 0}}, "text": "a\u0000b"},
        {"question": {"text": "Which?", "options": ["a", "a"], "right": 1}},
        7
    ]}}"#;
    let errors = scenario_file::read(text).unwrap_err();
    let fields: Vec<_> = errors
        .iter()
        .filter_map(|error| error.field.as_deref())
        .collect();
    let expected = [
        "lesson.steps[0].colour",
        "lesson.steps[0].station",
        "lesson.steps[0].challenge",
        "lesson.steps[0].lock",
        "lesson.steps[1].scenario.growth.scale",
        "lesson.steps[1].text",
        "lesson.steps[2].question",
        "lesson.steps[3]",
        "lesson.unlock",
    ];
    assert_eq!(fields, expected);
    assert_eq!(
        sentences(&errors)[1],
        "lesson.steps[0].station must be the name of a station, not \"here\""
    );
}

#[test]
fn a_present_step_is_a_number_from_1_and_there_are_at_most_40() {
    let read = |text: &str| scenario_file::read(text);
    let errors = read(r#"{"lesson": {"steps": [{}], "step": 0}}"#).unwrap_err();
    assert_eq!(sentences(&errors).len(), 1);
    let many = format!(r#"{{"lesson": {{"steps": [{}]}}}}"#, ["{}"; 41].join(","));
    assert_eq!(sentences(&read(&many).unwrap_err()).len(), 1);
    let beyond = read(r#"{"lesson": {"steps": [{}, {}], "step": 9}}"#).unwrap();
    assert_eq!(beyond.1.map(|lesson| lesson.at()), Some(1));
}
