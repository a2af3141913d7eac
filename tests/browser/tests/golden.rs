//! `PyTorch`'s numbers, from `tests/goldens`.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;

pub(crate) static GROWTH: LazyLock<Vec<Growth>> =
    LazyLock::new(|| cases(include_str!("../../goldens/growth.json")));

pub(crate) static LAYERS: LazyLock<Vec<Layer>> =
    LazyLock::new(|| cases(include_str!("../../goldens/layernorm.json")));

pub(crate) static VARIANTS: LazyLock<Vec<Variant>> =
    LazyLock::new(|| cases(include_str!("../../goldens/variants.json")));

/// LayerNorm and its relatives on one matrix.
#[derive(Debug, Deserialize)]
pub(crate) struct Variant {
    pub(crate) seed: u64,
    pub(crate) rows: u32,
    pub(crate) cols: u32,
    pub(crate) eps: f64,
    pub(crate) groups: u32,
    pub(crate) input: Vec<Vec<f32>>,
    pub(crate) layer_norm: Vec<Vec<f32>>,
    pub(crate) layer_norm_whole: Vec<Vec<f32>>,
    pub(crate) rms_norm: Vec<Vec<f32>>,
    pub(crate) batch_norm: Vec<Vec<f32>>,
    pub(crate) group_norm: Vec<Vec<f32>>,
}

/// The norms of both chains after every step.
#[derive(Debug, Deserialize)]
pub(crate) struct Growth {
    pub(crate) seed: u64,
    pub(crate) size: u32,
    pub(crate) scale: f64,
    pub(crate) steps: u32,
    pub(crate) product: String,
    pub(crate) layernorm: bool,
    pub(crate) dtype: String,
    pub(crate) small: Vec<Step>,
    pub(crate) large: Vec<Step>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Step {
    #[serde(deserialize_with = "real")]
    pub(crate) norm: f64,
}

/// A layer's input and output. Only a case with a seed can be set up on the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Layer {
    pub(crate) seed: Option<u64>,
    pub(crate) rows: Option<u32>,
    pub(crate) cols: Option<u32>,
    pub(crate) mean: Option<f64>,
    pub(crate) std: Option<f64>,
    pub(crate) normalized_shape: Vec<u32>,
    pub(crate) eps: f64,
    pub(crate) weight: Value,
    pub(crate) bias: Value,
    pub(crate) input: Vec<Vec<f64>>,
    pub(crate) output: Vec<Vec<f64>>,
    #[serde(deserialize_with = "real")]
    pub(crate) pearson_r: f64,
    pub(crate) input_statistics: Statistics,
    pub(crate) output_statistics: Statistics,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Statistics {
    #[serde(deserialize_with = "reals")]
    pub(crate) row_mean: Vec<f64>,
    #[serde(deserialize_with = "reals")]
    pub(crate) row_std: Vec<f64>,
    #[serde(deserialize_with = "reals")]
    pub(crate) column_mean: Vec<f64>,
    #[serde(deserialize_with = "reals")]
    pub(crate) column_std: Vec<f64>,
}

impl Growth {
    /// The case of the default settings and this seed.
    pub(crate) fn default_with_seed(seed: u64) -> &'static Self {
        let of_seed = |case: &&Self| case.seed == seed && case.is_default();
        GROWTH.iter().find(of_seed).expect("the file has this case")
    }

    fn is_default(&self) -> bool {
        (self.size, self.steps, self.layernorm) == (30, 20, false)
            && (self.product.as_str(), self.dtype.as_str()) == ("hadamard", "float32")
            && (self.scale - 1.5).abs() < f64::EPSILON
    }
}

impl Layer {
    /// The 3×10 case of the default mean, std and ε and of this seed, γ and β.
    pub(crate) fn of(seed: u64, gamma: f64, beta: f64) -> &'static Self {
        let wanted = |case: &&Self| {
            case.seed == Some(seed)
                && case.normalized_shape == [10]
                && (case.eps - 1e-5).abs() < 1e-12
                && uniform(&case.weight) == Some(gamma)
                && uniform(&case.bias) == Some(beta)
        };
        LAYERS.iter().find(wanted).expect("the file has this case")
    }
}

/// The value of every element of a vector or matrix, if they are equal.
pub(crate) fn uniform(values: &Value) -> Option<f64> {
    let all = flat(values);
    let first = *all.first()?;
    all.iter()
        .all(|value| value.total_cmp(&first).is_eq())
        .then_some(first)
}

/// The elements of a vector or matrix.
pub(crate) fn flat(values: &Value) -> Vec<f64> {
    match values {
        Value::Array(values) => values.iter().flat_map(flat).collect(),
        value => value.as_f64().into_iter().collect(),
    }
}

#[derive(Deserialize)]
struct File<Case> {
    cases: Vec<Case>,
}

fn cases<Case: DeserializeOwned>(json: &str) -> Vec<Case> {
    let file: File<Case> = serde_json::from_str(json).expect("the golden files are valid");
    file.cases
}

/// A number, or the name of a non-finite one, for which JSON has no number.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_f64(),
    }
}

fn real<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let read = Value::deserialize(from)?;
    number(&read).ok_or_else(|| serde::de::Error::custom("not a number"))
}

fn reals<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    let read = Vec::<Value>::deserialize(from)?;
    let all: Option<Vec<f64>> = read.iter().map(number).collect();
    all.ok_or_else(|| serde::de::Error::custom("not a list of numbers"))
}
