//! A recording as the lab's own matrix, and the Python for the user's own model.

use layernorm_lab::{
    lab::{
        activations::activations,
        normalization,
        scenario::Scenario,
        transformer::{run, use_in},
    },
    share::recording::{PYTHON, read},
};

use crate::file;

#[test]
fn every_recorded_input_becomes_the_labs_matrix_with_the_same_output() {
    let recording = read(&file::bytes()).expect("a recording");
    for layer in 0..13 {
        for sample in 0..2 {
            let (norm, recorded) = recording.get(layer, sample).expect("it ran");
            let mut scenario = Scenario::default();
            use_in(&mut scenario, norm, recorded).expect("384 features");
            let text = serde_json::to_string(&scenario).expect("a scenario is JSON");
            let scenario = Scenario::from_json(&text).expect("and reads back");
            let input = activations(scenario.seed, &scenario.activations);
            let outcome = normalization::run(input, &scenario.layer_norm);
            assert_eq!(
                outcome.output,
                run(norm, recorded).output,
                "{layer}, {sample}"
            );
            assert_eq!(scenario.transformer, Scenario::default().transformer);
        }
    }
}

/// The ignored test in `pytorch.rs` runs it.
#[test]
fn the_python_is_short_and_names_what_the_lab_reads() {
    assert!(PYTHON.lines().count() <= 32);
    for part in [
        ".gamma",
        ".beta",
        ".x",
        ".y",
        "layernorm-lab",
        "[:64]",
        ".half()",
    ] {
        assert!(PYTHON.contains(part), "{part}");
    }
}
