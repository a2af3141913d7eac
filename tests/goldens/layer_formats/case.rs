//! The states of `layer_formats.json`.

use layernorm_lab::lab::{
    matrix::Matrix,
    normalization::{Outcome, run},
    real::Real,
    scenario::{LayerNorm, NormalizedShape, Override, Parameter, Precision},
};
use serde::Deserialize;

use super::super::layer_norm::matrix;

#[derive(Deserialize)]
pub(super) struct Case {
    pub(super) name: String,
    whole: bool,
    pub(super) eps: f64,
    pub(super) groups: Option<u32>,
    weight: Entries,
    bias: Entries,
    input: Vec<Vec<f32>>,
    float16: Results,
    bfloat16: Results,
}

/// γ or β: one value for all entries, one for each feature, or one for each cell.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entries {
    All(f64),
    Row(Vec<f64>),
    Rows(Vec<Vec<f64>>),
}

#[derive(Deserialize)]
pub(super) struct Results {
    pub(super) layer_norm: Vec<Vec<Real>>,
    pub(super) stepwise: Vec<Vec<Real>>,
    pub(super) relatives: Option<Relatives>,
}

#[derive(Deserialize)]
pub(super) struct Relatives {
    pub(super) layer_norm_row: Vec<Vec<Real>>,
    pub(super) layer_norm_whole: Vec<Vec<Real>>,
    pub(super) rms_norm: Vec<Vec<Real>>,
    /// PyTorch refuses a single row.
    pub(super) batch_norm: Option<Vec<Vec<Real>>>,
    pub(super) group_norm: Vec<Vec<Real>>,
}

/// Every state of the file.
pub(super) fn read() -> Vec<Case> {
    super::super::cases(include_str!("../layer_formats.json"))
}

impl Case {
    /// A, in float32.
    pub(super) fn activations(&self) -> Matrix {
        matrix(&self.input)
    }

    pub(super) fn label(&self, precision: Precision) -> String {
        format!("{} in {precision:?}", self.name)
    }

    pub(super) fn results(&self, precision: Precision) -> &Results {
        match precision {
            Precision::Float16 => &self.float16,
            Precision::BFloat16 => &self.bfloat16,
            Precision::Float32 => panic!("the file has no results in float32"),
        }
    }

    pub(super) fn run(&self, precision: Precision, round_every_step: bool) -> Outcome {
        let layer = LayerNorm {
            normalized_shape: if self.whole {
                NormalizedShape::Whole
            } else {
                NormalizedShape::Row
            },
            eps: self.eps,
            gamma: self.weight.parameter(),
            beta: self.bias.parameter(),
            precision,
            round_every_step,
        };
        run(self.activations(), &layer)
    }
}

impl Entries {
    fn parameter(&self) -> Parameter {
        let entry = |row: usize, feature: usize, value: f64| Override {
            row: u32::try_from(row).expect("a small matrix"),
            feature: u32::try_from(feature).expect("a small matrix"),
            value,
        };
        let row = |row: usize, values: &[f64]| -> Vec<Override> {
            let entries = values.iter().enumerate();
            entries
                .map(|(feature, &value)| entry(row, feature, value))
                .collect()
        };
        match self {
            Self::All(value) => Parameter::uniform(*value),
            Self::Row(values) => Parameter {
                all: f64::NAN,
                overrides: row(0, values),
            },
            Self::Rows(rows) => Parameter {
                all: f64::NAN,
                overrides: rows
                    .iter()
                    .enumerate()
                    .flat_map(|(index, values)| row(index, values))
                    .collect(),
            },
        }
    }
}
