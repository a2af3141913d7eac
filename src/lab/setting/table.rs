//! The table of settings: what distinguishes one from another.
//!
//! A new setting gets a variant here, an entry in `all.rs` and a field in the scenario. The
//! compiler and `tests/docs.rs` name everything else that it needs.

use super::{
    choice::{ChoiceSpec, SwitchSpec, link_values},
    number::{COUNT, NumberSpec, REAL, SliderScale, to_count},
};
use crate::lab::{
    listed_enum::listed_enum,
    scenario::{
        Axis, Direction, Divisor, NormalizedShape, Parameter, Precision, Product, RowSource,
        Upstream,
    },
};

listed_enum! {
    /// A setting with a number, a slider and a field.
    pub enum Number: NumberSpec {
        /// The factor s: one chain is multiplied by noise of size 1/s, the other by s.
        Scale = NumberSpec {
            path: "growth.scale",
            link_key: "scale",
            slider: 1.0..=3.0,
            limits: 0.001..=1000.0,
            step: 0.01,
            get: |scenario| scenario.growth.scale,
            set: |scenario, value| scenario.growth.scale = value,
            ..REAL
        },
        /// How many multiplications a chain takes.
        Steps = NumberSpec {
            path: "growth.steps",
            link_key: "steps",
            slider: 1.0..=200.0,
            limits: 1.0..=500.0,
            get: |scenario| scenario.growth.steps.into(),
            set: |scenario, value| scenario.growth.steps = to_count(value),
            ..COUNT
        },
        /// Rows and columns of the chains' square matrices.
        Size = NumberSpec {
            path: "growth.size",
            link_key: "size",
            slider: 1.0..=64.0,
            limits: 1.0..=64.0,
            get: |scenario| scenario.growth.size.into(),
            set: |scenario, value| scenario.growth.size = to_count(value),
            ..COUNT
        },
        /// Rows of the activation matrix (`n_in`).
        Rows = NumberSpec {
            path: "activations.rows",
            link_key: "rows",
            slider: 1.0..=16.0,
            limits: 1.0..=16.0,
            get: |scenario| scenario.activations.rows.into(),
            set: |scenario, value| scenario.activations.rows = to_count(value),
            ..COUNT
        },
        /// Columns of the activation matrix (`n_out`).
        Features = NumberSpec {
            path: "activations.features",
            link_key: "features",
            slider: 1.0..=64.0,
            limits: 1.0..=64.0,
            get: |scenario| scenario.activations.features.into(),
            set: |scenario, value| scenario.activations.features = to_count(value),
            ..COUNT
        },
        /// The shift of the activations' noise, added after the scaling.
        Mean = NumberSpec {
            path: "activations.mean",
            link_key: "mean",
            slider: -10.0..=10.0,
            limits: -1e6..=1e6,
            get: |scenario| scenario.activations.mean,
            set: |scenario, value| scenario.activations.mean = value,
            ..REAL
        },
        /// The scale of the activations' noise.
        Std = NumberSpec {
            path: "activations.std",
            link_key: "std",
            slider: 0.0..=10.0,
            limits: 0.0..=1e6,
            get: |scenario| scenario.activations.std,
            set: |scenario, value| scenario.activations.std = value,
            ..REAL
        },
        /// ε, added to the variance inside the root.
        Eps = NumberSpec {
            path: "layer_norm.eps",
            link_key: "eps",
            slider: 1e-12..=1.0,
            limits: 0.0..=1e6,
            scale: SliderScale::Logarithmic,
            get: |scenario| scenario.layer_norm.eps,
            set: |scenario, value| scenario.layer_norm.eps = value,
            ..REAL
        },
        /// γ, the scale after normalising, of all features at once.
        Gamma = NumberSpec {
            path: "layer_norm.gamma.all",
            link_key: "gamma",
            slider: -5.0..=5.0,
            limits: -1e6..=1e6,
            get: |scenario| scenario.layer_norm.gamma.all,
            set: |scenario, value| scenario.layer_norm.gamma = Parameter::uniform(value),
            ..REAL
        },
        /// β, the shift after normalising, of all features at once.
        Beta = NumberSpec {
            path: "layer_norm.beta.all",
            link_key: "beta",
            slider: -5.0..=5.0,
            limits: -1e6..=1e6,
            get: |scenario| scenario.layer_norm.beta.all,
            set: |scenario, value| scenario.layer_norm.beta = Parameter::uniform(value),
            ..REAL
        },
        /// GroupNorm's number of groups.
        Groups = NumberSpec {
            path: "relatives.groups",
            link_key: "groups",
            slider: 1.0..=64.0,
            limits: 1.0..=64.0,
            get: |scenario| scenario.relatives.groups.into(),
            set: |scenario, value| scenario.relatives.groups = to_count(value),
            ..COUNT
        },
        /// Which row of the matrix station 6 normalises, counted from 1.
        MatrixRow = NumberSpec {
            path: "failures.row",
            link_key: "row",
            slider: 1.0..=16.0,
            limits: 1.0..=64.0,
            get: |scenario| scenario.failures.row.into(),
            set: |scenario, value| scenario.failures.row = to_count(value),
            ..COUNT
        },
        /// The row whose gradient station 7 shows, counted from 1.
        GradientRow = NumberSpec {
            path: "gradients.row",
            link_key: "grad-row",
            slider: 1.0..=16.0,
            limits: 1.0..=64.0,
            get: |scenario| scenario.gradients.row.into(),
            set: |scenario, value| scenario.gradients.row = to_count(value),
            ..COUNT
        },
        /// The feature of the one output cell, counted from 1.
        GradientFeature = NumberSpec {
            path: "gradients.feature",
            link_key: "grad-feature",
            slider: 1.0..=64.0,
            limits: 1.0..=1024.0,
            get: |scenario| scenario.gradients.feature.into(),
            set: |scenario, value| scenario.gradients.feature = to_count(value),
            ..COUNT
        },
    }
}

listed_enum! {
    /// A setting with a few alternatives.
    pub enum Choice: ChoiceSpec {
        /// How the chains' matrices are multiplied.
        Product = ChoiceSpec {
            path: "growth.product",
            link_key: "product",
            link_values: link_values(&Product::ALL, &["elementwise", "matrix"]),
            get: |scenario| scenario.growth.product as usize,
            set: |scenario, index| scenario.growth.product = Product::ALL[index],
        },
        /// The number format of the chains.
        Precision = ChoiceSpec {
            path: "growth.precision",
            link_key: "format",
            link_values: link_values(&Precision::ALL, &["float32", "float16", "bfloat16"]),
            get: |scenario| scenario.growth.precision as usize,
            set: |scenario, index| scenario.growth.precision = Precision::ALL[index],
        },
        /// Which values share a mean and a variance.
        Shape = ChoiceSpec {
            path: "layer_norm.normalized_shape",
            link_key: "shape",
            link_values: link_values(&NormalizedShape::ALL, &["row", "whole"]),
            get: |scenario| scenario.layer_norm.normalized_shape as usize,
            set: |scenario, index| {
                scenario.layer_norm.normalized_shape = NormalizedShape::ALL[index];
            },
        },
        /// The number format of the layer.
        LayerPrecision = ChoiceSpec {
            path: "layer_norm.precision",
            link_key: "layer-format",
            link_values: link_values(&Precision::ALL, &["float32", "float16", "bfloat16"]),
            get: |scenario| scenario.layer_norm.precision as usize,
            set: |scenario, index| scenario.layer_norm.precision = Precision::ALL[index],
        },
        /// The norm axis of the growth charts.
        Axis = ChoiceSpec {
            path: "view.axis",
            link_key: "axis",
            link_values: link_values(&Axis::ALL, &["linear", "log"]),
            get: |scenario| scenario.view.axis as usize,
            set: |scenario, index| scenario.view.axis = Axis::ALL[index],
        },
        /// What a std divides by.
        Divisor = ChoiceSpec {
            path: "view.std",
            link_key: "divisor",
            link_values: link_values(&Divisor::ALL, &["n-1", "n"]),
            get: |scenario| scenario.view.std as usize,
            set: |scenario, index| scenario.view.std = Divisor::ALL[index],
        },
        /// Whether the growth charts show the matrices or their gradients.
        Direction = ChoiceSpec {
            path: "view.direction",
            link_key: "direction",
            link_values: link_values(&Direction::ALL, &["forward", "backward"]),
            get: |scenario| scenario.view.direction as usize,
            set: |scenario, index| scenario.view.direction = Direction::ALL[index],
        },
        /// Where station 6's row comes from.
        RowSource = ChoiceSpec {
            path: "failures.source",
            link_key: "failure",
            link_values: link_values(
                &RowSource::ALL,
                &[
                    "from40000",
                    "near2000",
                    "from100",
                    "from1000",
                    "from10000",
                    "constant",
                    "huge",
                    "zeros",
                    "zeros-in-float16",
                    "infinity",
                    "matrix-row",
                ],
            ),
            get: |scenario| scenario.failures.source as usize,
            set: |scenario, index| scenario.failures.source = RowSource::ALL[index],
        },
        /// Which gradient station 7 gives to the layer.
        Upstream = ChoiceSpec {
            path: "gradients.upstream",
            link_key: "grad",
            link_values: link_values(&Upstream::ALL, &["cell", "sum", "random", "own"]),
            get: |scenario| scenario.gradients.upstream as usize,
            set: |scenario, index| scenario.gradients.upstream = Upstream::ALL[index],
        },
    }
}

listed_enum! {
    /// A setting that is on or off.
    pub enum Switch: SwitchSpec {
        /// Whether the chains normalise every row after every step.
        LayerNorm = SwitchSpec {
            path: "growth.layer_norm",
            link_key: "ln",
            get: |scenario| scenario.growth.layer_norm,
            set: |scenario, on| scenario.growth.layer_norm = on,
        },
        /// Whether the layer rounds the result of every step to its number format.
        RoundEveryStep = SwitchSpec {
            path: "layer_norm.round_every_step",
            link_key: "every-step",
            get: |scenario| scenario.layer_norm.round_every_step,
            set: |scenario, on| scenario.layer_norm.round_every_step = on,
        },
        /// Whether the growth charts show the expected norm.
        Expected = SwitchSpec {
            path: "view.expected",
            link_key: "expected",
            get: |scenario| scenario.view.expected,
            set: |scenario, on| scenario.view.expected = on,
        },
        /// Whether the growth charts show the band of many seeds.
        Band = SwitchSpec {
            path: "view.band",
            link_key: "band",
            get: |scenario| scenario.view.band,
            set: |scenario, on| scenario.view.band = on,
        },
    }
}
