//! The numbers.

use crate::lab::{
    listed_enum::listed_enum,
    scenario::Parameter,
    setting::number::{COUNT, NumberSpec, REAL, SliderScale, to_count},
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
        /// The layers of the residual stack.
        Layers = NumberSpec {
            path: "depth.layers",
            link_key: "layers",
            slider: 1.0..=60.0,
            limits: 1.0..=60.0,
            get: |scenario| scenario.depth.layers.into(),
            set: |scenario, value| scenario.depth.layers = to_count(value),
            ..COUNT
        },
        /// The features of the stack's stream.
        Width = NumberSpec {
            path: "depth.width",
            link_key: "width",
            slider: 4.0..=64.0,
            limits: 4.0..=64.0,
            get: |scenario| scenario.depth.width.into(),
            set: |scenario, value| scenario.depth.width = to_count(value),
            ..COUNT
        },
        /// s of the stack: its weights have std s/√width.
        WeightScale = NumberSpec {
            path: "depth.scale",
            link_key: "weight-scale",
            slider: 0.1..=3.0,
            limits: 0.1..=10.0,
            get: |scenario| scenario.depth.scale,
            set: |scenario, value| scenario.depth.scale = value,
            ..REAL
        },
        /// Rows of the stack's stream.
        StreamRows = NumberSpec {
            path: "depth.rows",
            link_key: "stream-rows",
            slider: 1.0..=16.0,
            limits: 1.0..=16.0,
            get: |scenario| scenario.depth.rows.into(),
            set: |scenario, value| scenario.depth.rows = to_count(value),
            ..COUNT
        },
        /// The turn of station 9's pictures around the axis (1, 1, 1), in degrees.
        Turn = NumberSpec {
            path: "geometry.turn",
            link_key: "turn",
            slider: -180.0..=180.0,
            limits: -180.0..=180.0,
            step: 1.0,
            whole: true,
            get: |scenario| scenario.geometry.turn,
            set: |scenario, value| scenario.geometry.turn = value,
            ..REAL
        },
        /// How far station 9's viewer stands above the plane, in degrees.
        Tilt = NumberSpec {
            path: "geometry.tilt",
            link_key: "tilt",
            slider: -90.0..=90.0,
            limits: -90.0..=90.0,
            step: 1.0,
            whole: true,
            get: |scenario| scenario.geometry.tilt,
            set: |scenario, value| scenario.geometry.tilt = value,
            ..REAL
        },
        /// The mean of station 9's cloud.
        CloudMean = NumberSpec {
            path: "geometry.mean",
            link_key: "cloud-mean",
            slider: -20.0..=20.0,
            limits: -1e6..=1e6,
            get: |scenario| scenario.geometry.mean,
            set: |scenario, value| scenario.geometry.mean = value,
            ..REAL
        },
        /// The factor of the cloud's noise.
        CloudStd = NumberSpec {
            path: "geometry.std",
            link_key: "cloud-std",
            slider: 1e-4..=10.0,
            limits: 0.0..=1e6,
            scale: SliderScale::Logarithmic,
            get: |scenario| scenario.geometry.std,
            set: |scenario, value| scenario.geometry.std = value,
            ..REAL
        },
        /// Which LayerNorm of a real transformer is shown, counted from 1.
        TransformerLayer = NumberSpec {
            path: "transformer.layer",
            link_key: "tf-layer",
            slider: 1.0..=13.0,
            limits: 1.0..=128.0,
            get: |scenario| scenario.transformer.layer.into(),
            set: |scenario, value| scenario.transformer.layer = to_count(value),
            ..COUNT
        },
        /// For which sentence, counted from 1.
        TransformerSentence = NumberSpec {
            path: "transformer.sample",
            link_key: "tf-sentence",
            slider: 1.0..=2.0,
            limits: 1.0..=16.0,
            get: |scenario| scenario.transformer.sample.into(),
            set: |scenario, value| scenario.transformer.sample = to_count(value),
            ..COUNT
        },
    }
}
