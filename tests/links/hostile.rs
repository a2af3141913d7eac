//! Links that nobody wrote, or somebody wrote to do harm.

use layernorm_lab::{
    lab::knob,
    share::link::{LONGEST, Link, Read, Taken, keys, read, write},
};
use proptest::{prelude::*, sample::select};

use crate::{config, given};

/// Every key that is known, and some that are not.
fn key() -> impl Strategy<Value = String> {
    let known: Vec<String> = keys().map(|(name, _)| name.to_owned()).collect();
    prop_oneof![
        8 => select(known),
        1 => select(["v", "", "__proto__", "scale%00", "Scale"].map(str::to_owned).to_vec()),
        1 => "\\PC{0,8}",
    ]
}

fn value() -> impl Strategy<Value = String> {
    let wild = [
        "",
        "NaN",
        "-inf",
        "1e999",
        "-1e999",
        "1e-400",
        "0x10",
        "1,5",
        "--1",
        "1e",
        "true",
        "99999999999999999999999",
        "%",
        "%F",
        "%FF%FE",
        "%00",
        "+",
        "\u{202e}",
        "0:1,0:2",
        "99.0:1",
        "0.99:1",
        "4294967296:1",
        ":",
        ",,,,",
        "1.2.3:4",
        "0:NaN",
        "whole",
        "matrix",
        "-1",
        "2.5",
        "65",
        "501",
        "hide",
        "why,why,nowhere",
    ];
    prop_oneof![
        4 => select(wild.map(str::to_owned).to_vec()),
        2 => any::<f64>().prop_map(|value| value.to_string()),
        1 => "\\PC{0,20}",
        1 => "[0-9:.,;eE+-]{0,30}",
    ]
}

fn broken() -> impl Strategy<Value = String> {
    let pairs = prop::collection::vec((key(), value()), 1..6).prop_map(|pairs| {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        pairs.join("&")
    });
    let cut = (given::link(), any::<prop::sample::Index>(), "\\PC{0,3}").prop_map(
        |(link, place, stray)| {
            let mut text = write(&link).fragment;
            let place = place.index(text.len());
            text.replace_range(place..=place, &stray);
            text
        },
    );
    prop_oneof![6 => pairs, 1 => cut, 1 => "\\PC{0,60}"]
}

/// Whether a fault speaks of this key.
fn tells(read: &Read, key: &str) -> bool {
    // Control characters are shown as blanks.
    let key = key.replace(char::is_control, " ");
    read.untold > 0 || read.faults.iter().any(|fault| fault.key == key)
}

proptest! {
    #![proptest_config(config(120_000))]

    #[test]
    fn whatever_comes_in_is_read_in_range_and_every_repair_is_told(text in broken()) {
        let Some(read) = read(&text) else {
            prop_assert!(!text.contains('='));
            return Ok(());
        };
        prop_assert_eq!(read.link.scenario.validate(), Ok(()));
        prop_assert!(read.faults.len() <= 20);
        let mut seen = std::collections::HashSet::new();
        for (key, value) in form_urlencoded::parse(text.as_bytes()) {
            if !seen.insert(key.clone()) {
                prop_assert!(tells(&read, &key), "{} is given twice", key);
                continue;
            }
            let Some((_, field)) = keys().find(|(name, _)| *name == key) else { continue };
            let field = field.strip_suffix(".all").unwrap_or(field);
            let Some(knob) = knob::ALL.iter().find(|knob| knob.field == field) else { continue };
            let wanted = value.trim().parse().ok().and_then(|value| knob.check(value).ok());
            let taken = (knob.get)(&read.link.scenario);
            match wanted {
                Some(wanted) => prop_assert_eq!(taken.to_bits(), wanted.to_bits(), "{}", key),
                None => prop_assert!(tells(&read, &key), "{}={} became {} unsaid", key, value, taken),
            }
        }
        // What was read is a state like any other.
        let again = layernorm_lab::share::link::read(&write(&read.link).fragment);
        prop_assert_eq!(again.map(|read| read.link), Some(read.link));
    }
}

#[test]
fn each_fault_names_key_given_and_taken() {
    let read = read("v=1&scale=99999&steps=2.5&rows=abc&axis=up&gammas=3:x,7000:1,3:2&colour=red")
        .expect("it is a link");
    let told: Vec<_> = read
        .faults
        .iter()
        .map(|fault| {
            (
                fault.key.as_str(),
                fault.given.as_str(),
                fault.taken.clone(),
            )
        })
        .collect();
    let instead = |text: &str| Taken::Instead(text.to_owned());
    assert_eq!(
        told,
        [
            ("scale", "99999", instead("1e3")),
            ("steps", "2.5", instead("3")),
            ("rows", "abc", instead("3")),
            ("gammas", "3:x", instead("3:1")),
            ("gammas", "7000:1", Taken::Nothing),
            ("gammas", "3:2", Taken::First),
            ("axis", "up", instead("linear")),
            ("colour", "red", Taken::Nothing),
        ]
    );
}

#[test]
fn a_newer_link_is_read_as_far_as_it_is_understood() {
    let read = read("v=7&seed=5&wings=2").expect("it is a link");
    assert_eq!((read.newer, read.link.scenario.seed), (Some(7), 5));
    assert_eq!(read.faults.len(), 1, "{:?}", read.faults);
}

#[test]
fn an_anchor_is_no_link() {
    for anchor in ["", "why", "top", "gamma&beta"] {
        assert_eq!(read(anchor), None, "{anchor}");
    }
}

#[test]
fn an_endless_link_costs_no_more_than_a_long_one() {
    let entry = "&gammas=".to_owned() + &"1.1:2,".repeat(1_000_000);
    for text in [
        "seed=7&".to_owned() + &"x=1&".repeat(2_000_000),
        format!("seed=7{entry}"),
        format!("seed=7&hide={}", "ü,".repeat(1_000_000)),
    ] {
        let start = std::time::Instant::now();
        let read = read(&text).expect("it is a link");
        assert_eq!(read.link.scenario.seed, 7);
        assert!(
            read.faults
                .iter()
                .any(|fault| matches!(fault.taken, Taken::Start(most) if most <= LONGEST))
        );
        assert!(start.elapsed().as_secs() < 5);
    }
    assert_eq!(read("=").map(|read| read.link), Some(Link::default()));
}
