//! Lists that are too long for a link, and keys that this version does not know.

use layernorm_lab::{
    lab::{
        scenario::{CustomMatrix, Override, Scenario},
        setting::Setting,
    },
    share::link::{LONGEST, LONGEST_LIST, Link, Repair, linked_part, read, write},
};

fn with_long_lists() -> Scenario {
    let mut scenario = Scenario {
        seed: 3,
        ..Scenario::default()
    };
    let row: Vec<f64> = (0..1024).map(|value| f64::from(value) / 7.0).collect();
    scenario.activations.own = CustomMatrix::from_rows(&vec![row; 64]).ok();
    scenario.activations.edits = (0..64)
        .flat_map(|row| (0..64).map(move |feature| (row, feature)))
        .map(|(row, feature)| Override {
            row,
            feature,
            value: 0.25,
        })
        .collect();
    scenario
}

#[test]
fn a_link_is_restored_from_the_scenario_that_holds_its_long_lists() {
    let link = Link {
        scenario: with_long_lists(),
        ..Link::default()
    };
    let mut read = read(&write(&link).fragment).expect("it is a link");
    assert_eq!(read.diagnostics, []);
    let left_out: Vec<_> = read
        .left_out
        .iter()
        .map(|list| list.setting.path())
        .collect();
    assert_eq!(left_out, ["activations.own", "activations.edits"]);

    // Another state with the same short settings is not mistaken for it.
    let mut other = with_long_lists();
    other.activations.own = CustomMatrix::from_rows(&vec![vec![0.5; 1024]; 64]).ok();
    other.activations.edits[7].value = -0.25;
    read.restore_from(&other);
    read.restore_from(&Scenario::default());
    assert_eq!(read.left_out.len(), 2);
    assert_eq!(read.link.scenario.activations.own, None);

    // Each list may come from another state, whatever else has changed in it.
    let mut later = with_long_lists();
    later.seed = 9;
    later.activations.edits.clear();
    read.restore_from(&later);
    assert_eq!(read.left_out.len(), 1);
    read.restore_from(&with_long_lists());
    assert_eq!((read.left_out.len(), read.link), (0, link));
}

#[test]
fn the_sign_of_zero_belongs_to_a_matrix() {
    let matrix = |zero: f64| {
        let mut scenario = Scenario::default();
        let mut rows = vec![vec![1.0 / 3.0; 1024]; 64];
        rows[63][1023] = zero;
        scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
        Link {
            scenario,
            ..Link::default()
        }
    };
    assert_ne!(write(&matrix(0.0)).fragment, write(&matrix(-0.0)).fragment);
}

#[test]
fn a_damaged_name_of_a_list_is_reported() {
    for part in [
        "own",
        "own:",
        "own:xyz",
        "seed:1",
        "colour:1",
        ":",
        "own:11111111111111111",
    ] {
        let read = read(&format!("v=1&without={part}")).expect("it is a link");
        assert_eq!(
            (read.diagnostics.len(), read.left_out.len()),
            (1, 0),
            "{part}"
        );
    }
    let given_too = read("v=1&own=1,2&without=own:1,edits:1,edits:2").expect("it is a link");
    assert_eq!(
        (given_too.diagnostics.len(), given_too.left_out.len()),
        (2, 1)
    );
    assert_eq!(given_too.left_out[0].setting.path(), "activations.edits");
    let repairs: Vec<_> = given_too
        .diagnostics
        .iter()
        .map(|found| (found.input.as_str(), found.repair.clone()))
        .collect();
    assert_eq!(
        repairs,
        [("own:1", Repair::Dropped), ("edits:1", Repair::Duplicate)]
    );
}

#[test]
fn the_part_that_a_link_holds_is_the_link_of_an_earlier_version() {
    let scenario = with_long_lists();
    let part = linked_part(&scenario);
    assert_eq!(
        Some(part),
        read("v=1&seed=3").map(|read| read.link.scenario)
    );
    let short = Scenario::default();
    assert_eq!(linked_part(&short), short);
}

#[test]
fn a_newer_link_keeps_its_version_and_the_keys_that_are_unknown_here() {
    let mut read = read("v=2&wings=two%20pairs&seed=5&a%26b=%C3%BC%3D1").expect("it is a link");
    assert_eq!((read.newer, read.diagnostics.len()), (Some(2), 2));
    let written = "v=2&seed=5&a%26b=%C3%BC%3D1&wings=two+pairs";
    assert_eq!(write(&read.link).fragment, written);
    read.link.scenario.seed = 6;
    let again = layernorm_lab::share::link::read(&write(&read.link).fragment);
    assert_eq!(again.map(|read| read.link), Some(read.link));
}

#[test]
fn unknown_keys_never_make_a_link_too_long() {
    let keys: Vec<String> = (0..5000).map(|index| format!("&key{index}=ü")).collect();
    let endless = keys.concat();
    let mut read = read(&format!("v=1{endless}")).expect("it is a link");
    assert!(write(&read.link).fragment.len() > 1_000);
    for setting in Setting::ALL {
        if let Setting::Overrides(of) = setting {
            *(of.spec().get_mut)(&mut read.link.scenario) = (0..1800)
                .map(|index| Override {
                    row: 0,
                    feature: index % 1024,
                    value: 0.5,
                })
                .collect();
        }
    }
    let written = write(&read.link);
    assert_eq!(written.left_out.len(), 0);
    assert!(written.fragment.len() > 2 * LONGEST_LIST);
    assert!(written.fragment.len() < LONGEST);
}
