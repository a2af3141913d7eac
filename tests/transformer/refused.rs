//! Each kind of wrong file has a message that names what is wrong.

use layernorm_lab::{
    lab::transformer::run,
    share::recording::{MAX_BYTES, read},
    words::transformer::RecordingError,
};

use crate::file::{Part, small, write};

fn refusal(parts: &[Part]) -> RecordingError {
    read(&write(parts, None)).expect_err("the file is wrong")
}

/// The small file with one part replaced.
fn with(name: &str, change: impl Fn(&mut Part)) -> Vec<Part> {
    let mut parts = small();
    change(parts.iter_mut().find(|part| part.name == name).unwrap());
    parts
}

fn without(name: &str) -> Vec<Part> {
    small()
        .into_iter()
        .filter(|part| part.name != name)
        .collect()
}

fn renamed(name: &str, new: &str) -> Vec<Part> {
    with(name, |part| new.clone_into(&mut part.name))
}

#[test]
fn a_small_file_is_read_with_and_without_a_description() {
    let recording = read(&write(&small(), None)).unwrap();
    assert_eq!((recording.norms.len(), recording.samples.len()), (2, 2));
    assert_eq!(recording.norms[1].name, "LayerNorm 2");
    assert_eq!(recording.norms[0].eps.to_bits(), 1e-5_f64.to_bits());
    assert_eq!(recording.norms[0].gamma.values(), [1.0, 2.0, -0.5]);
    let (norm, activations) = recording.get(0, 1).unwrap();
    assert_eq!(activations.input.row(1), [-1.0, 0.5, 3.0]);
    assert_eq!(run(norm, activations).comparison, None);
    let description = r#"{"model":"Tiny","layers":[{"name":"first","eps":0.5}],"samples":[{"text":"a b","tokens":["a"]}],"more":1}"#;
    let recording = read(&write(&small(), Some(description))).unwrap();
    assert_eq!(recording.model, "Tiny");
    assert_eq!(recording.norms[0].name, "first");
    assert_eq!(recording.norms[0].eps.to_bits(), 0.5_f64.to_bits());
    assert_eq!(recording.norms[1].name, "LayerNorm 2");
    assert_eq!(recording.samples[0].tokens, ["a"]);
    assert_eq!(recording.samples[1].text, "");
}

#[test]
fn float16_and_bfloat16_are_read_exactly() {
    let float16 = |value: u16| value.to_le_bytes();
    let parts = with("0.0.x", |part| {
        part.dtype = "F16";
        part.data = [0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x3555]
            .map(float16)
            .concat();
    });
    let recording = read(&write(&parts, None)).unwrap();
    let (_, activations) = recording.get(0, 0).unwrap();
    let tiny = 2_f32.powi(-24);
    assert_eq!(activations.input.row(0), [1.0, -2.0, tiny]);
    assert_eq!(activations.input.row(1), [65_504.0, -0.0, 0.333_251_95]);
    let parts = with("0.0.x", |part| {
        part.dtype = "BF16";
        part.data = [0x3f80, 0xc000, 0x3f00, 0, 0, 0].map(float16).concat();
    });
    let recording = read(&write(&parts, None)).unwrap();
    assert_eq!(
        recording.get(0, 0).unwrap().1.input.row(0),
        [1.0, -2.0, 0.5]
    );
}

#[test]
fn a_file_that_is_no_recording_is_told_what_it_lacks() {
    for file in [&b""[..], b"PK\x03\x04", b"hello, this is text", &[0xff; 40]] {
        assert_eq!(read(file), Err(RecordingError::Header));
    }
    let file = write(&small(), None);
    for length in [0, 7, 8, 50] {
        assert_eq!(read(&file[..length]), Err(RecordingError::Header));
    }
    assert_eq!(read(&file[..file.len() - 1]), Err(RecordingError::Length));
    assert_eq!(
        read(&[&file[..], b"x"].concat()),
        Err(RecordingError::Length)
    );
    assert_eq!(refusal(&[]), RecordingError::NoNorms);
    let other = Part::float32("encoder.weight", &[1], &[1.0]);
    assert_eq!(refusal(&[other]), RecordingError::NoNorms);
    let size = MAX_BYTES + 1;
    assert_eq!(read(&vec![0; size]), Err(RecordingError::TooLarge { size }));
}

#[test]
fn a_missing_tensor_is_named() {
    for name in ["0.gamma", "1.beta"] {
        let tensor = name.to_owned();
        assert_eq!(refusal(&without(name)), RecordingError::Missing { tensor });
    }
    let tensor = "0.0.x".to_owned();
    assert_eq!(
        refusal(&renamed("0.0.x", "0.0.y")),
        RecordingError::Missing { tensor }
    );
    // A LayerNorm that did not run for one sample is no error.
    let recording = read(&write(&without("1.0.x"), None)).unwrap();
    assert_eq!(recording.get(1, 0), None);
    assert!(recording.get(1, 1).is_some());
    assert_eq!(
        refusal(&renamed("1.0.x", "128.0.x")),
        RecordingError::TooManyNorms
    );
    assert_eq!(
        refusal(&renamed("1.0.x", "1.16.x")),
        RecordingError::TooManySamples
    );
}

#[test]
fn a_wrong_shape_or_type_is_named_with_its_tensor() {
    let bytes = |count: usize| vec![0_u8; 4 * count];
    for (name, shape) in [
        ("0.gamma", vec![3, 1]),
        ("0.gamma", vec![0]),
        ("0.gamma", vec![4097]),
        ("0.0.x", vec![6]),
        ("0.0.x", vec![3, 2]),
        ("0.0.x", vec![0, 3]),
        ("0.0.x", vec![65, 3]),
        ("0.0.x", vec![1, 2, 3]),
    ] {
        let parts = with(name, |part| {
            part.data = bytes(shape.iter().product());
            part.shape.clone_from(&shape);
        });
        let message = refusal(&parts).to_string();
        let shape: Vec<String> = shape.iter().map(usize::to_string).collect();
        assert!(message.contains(name), "{message}");
        assert!(
            message.contains(&format!("({}", shape.join(", "))),
            "{message}"
        );
    }
    let parts = with("0.beta", |part| {
        part.shape = vec![2];
        part.data = bytes(2);
    });
    assert!(matches!(refusal(&parts), RecordingError::Differs { .. }));
    for dtype in ["F64", "I32", "U8", "BOOL"] {
        let parts = with("0.0.x", |part| {
            part.dtype = dtype;
            part.data = vec![
                0;
                match dtype {
                    "F64" => 48,
                    "I32" => 24,
                    _ => 6,
                }
            ];
        });
        let tensor = "0.0.x".to_owned();
        let dtype = dtype.to_owned();
        assert_eq!(refusal(&parts), RecordingError::Dtype { tensor, dtype });
    }
    let parts = with("0.0.x", |part| part.shape = vec![2, 4]);
    assert_eq!(refusal(&parts), RecordingError::Layout);
}

#[test]
fn a_value_that_is_not_finite_is_named_with_its_place() {
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let parts = with("1.1.x", |part| {
            part.data[16..20].copy_from_slice(&value.to_le_bytes());
        });
        let tensor = "1.1.x".to_owned();
        let (row, feature) = (1, 1);
        let error = refusal(&parts);
        assert_eq!(
            error,
            RecordingError::NotFinite {
                tensor,
                row,
                feature
            }
        );
        assert!(error.to_string().contains("row 2, feature 2"), "{error}");
    }
}

#[test]
fn a_damaged_description_is_refused() {
    for description in ["", "[]x", "{\"model\":3}", "{\"layers\":{}}"] {
        let error = read(&write(&small(), Some(description))).unwrap_err();
        assert!(
            matches!(error, RecordingError::Description { .. }),
            "{error}"
        );
    }
    for eps in ["-1e-5", "1e7"] {
        let description = format!("{{\"layers\":[{{}},{{\"eps\":{eps}}}]}}");
        let error = read(&write(&small(), Some(&description))).unwrap_err();
        assert!(
            matches!(error, RecordingError::Eps { layer: 1, .. }),
            "{error}"
        );
        assert!(error.to_string().contains("LayerNorm 2"), "{error}");
    }
}

#[test]
fn sizes_whose_sum_overflows_are_refused() {
    let size = (1_u64 << 61) - 1;
    let tensors = (0..8).map(|index| {
        let [from, to] = [index * size, (index + 1) * size];
        format!(r#""{index}.gamma":{{"dtype":"U8","shape":[{size}],"data_offsets":[{from},{to}]}}"#)
    });
    let header = format!("{{{}}}", tensors.collect::<Vec<_>>().join(","));
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.bytes());
    assert!(read(&file).is_err());
}

#[test]
fn the_message_on_a_shape_of_many_sizes_is_short() {
    let parts = with("0.0.x", |part| {
        part.shape.splice(0..0, vec![1; 100_000]);
    });
    let message = refusal(&parts).to_string();
    assert!(message.contains("(1, 1, 1, 1, …)"), "{message}");
    assert!(message.len() < 1000, "{}", message.len());
}
