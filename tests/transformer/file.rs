//! The lab's recording, and a reader and a writer of safetensors files that share no code with
//! the lab.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};

/// The recording's folder.
pub fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/transformer"))
}

/// The name of the recording, which the list of checksums has.
pub fn name() -> String {
    let sums = fs::read_to_string(folder().join("SHA256SUMS")).expect("SHA256SUMS is readable");
    let (_, name) = sums.trim().split_once("  ").expect("a checksum and a name");
    name.to_owned()
}

/// The bytes of the recording.
pub fn bytes() -> Vec<u8> {
    fs::read(folder().join(name())).expect("the recording is readable")
}

/// A tensor as float64 values with its shape.
#[derive(Clone, Debug)]
pub struct Tensor {
    pub shape: Vec<usize>,
    pub values: Vec<f64>,
}

impl Tensor {
    /// The rows of a matrix.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(self.shape[1])
    }
}

/// Every tensor of a file, and its metadata.
pub fn parse(file: &[u8]) -> (BTreeMap<String, Tensor>, Value) {
    let length = u64::from_le_bytes(file[..8].try_into().unwrap()) as usize;
    let header: Value = serde_json::from_slice(&file[8..8 + length]).unwrap();
    let data = &file[8 + length..];
    let mut tensors = BTreeMap::new();
    for (name, entry) in header.as_object().unwrap() {
        if name == "__metadata__" {
            continue;
        }
        let numbers = |key: &str| -> Vec<usize> {
            let list = entry[key].as_array().unwrap().iter();
            list.map(|value| value.as_u64().unwrap() as usize).collect()
        };
        let offsets = numbers("data_offsets");
        let bytes = &data[offsets[0]..offsets[1]];
        let values = match entry["dtype"].as_str().unwrap() {
            "F32" => bytes
                .chunks(4)
                .map(|bytes| f64::from(f32::from_le_bytes(bytes.try_into().unwrap())))
                .collect(),
            _ => bytes
                .chunks(2)
                .map(|bytes| half(u16::from_le_bytes(bytes.try_into().unwrap())))
                .collect(),
        };
        let shape = numbers("shape");
        tensors.insert(name.clone(), Tensor { shape, values });
    }
    (tensors, header["__metadata__"].clone())
}

/// A float16 by its definition.
fn half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f64::from(bits & 1023) / 1024.0;
    let magnitude = match exponent {
        0 => fraction * 2_f64.powi(-14),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction) * 2_f64.powi(exponent - 15),
    };
    sign * magnitude
}

/// One tensor of a file to be written.
#[derive(Clone, Debug)]
pub struct Part {
    pub name: String,
    pub dtype: &'static str,
    pub shape: Vec<usize>,
    pub data: Vec<u8>,
}

impl Part {
    /// float32 values.
    pub fn float32(name: &str, shape: &[usize], values: &[f32]) -> Self {
        Self {
            name: name.to_owned(),
            dtype: "F32",
            shape: shape.to_vec(),
            data: values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect(),
        }
    }
}

/// A safetensors file of these tensors, with this description.
pub fn write(parts: &[Part], description: Option<&str>) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    if let Some(description) = description {
        header.insert(
            "__metadata__".to_owned(),
            json!({ "layernorm-lab": description }),
        );
    }
    let mut start = 0;
    for part in parts {
        let end = start + part.data.len();
        let entry =
            json!({ "dtype": part.dtype, "shape": part.shape, "data_offsets": [start, end] });
        header.insert(part.name.clone(), entry);
        start = end;
    }
    let header = Value::Object(header).to_string();
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.bytes());
    file.extend(parts.iter().flat_map(|part| part.data.clone()));
    file
}

/// Two LayerNorms of three features, and two samples of two rows.
pub fn small() -> Vec<Part> {
    let mut parts = Vec::new();
    for layer in 0..2 {
        parts.push(Part::float32(
            &format!("{layer}.gamma"),
            &[3],
            &[1.0, 2.0, -0.5],
        ));
        parts.push(Part::float32(
            &format!("{layer}.beta"),
            &[3],
            &[0.0, 0.5, 1.0],
        ));
        for sample in 0..2 {
            let x = [1.0, 2.0, 4.0, -1.0, 0.5, 3.0];
            parts.push(Part::float32(&format!("{layer}.{sample}.x"), &[2, 3], &x));
        }
    }
    parts
}
