//! Fuzzed links: random keys and values, and damaged links.

use layernorm_lab::{
    lab::setting::{Number, Setting},
    share::link::{LONGEST, Link, LinkReport, Repair, keys, read, write},
};
use proptest::{prelude::*, sample::select};

use crate::{config, strategies};

/// Known keys, and some unknown ones.
fn key() -> impl Strategy<Value = String> {
    let known: Vec<String> = keys().map(|(name, _)| name.to_owned()).collect();
    prop_oneof![
        8 => select(known),
        1 => select(["v", "", "__proto__", "scale%00", "Scale"].map(str::to_owned).to_vec()),
        1 => "\\PC{0,8}",
    ]
}

fn value() -> impl Strategy<Value = String> {
    let edge_cases = [
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
        4 => select(edge_cases.map(str::to_owned).to_vec()),
        2 => any::<f64>().prop_map(|value| value.to_string()),
        1 => "\\PC{0,20}",
        1 => "[0-9:.,;eE+-]{0,30}",
    ]
}

fn fuzzed_link() -> impl Strategy<Value = String> {
    let pairs = prop::collection::vec((key(), value()), 1..6).prop_map(|pairs| {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        pairs.join("&")
    });
    let damaged = (
        strategies::link(),
        any::<prop::sample::Index>(),
        "\\PC{0,3}",
    )
        .prop_map(|(link, index, stray)| {
            let mut text = write(&link).fragment;
            let index = index.index(text.len());
            text.replace_range(index..=index, &stray);
            text
        });
    prop_oneof![6 => pairs, 1 => damaged, 1 => "\\PC{0,60}"]
}

/// Whether the diagnostics mention this key.
fn reports(report: &LinkReport, key: &str) -> bool {
    // Diagnostics show control characters as spaces.
    let key = key.replace(char::is_control, " ");
    report.omitted > 0
        || report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.key == key)
}

proptest! {
    #![proptest_config(config(120_000))]

    #[test]
    fn fuzzed_links_are_read_in_range_and_every_repair_is_reported(text in fuzzed_link()) {
        let Some(report) = read(&text) else {
            prop_assert!(!text.contains('='));
            return Ok(());
        };
        prop_assert_eq!(report.link.scenario.validate(), Ok(()));
        prop_assert!(report.diagnostics.len() <= 20);
        let mut last_values = std::collections::HashMap::new();
        for (key, value) in form_urlencoded::parse(text.as_bytes()) {
            if last_values.insert(key.clone(), value).is_some() {
                prop_assert!(reports(&report, &key), "{} is given twice", key);
            }
        }
        for (key, value) in last_values {
            let number = Number::ALL
                .into_iter()
                .find(|number| Setting::Number(*number).link_key() == key);
            let Some(number) = number else { continue };
            let expected = value.trim().parse().ok().and_then(|value| number.check(value).ok());
            let actual = number.get(&report.link.scenario);
            match expected {
                Some(expected) => prop_assert_eq!(actual.to_bits(), expected.to_bits(), "{}", key),
                None => prop_assert!(reports(&report, &key), "{}={} became {} without a diagnostic", key, value, actual),
            }
        }
        // The state that was read survives a round trip.
        let again = layernorm_lab::share::link::read(&write(&report.link).fragment);
        prop_assert_eq!(again.map(|again| again.link), Some(report.link));
    }
}

#[test]
fn each_diagnostic_names_the_key_the_value_and_the_repair() {
    let report = read(
        "v=1&scale=99999&steps=2.5&rows=abc&axis=up&gammas=3:x,7000:1,3:2&colour=red&seed=4&seed=5",
    )
    .expect("it is a link");
    let diagnostics: Vec<_> = report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            (
                diagnostic.key.as_str(),
                diagnostic.input.as_str(),
                diagnostic.repair.clone(),
            )
        })
        .collect();
    let replaced_by = |text: &str| Repair::Replaced(text.to_owned());
    assert_eq!(
        diagnostics,
        [
            ("seed", "4", Repair::Duplicate),
            ("scale", "99999", replaced_by("1e3")),
            ("steps", "2.5", replaced_by("3")),
            ("rows", "abc", replaced_by("3")),
            ("gammas", "3:x", replaced_by("3:1")),
            ("gammas", "7000:1", Repair::Dropped),
            ("gammas", "3:x", Repair::Duplicate),
            ("axis", "up", replaced_by("linear")),
            ("colour", "red", Repair::Dropped),
        ]
    );
}

#[test]
fn the_known_keys_of_a_newer_link_are_read() {
    let report = read("v=7&seed=5&wings=2").expect("it is a link");
    assert_eq!((report.newer, report.link.scenario.seed), (Some(7), 5));
    assert_eq!(report.diagnostics.len(), 1, "{:?}", report.diagnostics);
}

#[test]
fn an_anchor_is_not_a_link() {
    for anchor in ["", "why", "top", "gamma&beta"] {
        assert_eq!(read(anchor), None, "{anchor}");
    }
}

#[test]
fn only_the_start_of_an_endless_link_is_read() {
    let entry = "&gammas=".to_owned() + &"1.1:2,".repeat(1_000_000);
    for text in [
        "seed=7&".to_owned() + &"x=1&".repeat(2_000_000),
        format!("seed=7{entry}"),
        format!("seed=7&hide={}", "ü,".repeat(1_000_000)),
    ] {
        let start = std::time::Instant::now();
        let report = read(&text).expect("it is a link");
        assert_eq!(report.link.scenario.seed, 7);
        assert!(report.diagnostics.iter().any(
            |diagnostic| matches!(diagnostic.repair, Repair::Truncated(most) if most <= LONGEST)
        ));
        assert!(start.elapsed().as_secs() < 5);
    }
    assert_eq!(read("=").map(|report| report.link), Some(Link::default()));
}
