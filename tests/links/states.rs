//! State → link → state.

use layernorm_lab::{
    lab::{
        knob,
        scenario::{Axis, Divisor, NormalizedShape, Own, Precision, Product, Scenario, Table},
    },
    share::{
        lesson::{Access, CONTROLS},
        link::{LONGEST, LONGEST_LIST, Link, read, write},
    },
};
use proptest::prelude::*;

use crate::{config, given};

/// JSON keeps every digit and the sign of a zero, which `==` does not.
fn bits(scenario: &Scenario) -> String {
    serde_json::to_string(scenario).expect("a scenario is JSON")
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn any_state_comes_back_bit_for_bit(link in given::link()) {
        let text = write(&link).fragment;
        let back = read(&text).expect("what was written is a link");
        prop_assert_eq!((&back.faults[..], back.untold, back.newer), (&[][..], 0, None));
        prop_assert_eq!(bits(&back.link.scenario), bits(&link.scenario), "{}", text);
        prop_assert_eq!(&back.link.lesson, &link.lesson, "{}", text);
        // What a mail program makes of it means the same.
        let escaped = text.replace(',', "%2C").replace(':', "%3A").replace('.', "%2e");
        prop_assert_eq!(read(&escaped).map(|read| read.link), Some(link));
    }

    #[test]
    fn a_link_needs_no_character_that_an_address_escapes(link in given::link()) {
        let text = write(&link).fragment;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-.,:;=&".contains(c);
        prop_assert!(text.chars().all(plain), "{}", text);
    }
}

#[test]
fn the_default_is_its_version_alone_and_only_differences_are_written() {
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
fn the_longest_state_of_the_knobs_fits_into_500_characters() {
    let mut link = Link::default();
    for knob in knob::ALL {
        // As many digits as a double can have.
        let long = std::f64::consts::PI / 3e3;
        let value = match knob.limits.start() {
            _ if knob.whole => *knob.limits.end(),
            least if *least < 0.0 => -long,
            _ => long,
        };
        (knob.set)(
            &mut link.scenario,
            knob.check(value).expect("it is in range"),
        );
    }
    link.scenario.seed = u64::MAX;
    link.scenario.growth.product = Product::Matrix;
    link.scenario.growth.layer_norm = true;
    link.scenario.growth.precision = Precision::BFloat16;
    link.scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
    link.scenario.view.axis = Axis::Logarithmic;
    link.scenario.view.std = Divisor::Biased;
    (link.scenario.view.expected, link.scenario.view.band) = (false, true);
    let state = write(&link).fragment;
    assert!(
        state.len() > 200 && state.len() <= 500,
        "{}: {state}",
        state.len()
    );

    for control in &CONTROLS {
        link.lesson.choose(control, Access::Hidden);
    }
    link.lesson.unlocked = true;
    let lesson = write(&link).fragment;
    assert!(lesson.len() <= 650, "{}: {lesson}", lesson.len());
    assert_eq!(read(&lesson).map(|read| read.link), Some(link));
}

#[test]
fn a_link_of_the_first_version_is_read_for_ever() {
    // Written by the first release that had links: not to be changed.
    let old = "v=1&seed=18446744073709551615&scale=1.7&steps=40&size=64&product=matrix&ln=1&format=float16&rows=16&features=64&mean=-3.25&std=1e-5&own=1,2.5;-3,1e30&edits=1:7,1.0:-2&shape=whole&eps=1e-12&gamma=3&gammas=3:-2.5,15.63:4&beta=5&betas=0:0.1&groups=4&axis=log&expected=0&band=1&divisor=n&hide=seed,failures&lock=scale&unlocked=1";
    let read = read(old).expect("it is a link");
    assert_eq!((&read.faults[..], read.newer), (&[][..], None));
    let scenario = &read.link.scenario;
    assert_eq!(scenario.seed, u64::MAX);
    assert_eq!(
        bits(scenario),
        r#"{"seed":18446744073709551615,"growth":{"scale":1.7,"steps":40,"size":64,"product":"matrix","layer_norm":true,"precision":"float16"},"activations":{"rows":16,"features":64,"mean":-3.25,"std":0.00001,"own":[[1.0,2.5],[-3.0,1e+30]],"edits":[{"row":0,"feature":1,"value":7.0},{"row":1,"feature":0,"value":-2.0}]},"layer_norm":{"normalized_shape":"whole","eps":1e-12,"gamma":{"all":3.0,"own":[{"row":0,"feature":3,"value":-2.5},{"row":15,"feature":63,"value":4.0}]},"beta":{"all":5.0,"own":[{"row":0,"feature":0,"value":0.1}]}},"relatives":{"groups":4},"view":{"axis":"logarithmic","expected":false,"band":true,"std":"biased"}}"#
    );
    assert_eq!(write(&read.link).fragment, old);
}

#[test]
fn a_matrix_that_is_too_long_is_left_out_and_named() {
    let rows = |rows: usize| vec![(0..64).map(|value| f64::from(value) / 7.0).collect(); rows];
    let mut link = Link::default();
    link.scenario.seed = 3;
    link.scenario.activations.own = Table::from_rows(&rows(8)).ok();
    let short = write(&link);
    assert_eq!(
        (
            read(&short.fragment).map(|read| read.link),
            &short.left_out[..]
        ),
        (Some(link.clone()), &[][..])
    );
    link.scenario.activations.own = Table::from_rows(&rows(64)).ok();
    let long = write(&link);
    assert_eq!(
        (long.fragment.as_str(), &long.left_out[..]),
        ("v=1&seed=3", &["activations.own"][..])
    );
}

#[test]
fn lists_as_long_as_may_be_are_read_to_their_ends() {
    let mut link = Link::default();
    let own = |row: u32, feature: u32| Own {
        row,
        feature,
        value: -f64::from(row) - 0.5,
    };
    let all: Vec<Own> = (0..16)
        .flat_map(|row| (0..64).map(move |feature| own(row, feature)))
        .collect();
    link.scenario.layer_norm.gamma.own.clone_from(&all);
    link.scenario.layer_norm.beta.own.clone_from(&all);
    link.scenario.activations.edits.clone_from(&all);
    let written = write(&link);
    assert!(written.left_out.is_empty());
    assert!(written.fragment.len() > 30_000 && 4 * LONGEST_LIST < LONGEST);
    let read = read(&written.fragment).expect("it is a link");
    assert_eq!((&read.faults[..], read.link), (&[][..], link));
}
