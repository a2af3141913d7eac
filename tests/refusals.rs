//! Scenarios that cannot be: each is refused with the field, what it may be
//! and what was given.

use layernorm_lab::lab::scenario::Scenario;

fn refused(json: &str) -> Vec<String> {
    let faults = Scenario::from_json(json).expect_err("this cannot be a scenario");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_right_is_read() {
    assert_eq!(Scenario::from_json("{}"), Ok(Scenario::default()));
    let json = r#"{"seed": 7, "growth": {"steps": 40}, "layer_norm": {"gamma": {"all": 2}}}"#;
    let scenario = Scenario::from_json(json).unwrap();
    assert_eq!((scenario.seed, scenario.growth.steps), (7, 40));
    assert_eq!(
        scenario.layer_norm.gamma.at(0, 3).to_bits(),
        2_f64.to_bits()
    );
}

#[test]
fn a_field_of_the_wrong_kind_is_named_with_its_range() {
    for (json, said) in [
        (
            r#"{"growth": {"scale": "big"}}"#,
            r#"growth.scale must be a number from 0.001 to 1000, not "big""#,
        ),
        (
            r#"{"growth": {"steps": 2.5}}"#,
            "growth.steps must be a whole number from 1 to 500, not 2.5",
        ),
        (
            r#"{"activations": {"rows": -3}}"#,
            "activations.rows must be a whole number from 1 to 16, not -3",
        ),
        (
            r#"{"layer_norm": {"eps": null}}"#,
            "layer_norm.eps must be a number from 0 to 1000000, not null",
        ),
        (
            r#"{"layer_norm": {"gamma": {"all": [1]}}}"#,
            "layer_norm.gamma.all must be a number from -1000000 to 1000000, not [1]",
        ),
        (
            r#"{"layer_norm": {"beta": {}}}"#,
            "layer_norm.beta.all must be a number from -1000000 to 1000000, not left out",
        ),
        (
            r#"{"layer_norm": {"beta": 3}}"#,
            "layer_norm.beta must be an object, not 3",
        ),
        (
            r#"{"layer_norm": {"gamma": {"all": 1, "own": [{"feature": "a", "value": 1}]}}}"#,
            r#"layer_norm.gamma.own[0].feature must be a whole number from 0 to 1023, not "a""#,
        ),
        (
            r#"{"activations": {"own": [[1, 2], [3]]}}"#,
            "activations.own must be rows of one length (row 2 has 1, row 1 has 2), not [[1,2],[3]]",
        ),
        (
            r#"{"activations": {"own": [[1, 2], [3, "x"]]}}"#,
            r#"activations.own[1][1] must be a number that float32 can hold, up to 3.4028235e38, not "x""#,
        ),
        (
            r#"{"activations": {"own": [[1, 3.5e38]]}}"#,
            "activations.own[0][1] must be a number that float32 can hold, up to 3.4028235e38, not 3.5e+38",
        ),
        (
            r#"{"activations": {"own": []}}"#,
            "activations.own must be 1 to 64 rows (there are 0), not []",
        ),
        (
            r#"{"activations": {"edits": [{"feature": 1024, "value": 1}]}}"#,
            "activations.edits[0].feature must be a whole number from 0 to 1023, not 1024",
        ),
        (
            r#"{"activations": {"edits": [{"row": "a", "feature": 0, "value": 1}]}}"#,
            r#"activations.edits[0].row must be a whole number from 0 to 63, not "a""#,
        ),
        (
            r#"{"activations": {"edits": [{"feature": 0, "value": -1e39}]}}"#,
            "activations.edits[0].value must be a number that float32 can hold, up to 3.4028235e38, not -1000000000000000000000000000000000000000",
        ),
        (
            r#"{"layer_norm": {"gamma": {"all": 1, "own": 5}}}"#,
            "layer_norm.gamma.own must be a list, not 5",
        ),
        (
            r#"{"growth": {"product": "cross"}}"#,
            r#"growth.product must be `elementwise` or `matrix`, not "cross""#,
        ),
        (
            r#"{"growth": {"layer_norm": 1}}"#,
            "growth.layer_norm must be a boolean, not 1",
        ),
        (
            r#"{"seed": -1}"#,
            "seed must be a whole number from 0 to 18446744073709551615, not -1",
        ),
        (r#"{"growth": 7}"#, "growth must be an object, not 7"),
        (
            r#"{"growth": [1.5, 20]}"#,
            "growth must be an object, not [1.5,20]",
        ),
        (
            r#"{"layer_norm": {"gamma": [1]}}"#,
            "layer_norm.gamma must be an object, not [1]",
        ),
        ("[1]", "the scenario must be an object, not [1]"),
    ] {
        assert_eq!(refused(json), [said], "{json}");
    }
}

#[test]
fn an_unknown_field_is_told_what_there_is() {
    let said = refused(r#"{"growth": {"scael": 3}}"#);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("growth.scael must be left out, or renamed to one of `scale`"),
        "{}",
        said[0]
    );
}

#[test]
fn every_fault_is_told_whether_of_kind_or_of_range() {
    let json = r#"{
        "seed": "x",
        "growth": {"scale": true, "steps": 0, "colour": 1},
        "activations": {"mean": 1e7}
    }"#;
    let mut said: Vec<String> = refused(json)
        .iter()
        .map(|said| said.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    said.sort();
    assert_eq!(
        said,
        [
            "activations.mean",
            "growth.colour",
            "growth.scale",
            "growth.steps",
            "seed"
        ]
    );
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let said = refused(r#"{"growth": {"scale": NaN}}"#);
    assert!(
        said[0]
            .starts_with("growth.scale must be a number from 0.001 to 1000, not what is no JSON")
            && said[0].contains("line 1 column"),
        "{said:?}"
    );
    for text in ["", "{} {}", "{"] {
        let said = refused(text);
        assert!(said[0].starts_with("the scenario must be JSON"), "{said:?}");
    }
    // More than a double holds.
    let said = refused(r#"{"growth": {"scale": 1e999}}"#);
    assert!(said[0].starts_with("growth.scale must be"), "{said:?}");
}

#[test]
fn a_long_value_is_cut() {
    let json = format!(r#"{{"seed": "{}"}}"#, "9".repeat(500));
    assert!(refused(&json)[0].chars().count() < 150);
}
