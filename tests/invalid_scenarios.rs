//! Invalid scenarios: every error names the field, what it must be and what was found.

use layernorm_lab::{lab::scenario::Scenario, words::invalid};

/// The error messages for an invalid scenario.
fn error_messages(json: &str) -> Vec<String> {
    let errors = Scenario::from_json(json).expect_err("the scenario is invalid");
    invalid::sentences(&errors)
}

#[test]
fn valid_json_is_read() {
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
fn an_error_names_the_field_and_what_it_must_be() {
    for (json, message) in [
        (
            r#"{"growth": {"scale": "big"}}"#,
            r#"growth.scale must be between 0.001 and 1000; "big" is not a number"#,
        ),
        (
            r#"{"growth": {"steps": 2.5}}"#,
            "growth.steps must be a whole number from 1 to 500; 2.5 is not a whole number",
        ),
        (
            r#"{"activations": {"rows": -3}}"#,
            "activations.rows must be a whole number from 1 to 16; -3 is too small",
        ),
        (
            r#"{"layer_norm": {"eps": null}}"#,
            "layer_norm.eps must be between 0 and 1 000 000; null is not a number",
        ),
        (
            r#"{"layer_norm": {"gamma": {"all": [1]}}}"#,
            "layer_norm.gamma.all must be between −1 000 000 and 1 000 000; [1] is not a number",
        ),
        (
            r#"{"layer_norm": {"beta": {}}}"#,
            "layer_norm.beta.all must be between −1 000 000 and 1 000 000; it is missing",
        ),
        (
            r#"{"layer_norm": {"beta": 3}}"#,
            "layer_norm.beta must be an object, not 3",
        ),
        (
            r#"{"layer_norm": {"gamma": {"all": 1, "own": [{"feature": "a", "value": 1}]}}}"#,
            r#"layer_norm.gamma.own[0].feature must be a whole number from 0 to 1023; "a" is not a number"#,
        ),
        (
            r#"{"activations": {"edits": [{"feature": 1, "value": "x"}]}}"#,
            r#"activations.edits[0].value must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number; "x" is not a number"#,
        ),
        (
            r#"{"layer_norm": {"beta": {"all": 0, "own": [{"feature": 1, "value": []}]}}}"#,
            "layer_norm.beta.own[0].value must be between −1\u{202f}000\u{202f}000 and 1\u{202f}000\u{202f}000; [] is not a number",
        ),
        (
            r#"{"activations": {"own": [[1, 2], [3]]}}"#,
            "activations.own must have rows of equal length; row 2 has 1 value, row 1 has 2",
        ),
        (
            r#"{"activations": {"own": [[1, 2], [3, "x"]]}}"#,
            r#"activations.own[1][1] must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number; "x" is not a number"#,
        ),
        (
            r#"{"activations": {"own": [[1, 3.5e38]]}}"#,
            "activations.own[0][1] must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number; 3.5e+38 is too large",
        ),
        (
            r#"{"activations": {"own": []}}"#,
            "activations.own must have 1 to 64 rows; it has 0",
        ),
        (
            r#"{"activations": {"edits": [{"feature": 1024, "value": 1}]}}"#,
            "activations.edits[0].feature must be a whole number from 0 to 1023; 1024 is too large",
        ),
        (
            r#"{"activations": {"edits": [{"row": "a", "feature": 0, "value": 1}]}}"#,
            r#"activations.edits[0].row must be a whole number from 0 to 63; "a" is not a number"#,
        ),
        (
            r#"{"activations": {"edits": [{"feature": 0, "value": -1e39}]}}"#,
            "activations.edits[0].value must be between −3.4028235×10³⁸ and 3.4028235×10³⁸, float32’s largest number; -10000000000000000000000000000… is too small",
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
            "growth.layer_norm must be true or false, not 1",
        ),
        (
            r#"{"seed": -1}"#,
            "seed must be a whole number from 0 to 18 446 744 073 709 551 615; -1 is too small",
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
        assert_eq!(error_messages(json), [message], "{json}");
    }
}

#[test]
fn the_error_for_an_unknown_field_lists_the_known_ones() {
    let messages = error_messages(r#"{"growth": {"scael": 3}}"#);
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with("growth.scael is not a known field; known here: one of `scale`"),
        "{}",
        messages[0]
    );
}

#[test]
fn one_parse_reports_all_errors() {
    let json = r#"{
        "seed": "x",
        "growth": {"scale": true, "steps": 0, "colour": 1},
        "activations": {"mean": 1e7}
    }"#;
    let mut fields: Vec<String> = error_messages(json)
        .iter()
        .map(|message| message.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    fields.sort();
    assert_eq!(
        fields,
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
fn invalid_json_is_reported_with_line_and_column() {
    let messages = error_messages(r#"{"growth": {"scale": NaN}}"#);
    assert!(
        messages[0].starts_with("growth.scale must be between 0.001 and 1000; this is not JSON")
            && messages[0].contains("line 1 column"),
        "{messages:?}"
    );
    for text in ["", "{} {}", "{"] {
        let messages = error_messages(text);
        assert!(
            messages[0].starts_with("the scenario must be valid JSON"),
            "{messages:?}"
        );
    }
    // A double cannot hold this.
    let messages = error_messages(r#"{"growth": {"scale": 1e999}}"#);
    assert!(
        messages[0].starts_with("growth.scale must be"),
        "{messages:?}"
    );
}

#[test]
fn long_values_are_shortened() {
    let json = format!(r#"{{"seed": "{}"}}"#, "9".repeat(500));
    assert!(error_messages(&json)[0].chars().count() < 150);
}

#[test]
fn the_list_of_errors_is_capped() {
    let entry = r#"{"feature": 5000, "value": 1}"#;
    let edits = vec![entry; 20_000].join(",");
    let messages = error_messages(&format!(r#"{{"activations": {{"edits": [{edits}]}}}}"#));
    assert_eq!(messages.len(), 21);
    assert!(messages[0].starts_with("activations.edits[0].feature"));
    assert_eq!(messages[20], "And 19980 more.");
}

#[test]
fn a_file_of_unknown_fields_reports_the_first_ones() {
    let row = vec!["0.125"; 1024].join(",");
    let own = vec![format!("[{row}]"); 64].join(",");
    let unknown: Vec<String> = (0..20_000)
        .map(|index| format!(r#","x{index}":1"#))
        .collect();
    let unknown = unknown.concat();
    let json = format!(r#"{{"activations": {{"own": [{own}]}}{unknown}}}"#);
    assert_eq!(error_messages(&json).len(), 21);
}
