//! The Scenario: every knob of the lab as one plain, validated value.
//!
//! Everything the lab shows follows from a Scenario alone, so it is also what
//! a file, a link and a script hold. Missing fields take their defaults, so
//! that what was saved by an older version still opens.

use serde::{Deserialize, Serialize};

use super::knob::{self, Knob};

/// Every knob of the lab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// What `torch.manual_seed` is given before each experiment; PyTorch's CPU
    /// generator uses its low 32 bits.
    pub seed: u64,
    /// Station 1: the instability chains.
    pub growth: Growth,
    /// Station 2: the activation matrix.
    pub activations: Activations,
    /// Stations 2 to 4: the layer.
    pub layer_norm: LayerNorm,
    /// Station 5: the other normalisations of the same matrix.
    pub relatives: Relatives,
    /// How results are drawn and counted; changes no result.
    pub view: View,
}

/// The instability chains: `A_k = A_{k-1} · (s·Z_k)` and the same with 1/s.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Growth {
    /// The factor s, range [`knob::SCALE`].
    pub scale: f64,
    /// Number of multiplications, range [`knob::STEPS`].
    pub steps: u32,
    /// The matrices are `[size, size]`, range [`knob::SIZE`].
    pub size: u32,
    /// Elementwise or matrix product.
    pub product: Product,
    /// Whether each row is normalised after every step (γ = 1, β = 0, ε = 1e-5).
    pub layer_norm: bool,
    /// The number format that every product is rounded to.
    pub precision: Precision,
}

/// How two matrices are multiplied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// `A * B`: entry by entry (the Hadamard product), as in the lecture.
    #[default]
    Elementwise,
    /// `A @ B`: as layers compose.
    Matrix,
}

/// A floating-point format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// 24 significant bits, up to 3.4e38.
    #[default]
    Float32,
    /// 11 significant bits, up to 65504.
    Float16,
    /// 8 significant bits, up to 3.39e38.
    BFloat16,
}

/// The activation matrix `randn(rows, features) * std + mean`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Activations {
    /// Rows (`n_in`), range [`knob::ROWS`].
    pub rows: u32,
    /// Columns (`n_out`), range [`knob::FEATURES`].
    pub features: u32,
    /// Shift of the noise, range [`knob::MEAN`].
    pub mean: f64,
    /// Scale of the noise, range [`knob::STD`].
    pub std: f64,
}

/// The layer: `y = (x − μ) / √(v + ε) · γ + β`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LayerNorm {
    /// Which values share a mean and a variance.
    pub normalized_shape: NormalizedShape,
    /// ε, range [`knob::EPS`].
    pub eps: f64,
    /// γ, called `weight` in PyTorch.
    pub gamma: Parameter,
    /// β, called `bias` in PyTorch.
    pub beta: Parameter,
}

/// Which values share a mean and a variance, and so the shape of γ and β.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NormalizedShape {
    /// Each row by itself: `nn.LayerNorm(n_out)`; γ and β have `n_out` values.
    #[default]
    Row,
    /// The matrix as a whole: `nn.LayerNorm((n_in, n_out))`; γ and β have
    /// `n_in · n_out` values.
    Whole,
}

/// γ or β: one value for all features, and those set one by one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The value of every entry that has none of its own.
    pub all: f64,
    /// Entries set by hand, in no particular order, one for each place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<Own>,
}

/// One entry of γ or β set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Row; always 0 unless the matrix is normalised as a whole.
    #[serde(default)]
    pub row: u32,
    /// Feature (column), counted from 0.
    pub feature: u32,
    /// The value.
    pub value: f64,
}

impl Parameter {
    /// The same value everywhere.
    #[must_use]
    pub fn uniform(all: f64) -> Self {
        Self {
            all,
            own: Vec::new(),
        }
    }

    /// The value of one entry.
    #[must_use]
    pub fn at(&self, row: u32, feature: u32) -> f64 {
        self.own
            .iter()
            .find(|own| (own.row, own.feature) == (row, feature))
            .map_or(self.all, |own| own.value)
    }

    /// Sets one entry by hand; the common value itself is not kept as its own.
    pub fn set(&mut self, row: u32, feature: u32, value: f64) {
        self.own
            .retain(|own| (own.row, own.feature) != (row, feature));
        #[expect(
            clippy::float_cmp,
            reason = "only the very same value is the common one"
        )]
        if value != self.all {
            self.own.push(Own {
                row,
                feature,
                value,
            });
        }
    }
}

/// The normalisations beside LayerNorm, on the same matrix and with the same ε.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relatives {
    /// GroupNorm's number of groups, range [`knob::GROUPS`]. Where it does not
    /// divide the features, the next smaller number that does is taken.
    pub groups: u32,
}

/// How results are drawn and counted; changes no result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// The growth charts' norm axis.
    pub axis: Axis,
    /// Whether the growth charts show the expected norm.
    pub expected: bool,
    /// Whether the growth charts show the band of many seeds.
    pub band: bool,
    /// What a std divides by.
    pub std: Divisor,
}

/// A chart axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Equal distances are equal differences.
    #[default]
    Linear,
    /// Equal distances are equal ratios.
    Logarithmic,
}

/// What the sum of squares is divided by in a variance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Divisor {
    /// n − 1: the unbiased variance, which `torch.std` takes the root of.
    #[default]
    Unbiased,
    /// n: the biased variance, which LayerNorm itself divides by.
    Biased,
}

impl Default for Growth {
    fn default() -> Self {
        Self {
            scale: knob::SCALE.default,
            steps: knob::whole(knob::STEPS.default),
            size: knob::whole(knob::SIZE.default),
            product: Product::default(),
            layer_norm: false,
            precision: Precision::default(),
        }
    }
}

impl Default for Activations {
    fn default() -> Self {
        Self {
            rows: knob::whole(knob::ROWS.default),
            features: knob::whole(knob::FEATURES.default),
            mean: knob::MEAN.default,
            std: knob::STD.default,
        }
    }
}

impl Default for LayerNorm {
    fn default() -> Self {
        Self {
            normalized_shape: NormalizedShape::default(),
            eps: knob::EPS.default,
            gamma: Parameter::uniform(knob::GAMMA.default),
            beta: Parameter::uniform(knob::BETA.default),
        }
    }
}

impl Default for Relatives {
    fn default() -> Self {
        Self {
            groups: knob::whole(knob::GROUPS.default),
        }
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            axis: Axis::default(),
            expected: true,
            band: false,
            std: Divisor::default(),
        }
    }
}

/// A value that a scenario cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} must be {expected}, not {given}")]
pub struct Invalid {
    /// Path of the field, such as `growth.scale`.
    pub field: String,
    /// What it may be, in words.
    pub expected: String,
    /// What was given.
    pub given: String,
}

impl Scenario {
    /// Whether every field is in its range.
    ///
    /// # Errors
    /// Each field that is not, with its range and what was given.
    pub fn validate(&self) -> Result<(), Vec<Invalid>> {
        let mut wrong: Vec<Invalid> = knob::ALL
            .iter()
            .filter_map(|knob| knob.check((knob.get)(self)).err())
            .collect();
        wrong.extend(own_faults(&knob::GAMMA, &self.layer_norm.gamma));
        wrong.extend(own_faults(&knob::BETA, &self.layer_norm.beta));
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

fn own_faults(knob: &Knob, parameter: &Parameter) -> Vec<Invalid> {
    let mut wrong = Vec::new();
    for (index, own) in parameter.own.iter().enumerate() {
        let place = format!("{}.own[{index}]", knob.field);
        for (name, index, count) in [
            ("row", own.row, &knob::ROWS),
            ("feature", own.feature, &knob::FEATURES),
        ] {
            let last = *count.limits.end() - 1.0;
            if f64::from(index) > last {
                wrong.push(Invalid {
                    field: format!("{place}.{name}"),
                    expected: format!("a whole number from 0 to {last}"),
                    given: index.to_string(),
                });
            }
        }
        wrong.extend(knob.check(own.value).err().map(|invalid| Invalid {
            field: format!("{place}.value"),
            ..invalid
        }));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_lectures() {
        let scenario = Scenario::default();
        assert_eq!(scenario.validate(), Ok(()));
        assert_eq!((scenario.growth.scale, scenario.growth.steps), (1.5, 20));
        assert_eq!(
            (scenario.activations.rows, scenario.activations.features),
            (3, 10)
        );
        assert_eq!(
            (scenario.activations.mean, scenario.activations.std),
            (3.0, 2.0)
        );
    }

    #[test]
    fn an_empty_file_is_the_default_and_every_scenario_survives_json() {
        assert_eq!(
            serde_json::from_str::<Scenario>("{}").unwrap(),
            Scenario::default()
        );
        let mut scenario = Scenario {
            seed: u64::MAX,
            ..Scenario::default()
        };
        scenario.growth.scale = 0.1 + 0.2;
        scenario.layer_norm.gamma.set(0, 3, -2.5);
        scenario.layer_norm.normalized_shape = NormalizedShape::Whole;
        let text = serde_json::to_string(&scenario).unwrap();
        assert_eq!(serde_json::from_str::<Scenario>(&text).unwrap(), scenario);
    }

    #[test]
    fn every_fault_is_named() {
        let mut scenario = Scenario::default();
        scenario.growth.scale = f64::NAN;
        scenario.growth.steps = 0;
        scenario.activations.rows = 99;
        scenario.layer_norm.eps = -1.0;
        scenario.layer_norm.gamma.all = f64::INFINITY;
        scenario.layer_norm.beta.own.push(Own {
            row: 0,
            feature: 64,
            value: 1.0,
        });
        let wrong = scenario.validate().unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|invalid| invalid.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "growth.scale",
                "growth.steps",
                "activations.rows",
                "layer_norm.eps",
                "layer_norm.gamma",
                "layer_norm.beta.own[0].feature"
            ]
        );
    }

    #[test]
    fn an_entry_set_by_hand_stands_out_and_can_be_put_back() {
        let mut gamma = Parameter::uniform(1.0);
        gamma.set(0, 2, 4.0);
        gamma.set(0, 2, 5.0);
        assert_eq!(
            (gamma.at(0, 2), gamma.at(0, 1), gamma.own.len()),
            (5.0, 1.0, 1)
        );
        gamma.set(0, 2, 1.0);
        assert_eq!(gamma, Parameter::uniform(1.0));
    }
}
