//! Recordings survive the way through a file; damaged and arbitrary files never panic, and
//! never give a recording that the lab does not take.

use layernorm_lab::{
    claims::transformer::transformer,
    lab::transformer::{Recording, run},
    share::recording::read,
    words::sentence,
};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::json;

use crate::{
    damage::any_damage,
    file::{Part, small, write},
};

/// A change of a file's parts.
#[derive(Clone, Debug)]
enum Change {
    Name(Index, &'static str),
    Dtype(Index, &'static str),
    Shape(Index, Vec<usize>),
    Data(Index, Vec<u8>),
    Remove(Index),
    Repeat(Index),
}

const NAMES: [&str; 12] = [
    "0.gamma", "1.beta", "2.gamma", "0.0.x", "0.0.y", "1.1.y", "0.15.x", "127.0.x", "00.0.x",
    "0.0.z", "x", "",
];
const DTYPES: [&str; 6] = ["F16", "BF16", "F32", "F64", "F4", "U8"];

fn any_change() -> impl Strategy<Value = Change> {
    let size = prop_oneof![
        0_usize..5,
        Just(64),
        Just(65),
        Just(usize::MAX),
        Just(1 << 40)
    ];
    prop_oneof![
        (any::<Index>(), prop::sample::select(&NAMES[..]))
            .prop_map(|(at, name)| Change::Name(at, name)),
        (any::<Index>(), prop::sample::select(&DTYPES[..]))
            .prop_map(|(at, dtype)| Change::Dtype(at, dtype)),
        (any::<Index>(), vec(size, 0..4)).prop_map(|(at, shape)| Change::Shape(at, shape)),
        (any::<Index>(), vec(any::<u8>(), 0..30)).prop_map(|(at, data)| Change::Data(at, data)),
        any::<Index>().prop_map(Change::Remove),
        any::<Index>().prop_map(Change::Repeat),
    ]
}

fn change(parts: &mut Vec<Part>, change: &Change) {
    let (Change::Name(at, _)
    | Change::Dtype(at, _)
    | Change::Shape(at, _)
    | Change::Data(at, _)
    | Change::Remove(at)
    | Change::Repeat(at)) = change;
    if parts.is_empty() {
        return;
    }
    let at = at.index(parts.len());
    match change {
        Change::Name(_, name) => (*name).clone_into(&mut parts[at].name),
        Change::Dtype(_, dtype) => parts[at].dtype = dtype,
        Change::Shape(_, shape) => parts[at].shape.clone_from(shape),
        Change::Data(_, data) => parts[at].data.clone_from(data),
        Change::Remove(_) => drop(parts.remove(at)),
        Change::Repeat(_) => parts.push(parts[at].clone()),
    }
}

/// Asserts that a file gives a recording that the lab takes, or an error with a text.
fn assert_recording_or_error(file: &[u8]) -> Result<(), TestCaseError> {
    let recording = match read(file) {
        Ok(recording) => recording,
        Err(error) => {
            let text = error.to_string();
            prop_assert!(!text.is_empty() && text.len() < 1000, "{}", text.len());
            return Ok(());
        }
    };
    prop_assert!((1..=Recording::MAX_NORMS).contains(&recording.norms.len()));
    prop_assert!((1..=Recording::MAX_SAMPLES).contains(&recording.samples.len()));
    for (layer, norm) in recording.norms.iter().enumerate() {
        let features = norm.gamma.columns();
        prop_assert!((1..=Recording::MAX_FEATURES).contains(&features));
        prop_assert_eq!(norm.beta.columns(), features);
        prop_assert_eq!(norm.activations.len(), recording.samples.len());
        for (index, sample) in recording.samples.iter().enumerate() {
            if let Some((norm, activations)) = recording.get(layer, index) {
                let input = &activations.input;
                prop_assert!((1..=Recording::MAX_ROWS).contains(&input.rows()));
                prop_assert_eq!(input.columns(), features);
                prop_assert!(input.values().iter().all(|value| value.is_finite()));
                let outcome = run(norm, activations);
                let text = sentence::transformer(&transformer(&outcome), sample);
                prop_assert!(text.ends_with('.'), "{}", text);
            }
        }
    }
    Ok(())
}

fn few() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_000)
    }
}

fn many() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(25_000)
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn every_finite_value_survives_the_way_through_a_file(
        rows in 1_usize..5,
        x in vec(any::<f32>().prop_filter("finite", |value| value.is_finite()), 4..20),
        text in "\\PC{0,20}",
    ) {
        let features = x.len() / rows;
        prop_assume!(features > 0);
        let values = &x[..rows * features];
        let parts = [
            Part::float32("0.gamma", &[features], &x[..features]),
            Part::float32("0.beta", &[features], &x[..features]),
            Part::float32("0.0.x", &[rows, features], values),
            Part::float32("0.0.y", &[rows, features], values),
        ];
        let description = json!({ "samples": [{ "text": text }] }).to_string();
        let recording = read(&write(&parts, Some(&description))).expect("the values are finite");
        let (norm, activations) = recording.get(0, 0).expect("it ran");
        let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(activations.input.values()), bits(values));
        prop_assert_eq!(bits(norm.gamma.values()), bits(&x[..features]));
        prop_assert_eq!(&recording.samples[0].text, &text);
        assert_recording_or_error(&write(&parts, None))?;
    }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_file_of_wrong_tensors_is_a_recording_or_an_error(changes in vec(any_change(), 1..4)) {
        let mut parts = small();
        for each in &changes {
            change(&mut parts, each);
        }
        assert_recording_or_error(&write(&parts, None))?;
    }

    #[test]
    fn a_damaged_file_is_a_recording_or_an_error(damages in vec(any_damage(), 1..4)) {
        let mut file = write(&small(), Some("{\"model\":\"a\"}"));
        for each in &damages {
            each.apply(&mut file);
        }
        assert_recording_or_error(&file)?;
    }

    #[test]
    fn an_arbitrary_header_is_a_recording_or_an_error(
        header in "\\{(\"(0\\.gamma|0\\.beta|0\\.0\\.x|__metadata__)\":\\{(\"(dtype|shape|data_offsets|layernorm-lab)\":(\"F(16|32)\"|\\[([0-9]{1,20},?){0,3}\\]|\"\\{\\}\"),?){0,4}\\},?){0,4}\\}",
        data in vec(any::<u8>(), 0..64),
    ) {
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend(header.bytes());
        file.extend(data);
        assert_recording_or_error(&file)?;
    }

    #[test]
    fn an_arbitrary_description_is_a_recording_or_an_error(
        text in "(\\{|\\[|\"(model|layers|samples|eps|name|text|tokens)\":|\"a\"|null|1e999|-3|\\]|\\}|,){0,12}",
        length in any::<u64>(),
    ) {
        assert_recording_or_error(&write(&small(), Some(&text)))?;
        let mut file = write(&small(), None);
        file[..8].copy_from_slice(&length.to_le_bytes());
        assert_recording_or_error(&file)?;
    }
}
