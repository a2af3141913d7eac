//! Writing a state as a link and reading it again.

use layernorm_lab::{
    lab::{
        control::Control,
        scenario::{CustomMatrix, Override, Scenario},
        setting::{Choice, Number, Switch},
    },
    share::{
        lesson::Access,
        link::{LONGEST, LONGEST_LIST, Link, read, write},
    },
};
use proptest::prelude::*;

use crate::{config, strategies};

/// A scenario as JSON, which distinguishes −0 from 0, unlike `==`.
fn exact_json(scenario: &Scenario) -> String {
    serde_json::to_string(scenario).expect("a scenario is JSON")
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn every_state_survives_a_round_trip_bit_for_bit(link in strategies::link()) {
        let text = write(&link).fragment;
        let read_back = read(&text).expect("a written link is readable");
        prop_assert_eq!((&read_back.diagnostics[..], read_back.omitted, read_back.newer), (&[][..], 0, None));
        prop_assert_eq!(exact_json(&read_back.link.scenario), exact_json(&link.scenario), "{}", text);
        prop_assert_eq!(&read_back.link.lesson, &link.lesson, "{}", text);
        // Mail programs escape these characters; the link must mean the same.
        let escaped = text.replace(',', "%2C").replace(':', "%3A").replace('.', "%2e");
        prop_assert_eq!(read(&escaped).map(|read| read.link), Some(link));
    }

    #[test]
    fn links_contain_only_characters_that_urls_leave_unescaped(link in strategies::link()) {
        let text = write(&link).fragment;
        // A lesson's text is encoded, and its steps are separated by `~`.
        let plain = |c: char| c.is_ascii_alphanumeric() || "-.,:;=&~+%".contains(c);
        prop_assert!(text.chars().all(plain), "{}", text);
    }
}

#[test]
fn only_differences_from_the_default_are_written() {
    let mut link = Link::default();
    assert_eq!(write(&link).fragment, "v=1");
    link.scenario.seed = 42;
    link.scenario.growth.scale = 1.7;
    link.scenario.growth.layer_norm = true;
    link.scenario.layer_norm.gamma.set(0, 3, -2.5);
    link.scenario.layer_norm.gamma.set(1, 7, 4.0);
    assert_eq!(
        write(&link).fragment,
        "v=1&seed=42&scale=1.7&ln=1&gammas=3:-2.5,1.7:4"
    );
}

#[test]
fn the_longest_settings_fit_into_700_characters() {
    let mut link = Link::default();
    for number in Number::ALL {
        // A double with the maximum number of digits.
        let long = std::f64::consts::PI / 3e3;
        let value = match number.spec().limits.start() {
            _ if number.spec().whole => *number.spec().limits.end(),
            least if *least < 0.0 => -long,
            least if *least > long => least + long,
            _ => long,
        };
        number.set(
            &mut link.scenario,
            number.check(value).expect("the value is in range"),
        );
    }
    link.scenario.seed = u64::MAX;
    for choice in Choice::ALL {
        let last = choice.spec().link_values.len() - 1;
        choice.set(&mut link.scenario, last);
    }
    for switch in Switch::ALL {
        let other = !switch.get(&link.scenario);
        switch.set(&mut link.scenario, other);
    }
    let state = write(&link).fragment;
    assert!(
        state.len() > 200 && state.len() <= 700,
        "{}: {state}",
        state.len()
    );

    for control in Control::all() {
        link.lesson.choose(control, Access::Hidden);
    }
    link.lesson.unlocked = true;
    let lesson = write(&link).fragment;
    assert!(
        lesson.len() <= state.len() + 500,
        "{}: {lesson}",
        lesson.len()
    );
    assert_eq!(read(&lesson).map(|read| read.link), Some(link));
}

#[test]
fn links_of_the_first_version_stay_readable() {
    // Written by the first release with links. Never change it.
    let old = "v=1&seed=18446744073709551615&scale=1.7&steps=40&size=64&product=matrix&ln=1&format=float16&rows=16&features=64&mean=-3.25&std=1e-5&own=1,2.5;-3,1e30&edits=1:7,1.0:-2&shape=whole&eps=1e-12&gamma=3&gammas=3:-2.5,15.63:4&beta=5&betas=0:0.1&groups=4&axis=log&expected=0&band=1&divisor=n&hide=seed,failures&lock=scale&unlocked=1";
    let read = read(old).expect("it is a link");
    assert_eq!((&read.diagnostics[..], read.newer), (&[][..], None));
    let scenario = &read.link.scenario;
    assert_eq!(scenario.seed, u64::MAX);
    // Settings that are newer than this link have their default.
    let json = r#"{"seed":18446744073709551615,"growth":{"scale":1.7,"steps":40,"size":64,"product":"matrix","layer_norm":true,"precision":"float16"},"activations":{"rows":16,"features":64,"mean":-3.25,"std":0.00001,"own":[[1.0,2.5],[-3.0,1e+30]],"edits":[{"row":0,"feature":1,"value":7.0},{"row":1,"feature":0,"value":-2.0}]},"layer_norm":{"normalized_shape":"whole","eps":1e-12,"gamma":{"all":3.0,"own":[{"row":0,"feature":3,"value":-2.5},{"row":15,"feature":63,"value":4.0}]},"beta":{"all":5.0,"own":[{"row":0,"feature":0,"value":0.1}]}},"relatives":{"groups":4},"view":{"axis":"logarithmic","expected":false,"band":true,"std":"biased"}}"#;
    let expected = Scenario::from_json(json).expect("a scenario of that release");
    assert_eq!(exact_json(scenario), exact_json(&expected));
    assert_eq!(write(&read.link).fragment, old);
}

#[test]
fn a_matrix_too_large_for_a_link_is_left_out_and_reported() {
    let rows = |rows: usize| vec![(0..64).map(|value| f64::from(value) / 7.0).collect(); rows];
    let mut link = Link::default();
    link.scenario.seed = 3;
    link.scenario.activations.own = CustomMatrix::from_rows(&rows(8)).ok();
    let short = write(&link);
    assert_eq!(
        (
            read(&short.fragment).map(|read| read.link),
            &short.left_out[..]
        ),
        (Some(link.clone()), &[][..])
    );
    link.scenario.activations.own = CustomMatrix::from_rows(&rows(64)).ok();
    let long = write(&link);
    assert_eq!(long.left_out, ["activations.own"]);
    assert!(
        long.fragment.starts_with("v=1&seed=3&without=own:"),
        "{}",
        long.fragment
    );
}

#[test]
fn lists_of_the_maximum_length_are_read_completely() {
    let mut link = Link::default();
    let entry = |row: u32, feature: u32| Override {
        row,
        feature,
        value: -f64::from(row) - 0.5,
    };
    let all: Vec<Override> = (0..16)
        .flat_map(|row| (0..64).map(move |feature| entry(row, feature)))
        .collect();
    link.scenario.layer_norm.gamma.overrides.clone_from(&all);
    link.scenario.layer_norm.beta.overrides.clone_from(&all);
    link.scenario.activations.edits.clone_from(&all);
    let written = write(&link);
    assert!(written.left_out.is_empty());
    assert!(written.fragment.len() > 30_000 && 4 * LONGEST_LIST < LONGEST);
    let read = read(&written.fragment).expect("it is a link");
    assert_eq!((&read.diagnostics[..], read.link), (&[][..], link));
}
