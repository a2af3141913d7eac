//! The ready lessons: each step opens, its question can be asked there, and the numbers of
//! the teacher's guide are true.

mod guide;
mod own_questions;

use layernorm_lab::{
    lab::experiment::run,
    share::{
        lesson::{Access, Asks, Lesson, ReadyLesson},
        link::{Link, read, write},
    },
};

#[test]
fn every_step_opens_and_asks_something_that_can_be_asked_there() {
    for ready in ReadyLesson::ALL {
        let lesson = ready.lesson();
        for (index, step) in lesson.steps().iter().enumerate() {
            let name = format!("{ready:?}, step {}", index + 1);
            assert!(run(&step.scenario).is_ok(), "{name}");
            assert_ne!(step.asks, Asks::Nothing, "{name}");
            assert_eq!(step.check(), Ok(()), "{name}");
            assert!(!step.text.is_empty(), "{name}");
            let station = step.station.into();
            assert_eq!(step.closed.of(station), Access::default(), "{name}");
            if let Asks::Challenge(challenge) = step.asks {
                assert_eq!(challenge.spec().station, step.station, "{name}");
            }
        }
    }
}

#[test]
fn the_lecture_asks_its_challenges_in_the_order_of_the_page() {
    let lesson = ReadyLesson::Lecture.lesson();
    let stations: Vec<_> = lesson.steps().iter().map(|step| step.station).collect();
    assert!(stations.is_sorted(), "{stations:?}");
    let is_challenge = |asks: &Asks| matches!(asks, Asks::Challenge(_));
    let challenges = lesson
        .steps()
        .iter()
        .filter(|step| is_challenge(&step.asks));
    assert!((6..=8).contains(&challenges.count()));
}

/// The link that opens a lesson at its first step.
fn link_of(lesson: Lesson) -> Link {
    Link {
        scenario: (*lesson.reset_values()).clone(),
        lesson,
        ..Link::default()
    }
}

#[test]
fn a_link_holds_each_lesson_as_it_is() {
    for ready in ReadyLesson::ALL {
        let link = link_of(ready.lesson());
        let written = write(&link);
        assert!(!written.is_lesson_left_out, "{ready:?}");
        let read = read(&written.fragment).expect("it is a link");
        assert_eq!((read.diagnostics.len(), read.link), (0, link));
    }
}
