use std::collections::BTreeSet;

use super::*;
use crate::lab::{presets::Preset, scenario::CustomMatrix, station::Station};

fn lesson(choices: &[(&str, Access)]) -> Lesson {
    let mut lesson = Lesson::default();
    for (key, access) in choices {
        lesson.choose(Control::of_link_key(key).unwrap(), *access);
    }
    lesson
}

#[test]
fn every_control_has_a_link_key_of_its_own() {
    let keys: BTreeSet<_> = Control::all().map(Control::link_key).collect();
    assert_eq!(keys.len(), Control::all().count());
    for control in Control::all() {
        assert_eq!(Control::of_link_key(control.link_key()), Some(control));
    }
}

#[test]
fn the_stricter_of_station_and_control_counts_until_it_is_unlocked() {
    let mut lesson = lesson(&[
        ("why", Access::Locked),
        ("scale", Access::Hidden),
        ("eps", Access::Locked),
    ]);
    let of = |lesson: &Lesson, key: &str| lesson.of(Control::of_link_key(key).unwrap());
    assert_eq!(of(&lesson, "scale"), Access::Hidden);
    assert_eq!(of(&lesson, "steps"), Access::Locked);
    assert_eq!(of(&lesson, "eps"), Access::Locked);
    assert_eq!(of(&lesson, "rows"), Access::Open);
    lesson.unlocked = true;
    for control in Control::all() {
        assert_eq!(lesson.of(control), Access::Open);
    }
    assert!(lesson.is_any());
}

#[test]
fn a_change_is_allowed_if_all_of_its_settings_are_open() {
    let lesson = lesson(&[("scale", Access::Locked), ("what", Access::Hidden)]);
    let from = Scenario::default();
    let change = |set: fn(&mut Scenario)| {
        let mut to = from.clone();
        set(&mut to);
        to
    };
    let steps = change(|scenario| scenario.growth.steps = 3);
    let scale = change(|scenario| scenario.growth.scale = 3.0);
    let cell = change(|scenario| scenario.activations.edit(0, 0, 9.0));
    let gamma = change(|scenario| scenario.layer_norm.gamma.set(0, 0, 9.0));
    for (to, allowed) in [
        (&from, true),
        (&steps, true),
        (&scale, false),
        (&cell, false),
        (&gamma, true),
    ] {
        assert_eq!(lesson.allows(&from, to), allowed, "{to:?}");
    }
}

#[test]
fn a_preset_changes_no_closed_setting() {
    let mut present = Scenario {
        seed: 9,
        ..Scenario::default()
    };
    present.growth.steps = 33;
    present.layer_norm.gamma.set(0, 2, 4.0);
    let given = lesson(&[
        ("seed", Access::Locked),
        ("steps", Access::Hidden),
        ("parameters", Access::Locked),
    ]);
    let mut next = Preset::Vanish.scenario();
    let kept = given.keep_closed(&present, &mut next);
    assert_eq!((next.seed, next.growth.steps), (9, 33));
    assert_eq!(next.layer_norm, present.layer_norm);
    assert_eq!(next.growth.scale.to_bits(), 3_f64.to_bits());
    assert_eq!(kept.len(), 3, "{kept:?}");
    let mut next = Preset::Vanish.scenario();
    assert_eq!(Lesson::default().keep_closed(&present, &mut next), []);
    assert_eq!(next, Preset::Vanish.scenario());
}

#[test]
fn an_own_matrix_keeps_a_closed_number_of_rows_or_features() {
    let present = Scenario::default();
    let own = |features: usize| {
        let mut scenario = Scenario::default();
        let rows = vec![vec![1.0; features]; 3];
        scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
        scenario
    };
    for (closed, features, is_allowed) in [
        ("features", 10, true),
        ("features", 4, false),
        ("rows", 4, true),
        ("steps", 4, true),
    ] {
        let given = lesson(&[(closed, Access::Locked)]);
        let mut next = own(features);
        assert_eq!(
            given.allows(&present, &next),
            is_allowed,
            "{closed} {features}"
        );
        let kept = given.keep_closed(&present, &mut next);
        assert_eq!(kept.is_empty(), is_allowed, "{kept:?}");
        assert_eq!(next.activations.own.is_some(), is_allowed);
    }
    // The way back to the random matrix changes the shape too.
    let given = lesson(&[("features", Access::Hidden)]);
    let mut next = Scenario::default();
    given.keep_closed(&own(4), &mut next);
    assert_eq!(next.activations.shape(), (3, 4));
}

#[test]
fn a_lesson_starts_from_the_values_of_its_link() {
    let scenario = Scenario {
        seed: 9,
        ..Scenario::default()
    };
    let given = lesson(&[("seed", Access::Locked)]).starting_from(&scenario, false);
    assert_eq!(*given.reset_values(), scenario);
    let again = given.clone().starting_from(&Scenario::default(), false);
    assert_eq!(again, given, "the first start counts");
    let none = Lesson::default().starting_from(&scenario, false);
    assert_eq!(*none.reset_values(), Scenario::default());
    let embedded = Lesson::default().starting_from(&scenario, true);
    assert_eq!(*embedded.reset_values(), scenario);
}

#[test]
fn a_control_that_is_opened_again_leaves_no_trace() {
    let mut lesson = lesson(&[("seed", Access::Hidden)]);
    lesson.choose(Control::of_link_key("seed").unwrap(), Access::Open);
    assert_eq!(lesson, Lesson::default());
}

#[test]
fn only_a_choice_makes_a_lesson_and_unlocking_keeps_it() {
    assert!(!Lesson::default().is_any());
    let given = lesson(&[("why", Access::Locked), ("eps", Access::Hidden)]);
    assert!(given.is_any());
    let mut unlocked = given.clone();
    unlocked.unlocked = true;
    assert_ne!(unlocked, given);
    assert_eq!(unlocked.as_given(), given);
}

#[test]
fn a_lesson_that_may_not_be_unlocked_stays_locked() {
    let mut given = lesson(&[("seed", Access::Locked)]);
    given.may_unlock = false;
    given.unlocked = true;
    assert_eq!(given.of(Control::from(Setting::Seed)), Access::Locked);
    let other = Scenario {
        seed: 9,
        ..Scenario::default()
    };
    assert!(!given.allows(&Scenario::default(), &other));
}

#[test]
fn each_step_has_its_own_values_and_locks() {
    let step = |seed: u64, key: &str| {
        let scenario = Scenario {
            seed,
            ..Scenario::default()
        };
        let mut step = Step::of(scenario, Station::Why);
        let control = Control::of_link_key(key).unwrap();
        step.closed.choose(control, Access::Locked);
        step
    };
    let lesson = Lesson::of_steps(vec![step(3, "scale"), step(4, "eps")]);
    let access = |lesson: &Lesson, key| lesson.of(Control::of_link_key(key).unwrap());
    assert_eq!((lesson.at(), lesson.reset_values().seed), (0, 3));
    assert_eq!(access(&lesson, "scale"), Access::Locked);
    assert_eq!(access(&lesson, "eps"), Access::Open);
    let next = lesson.clone().at_step(1);
    assert_eq!((next.at(), next.reset_values().seed), (1, 4));
    assert_eq!(access(&next, "scale"), Access::Open);
    assert_eq!(access(&next, "eps"), Access::Locked);
    // Beyond the last step is the last one, and back leads to where it was.
    assert_eq!(next.clone().at_step(7), next);
    assert_eq!(next.at_step(0), lesson);
}

#[test]
fn a_lesson_of_steps_that_close_nothing_is_a_lesson() {
    let open = Step::of(Scenario::default(), Station::What);
    assert!(Lesson::of_steps(vec![open.clone()]).is_any());
    assert!(!Lesson::of_steps(Vec::new()).is_any());
    assert_eq!(Lesson::of_steps(Vec::new()), Lesson::default());
    let many = Lesson::of_steps(vec![open; Lesson::MOST_STEPS + 1]);
    assert_eq!(many.steps().len(), Lesson::MOST_STEPS);
}
