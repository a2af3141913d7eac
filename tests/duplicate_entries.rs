//! Of several values for one place in a scenario file, the last counts everywhere: in the
//! layer, the equaliser's bars, the exported code, the link and the saved file.

use layernorm_lab::{
    lab::{experiment::run, scenario::Scenario},
    share::{
        export::Export,
        link::{self, Link, Repair},
    },
    words::invalid,
};

const DUPLICATES: &str = r#"{
    "activations": {
        "edits": [
            { "row": 1, "feature": 2, "value": 10 },
            { "row": 0, "feature": 2, "value": 20 },
            { "row": 1, "feature": 2, "value": 30 }
        ]
    },
    "layer_norm": {
        "gamma": { "all": 1, "own": [
            { "feature": 3, "value": 40 },
            { "feature": 4, "value": 50 },
            { "feature": 3, "value": 60 }
        ] },
        "beta": { "all": 0, "own": [
            { "feature": 5, "value": 70 },
            { "row": 0, "feature": 5, "value": 0 }
        ] }
    }
}"#;

fn scenario() -> Scenario {
    Scenario::from_json(DUPLICATES).expect("duplicates are valid")
}

#[test]
fn the_last_value_counts_in_the_layer_and_in_the_bars() {
    let scenario = scenario();
    let outcome = run(&scenario).expect("the scenario runs").normalization;
    let last: [(_, _, f32); 5] = [
        (&outcome.input, [1, 2], 30.0),
        (&outcome.input, [0, 2], 20.0),
        (&outcome.gamma, [0, 3], 60.0),
        (&outcome.gamma, [0, 4], 50.0),
        (&outcome.beta, [0, 5], 0.0),
    ];
    for (matrix, [row, column], value) in last {
        assert_eq!(matrix.get(row, column), Some(value), "{row}, {column}");
    }
    // The bars show this.
    let layer = &scenario.layer_norm;
    let bars = [
        layer.gamma.at(0, 3),
        layer.gamma.at(0, 4),
        layer.beta.at(0, 5),
    ];
    assert_eq!(
        bars.map(f64::to_bits),
        [60_f64, 50.0, 0.0].map(f64::to_bits)
    );
}

#[test]
fn each_place_has_one_value_in_exports_links_and_saved_files() {
    let scenario = scenario();
    let outcome = run(&scenario).expect("the scenario runs");
    for export in [Export::Script, Export::Burn] {
        let text = export.text(&scenario, &outcome, None);
        for replaced in ["10.0", "40.0", "70.0"] {
            assert!(!text.contains(&format!("= {replaced}\n")), "{text}");
            assert!(!text.contains(&format!("= {replaced};")), "{text}");
        }
    }
    let link = Link {
        scenario: scenario.clone(),
        ..Link::default()
    };
    let fragment = link::write(&link).fragment;
    let read = link::read(&fragment).expect("it is a link");
    assert_eq!(read.diagnostics, [], "{fragment}");
    assert_eq!(read.link, link);
    let saved = serde_json::to_string(&scenario).expect("a scenario is JSON");
    assert_eq!(Scenario::from_json(&saved), Ok(scenario));
    assert!(!saved.contains("40.0"), "{saved}");
}

/// The index in an error is that of the file.
#[test]
fn an_error_in_a_duplicate_names_its_place_in_the_file() {
    let json = DUPLICATES.replace("\"value\": 60", "\"value\": 1e7");
    let errors = Scenario::from_json(&json).expect_err("the value is too large");
    let messages = invalid::sentences(&errors);
    assert!(
        messages.len() == 1 && messages[0].starts_with("layer_norm.gamma.own[2].value must be"),
        "{messages:?}"
    );
    // A value that another replaces must be valid too.
    let json = DUPLICATES.replace("\"value\": 40", "\"value\": 1e7");
    assert!(Scenario::from_json(&json).is_err());
}

/// The reader reports each value that a later one replaces.
#[test]
fn the_last_value_of_a_link_counts_too() {
    let link =
        "v=1&edits=1.2:10,0.2:20,1.2:30&gammas=3:40,4:50,3:60&betas=5:70,5:0&scale=3&scale=2";
    let read = link::read(link).expect("it is a link");
    let mut scenario = read.link.scenario;
    assert_eq!(scenario.growth.scale.to_bits(), 2_f64.to_bits());
    scenario.growth = Scenario::default().growth;
    assert_eq!(scenario, self::scenario());
    let replaced: Vec<_> = read
        .diagnostics
        .iter()
        .map(|found| {
            assert_eq!(found.repair, Repair::Duplicate, "{found:?}");
            (found.key.as_str(), found.input.as_str())
        })
        .collect();
    assert_eq!(
        replaced,
        [
            ("scale", "3"),
            ("edits", "1.2:10"),
            ("gammas", "3:40"),
            ("betas", "5:70")
        ]
    );
}

/// What the page writes never has two values for one place: links, which report duplicates
/// when they are read, and files.
#[test]
fn the_page_writes_each_place_once() {
    let mut scenario = Scenario::default();
    let mut random = 1_u64;
    let mut next = |below: u32| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        u32::try_from(random >> 33).expect("31 bits") % below
    };
    for step in 0..2_000 {
        let (row, feature) = (next(3), next(4));
        // 0 and 1 are the common values of β and γ, which remove an entry.
        let value = f64::from(next(4));
        let layer = &mut scenario.layer_norm;
        match next(5) {
            0 => layer.gamma.set(row, feature, value),
            1 => layer.beta.set(row, feature, value),
            2 => scenario.activations.put_back(row, feature),
            _ => scenario.activations.edit(row, feature, value),
        }
        let link = Link {
            scenario: scenario.clone(),
            ..Link::default()
        };
        let fragment = link::write(&link).fragment;
        let read = link::read(&fragment).expect("it is a link");
        assert_eq!(read.diagnostics, [], "step {step}: {fragment}");
        assert_eq!(read.link, link, "step {step}: {fragment}");
        // The next change starts from what was read.
        scenario = read.link.scenario;
    }
}
