//! The steps of a lesson in a link.

use layernorm_lab::{
    challenge::Challenge,
    lab::{control::Control, scenario::Scenario, station::Station},
    share::{
        lesson::{
            Accepted, AcceptedChoice, AcceptedNumber, Access, Asks, Lesson, OptionText,
            OwnQuestion, PlainText, Step,
        },
        link::{LONGEST_LESSON, Link, LinkReport, Repair, read, write},
    },
};
use proptest::{prelude::*, sample::select};

use crate::{config, strategies};

fn locked(mut step: Step, key: &str) -> Step {
    let control = Control::of_link_key(key).expect("it is a control");
    step.closed.choose(control, Access::Locked);
    step
}

/// Three steps: a challenge, a number and a choice.
fn steps() -> Vec<Step> {
    let mut chains = Scenario::default();
    chains.growth.scale = 1.7;
    let mut first = locked(Step::of(chains, Station::Why), "seed");
    first.text = PlainText::new("Look at both charts: 100 % ~ why?");
    first.asks = Asks::Challenge(Challenge::TypicalNorm);
    let mut second = Step::of(Scenario::default(), Station::Statistics);
    second.asks = Asks::Own(OwnQuestion {
        text: PlainText::new("Which std?"),
        accepted: Accepted::Number(AcceptedNumber::new(1.0541, 0.001).expect("it is valid")),
    });
    let mut third = Step::of(Scenario::default(), Station::Parameters);
    let options = ["γ", "β"].map(OptionText::new).to_vec();
    third.asks = Asks::Own(OwnQuestion {
        text: PlainText::new("What shifts?"),
        accepted: Accepted::Choice(AcceptedChoice::new(options, 1).expect("it is valid")),
    });
    vec![first, second, third]
}

fn link_at(step: usize) -> Link {
    let lesson = Lesson::of_steps(steps()).at_step(step);
    Link {
        scenario: (*lesson.reset_values()).clone(),
        lesson,
        ..Link::default()
    }
}

fn report(fragment: &str) -> LinkReport {
    read(fragment).expect("it is a link")
}

/// The step, the key and the repair of each diagnostic.
fn found(report: &LinkReport) -> Vec<(Option<usize>, &str, Repair)> {
    let found = report.diagnostics.iter();
    found
        .map(|found| (found.step, found.key.as_str(), found.repair.clone()))
        .collect()
}

#[test]
fn a_lesson_is_written_step_by_step() {
    let fragment = write(&link_at(0)).fragment;
    let expected = "v=1&scale=1.7&lock=seed&step=1-3&lesson=at=why~scale=1.7~lock=seed~text=Look+at+both+charts:+100+%2525+%257E+why%3F~challenge=typical-norm~~at=statistics~question=Which+std%3F~number=1.0541~within=1e-3~~at=parameters~question=What+shifts%3F~option=%CE%B3~option=%CE%B2~right=2";
    assert_eq!(fragment, expected);
    for step in 0..3 {
        let link = link_at(step);
        let report = report(&write(&link).fragment);
        assert_eq!((found(&report), &report.link), (vec![], &link));
        assert_eq!(report.station, Some(link.lesson.steps()[step].station));
    }
}

#[test]
fn a_lesson_that_may_not_be_unlocked_says_so() {
    let mut link = link_at(1);
    link.lesson.may_unlock = false;
    let fragment = write(&link).fragment;
    assert!(fragment.contains("&unlock=0&"), "{fragment}");
    assert_eq!(report(&fragment).link, link);
    assert!(!write(&link_at(1)).fragment.contains("unlock"));
}

#[test]
fn a_lesson_takes_8_000_characters_and_a_longer_one_is_left_out() {
    let text = |length: usize| {
        let mut step = Step::of(Scenario::default(), Station::Why);
        step.text = PlainText::new(&"x".repeat(length));
        step
    };
    // `at=why~text=` and 500 letters, and `~~` before each but the first.
    let mut many: Vec<Step> = vec![text(500); 15];
    let rest = LONGEST_LESSON - (15 * 512 + 14 * 2);
    many.push(text(rest - 14));
    let mut link = Link {
        lesson: Lesson::of_steps(many.clone()),
        ..Link::default()
    };
    let written = write(&link);
    assert!(!written.is_lesson_left_out);
    assert_eq!(found(&report(&written.fragment)), vec![]);
    assert_eq!(report(&written.fragment).link, link);

    many.pop();
    many.push(text(rest - 13));
    link.lesson = Lesson::of_steps(many);
    let written = write(&link);
    assert!(written.is_lesson_left_out);
    assert_eq!(written.fragment, "v=1");
    // What a hostile link holds beyond that is not read, and the link says so.
    let steps = vec!["at=why~text=".to_owned() + &"x".repeat(500); 100].join("~~");
    let report = report(&format!("v=1&lesson={steps}"));
    assert_eq!(report.link.lesson.steps().len(), 15);
    let is_cut =
        |found: &Repair| matches!(found, Repair::Truncated(most) if *most <= LONGEST_LESSON);
    assert!(report.diagnostics.iter().any(|found| is_cut(&found.repair)));
}

#[test]
fn a_lesson_that_is_too_long_leaves_its_present_step_in_the_link() {
    let mut steps = vec![locked(steps()[0].clone(), "steps"); 30];
    for step in &mut steps {
        step.text = PlainText::new(&"γ".repeat(500));
    }
    let link = Link {
        lesson: Lesson::of_steps(steps),
        ..Link::default()
    };
    let written = write(&link);
    assert!(written.is_lesson_left_out);
    assert_eq!(written.fragment, "v=1&lock=seed,steps&start=scale%3D1.7");
}

#[test]
fn a_cut_link_names_the_steps_that_it_lacks() {
    let fragment = write(&link_at(0)).fragment;
    let end = fragment
        .rfind("~~at=parameters")
        .expect("there are three steps");
    let report = report(&fragment[..end]);
    assert_eq!(report.link.lesson.steps(), &steps()[..2]);
    assert_eq!(found(&report), [(None, "lesson", Repair::MissingSteps(1))]);
}

#[test]
fn steps_beyond_the_most_are_named_once() {
    let text = vec!["at=what"; Lesson::MOST_STEPS + 39].join("~~");
    let report = report(&format!("v=1&step=2-79&lesson={text}"));
    let lesson = &report.link.lesson;
    assert_eq!((lesson.steps().len(), lesson.at()), (Lesson::MOST_STEPS, 1));
    assert_eq!(found(&report), [(None, "lesson", Repair::ExtraSteps(39))]);
}

#[test]
fn what_a_step_cannot_hold_is_named_with_its_step() {
    let text = "at=nowhere~scale=9999~colour=red~~at=what~challenge=none~text=a%01b~~~~at=what~question=Q~number=x~~at=what~question=Q~option=a~option=a~right=1~seed=1~seed=2";
    let report = report(&format!("v=1&step=9-4&lesson={text}"));
    let steps = report.link.lesson.steps();
    assert_eq!(steps.len(), 4);
    assert_eq!(steps[0].scenario.growth.scale.to_bits(), 1000_f64.to_bits());
    assert_eq!(
        (steps[1].text.as_str(), &steps[1].asks),
        ("ab", &Asks::Nothing)
    );
    assert_eq!(steps[3].scenario.seed, 2);
    assert_eq!(
        found(&report),
        [
            (None, "step", Repair::Dropped),
            (Some(1), "scale", Repair::Replaced("1e3".to_owned())),
            (Some(1), "at", Repair::Dropped),
            (Some(1), "colour", Repair::Dropped),
            (Some(2), "text", Repair::Replaced("ab".to_owned())),
            (Some(2), "challenge", Repair::Dropped),
            (None, "lesson", Repair::Dropped),
            (Some(3), "question", Repair::Dropped),
            (Some(4), "question", Repair::Dropped),
            (Some(4), "seed", Repair::Duplicate),
        ]
    );
}

#[test]
fn a_lesson_of_an_earlier_link_still_opens() {
    let report = report("v=1&seed=9&hide=why&lock=scale,steps&start=seed%3D4&unlocked=1");
    let lesson = &report.link.lesson;
    assert_eq!(found(&report), vec![]);
    assert!(lesson.steps().is_empty() && lesson.may_unlock && lesson.is_unlocked());
    assert_eq!(lesson.reset_values().seed, 4);
    assert_eq!(lesson.with(Access::Locked).count(), 2);
}

/// Text that looks like the steps of a lesson.
fn fuzzed_steps() -> impl Strategy<Value = String> {
    let keys = [
        "at",
        "scale",
        "seed",
        "own",
        "edits",
        "gammas",
        "hide",
        "lock",
        "text",
        "challenge",
        "question",
        "number",
        "within",
        "option",
        "right",
        "start",
        "lesson",
        "step",
        "",
        "v",
    ];
    let values = [
        "",
        "why",
        "what",
        "typical-norm",
        "1",
        "0",
        "NaN",
        "-1",
        "1e999",
        "1,2;3,4",
        "0:1,0:2",
        "seed,scale",
        "%7E",
        "%257E",
        "%25",
        "%",
        "%00",
        "%E2%80%AE",
        "a+b",
        "~",
        "1-3",
        "99",
    ];
    let value = prop_oneof![
        4 => select(values.map(str::to_owned).to_vec()),
        1 => "\\PC{0,12}",
        1 => "[a-z]{600}",
    ];
    let pair = (select(keys.to_vec()), value).prop_map(|(key, value)| format!("{key}={value}"));
    let separator = select(vec!["~", "~", "~~", "~~~", ""]);
    prop::collection::vec((pair, separator), 0..12).prop_map(|pairs| {
        let parts = pairs.into_iter();
        parts.map(|(pair, separator)| pair + separator).collect()
    })
}

proptest! {
    #![proptest_config(config(100_000))]

    #[test]
    fn fuzzed_lessons_are_read_in_range_and_survive_a_round_trip(
        steps in fuzzed_steps(),
        position in "[0-9-]{0,5}",
    ) {
        let report = report(&format!("v=1&step={position}&lesson={steps}"));
        let lesson = &report.link.lesson;
        prop_assert!(lesson.steps().len() <= Lesson::MOST_STEPS);
        prop_assert!(lesson.steps().is_empty() || lesson.at() < lesson.steps().len());
        for step in lesson.steps() {
            prop_assert_eq!(step.scenario.validate(), Ok(()));
            prop_assert!(step.text.as_str().chars().count() <= Step::MOST_TEXT);
            let is_plain = |letter: char| letter == '\n' || !letter.is_control() && letter != '\u{202e}';
            prop_assert!(step.text.as_str().chars().all(is_plain));
        }
        let written = write(&report.link);
        prop_assert!(!written.is_lesson_left_out);
        let again = read(&written.fragment).map(|again| again.link);
        prop_assert_eq!(again, Some(report.link));
    }
}

proptest! {
    #![proptest_config(config(5_000))]

    #[test]
    fn every_lesson_survives_a_round_trip(lesson in strategies::lesson_of_steps()) {
        let link = Link { lesson, ..Link::default() };
        let report = report(&write(&link).fragment);
        prop_assert_eq!(&report.diagnostics[..], &[][..]);
        prop_assert_eq!(report.link, link);
    }
}
