//! The teacher's guides.

use std::{fs, path::Path};

use layernorm_lab::{
    challenge::Challenge,
    lab::{real::Real, scenario::Scenario},
    share::{
        lesson::{Accepted, Asks, ReadyLesson, Step},
        link::write,
    },
    words::{challenge as words, number::short},
};

use crate::link_of;

/// The guide of a lesson.
fn guide(ready: ReadyLesson) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lessons");
    let file = folder.join(format!("{}.md", ready.spec().id));
    fs::read_to_string(file).expect("every lesson has a guide")
}

/// What the guide must say of a step: its question, its answer and the reason.
fn facts(step: &Step) -> [String; 2] {
    match &step.asks {
        Asks::Nothing => panic!("every step asks something"),
        Asks::Challenge(challenge) => {
            let question = challenge.ask(&step.scenario).expect("it can be asked");
            [
                format!("**Question.** {}", words::question(&question)),
                format!(
                    "**Answer.** {}. {}",
                    words::answer(&question.answer()),
                    words::explanation(&question.explanation())
                ),
            ]
        }
        Asks::Own(own) => {
            let answer = match &own.accepted {
                Accepted::Number(number) => short(number.value().into()),
                Accepted::Choice(choice) => choice.options()[choice.right()].to_string(),
            };
            [
                format!("**Question.** {}", own.text),
                format!("**Answer.** {answer}."),
            ]
        }
    }
}

#[test]
fn every_guide_says_what_the_lab_says() {
    let mut missing = Vec::new();
    for ready in ReadyLesson::ALL {
        let guide = guide(ready);
        let mut rest = guide.as_str();
        for (index, step) in ready.lesson().steps().iter().enumerate() {
            for fact in facts(step) {
                match rest.split_once(&fact) {
                    Some((_, after)) => rest = after,
                    None => missing.push(format!("{} {}: {fact}", ready.spec().id, index + 1)),
                }
            }
        }
    }
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
}

#[test]
fn every_guide_holds_the_link_of_its_lesson() {
    for ready in ReadyLesson::ALL {
        let fragment = write(&link_of(ready.lesson())).fragment;
        assert!(
            guide(ready).contains(&format!("#{fragment}\n")),
            "#{fragment}"
        );
    }
}

#[test]
fn the_minutes_of_the_steps_add_up() {
    for (ready, expected) in [(ReadyLesson::Lecture, 45), (ReadyLesson::GammaAndBeta, 10)] {
        let guide = guide(ready);
        let minutes: Vec<u32> = guide
            .lines()
            .filter(|line| line.starts_with("### "))
            .filter_map(|line| line.rsplit_once('(')?.1.strip_suffix(" min)")?.parse().ok())
            .collect();
        assert_eq!(minutes.len(), ready.lesson().steps().len());
        assert_eq!(minutes.iter().sum::<u32>(), expected, "{ready:?}");
    }
}

#[test]
fn every_guide_has_one_page() {
    for ready in ReadyLesson::ALL {
        let words = guide(ready).split_whitespace().count();
        // At ten points, a page of A4 takes about 700 words.
        assert!(words < 760, "{ready:?}: {words} words");
    }
}

/// What the guides quote beside the questions, computed here.
#[test]
fn the_other_numbers_of_the_guides_are_true() {
    let lecture = guide(ReadyLesson::Lecture);
    let quotes = |text: &str| assert!(lecture.contains(text), "{text}");
    // The expected norm of the growing chain: 30·1.5^20.
    quotes(&format!(
        "30 · 1.5²⁰ = {}",
        short(Real::from(30.0 * 1.5_f64.powi(20)))
    ));
    // √(n − 1) for ten features.
    quotes(&format!("√9 = {}", 9_f64.sqrt()));
    // The factor of a typical entry: exp(E ln|Z|)·1.5, with E ln|Z| = −(γ + ln 2)/2.
    let factor = (-(0.577_215_664_9 + std::f64::consts::LN_2) / 2.0).exp() * 1.5;
    quotes(&format!("{factor:.2}"));
    // The variance of γ·x̂ with γ = 3 is 9, so the second layer divides by 3.
    let question = Challenge::SecondLayer
        .ask(&Scenario::default())
        .expect("it can be asked");
    assert_eq!(
        question.before.scenario.layer_norm.gamma.all.to_bits(),
        3_f64.to_bits()
    );
    quotes("divides by 3");
}
