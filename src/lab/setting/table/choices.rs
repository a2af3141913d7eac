//! The choices.

use crate::lab::{
    listed_enum::listed_enum,
    scenario::{
        Axis, Direction, Divisor, NormalizedShape, Precision, Product, RowSource, Scheme, Stage,
        Upstream,
    },
    setting::choice::{ChoiceSpec, link_values},
};

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
        /// Where the layers of the residual stack normalise.
        Scheme = ChoiceSpec {
            path: "depth.scheme",
            link_key: "stack",
            link_values: link_values(&Scheme::ALL, &["none", "post", "pre", "peri"]),
            get: |scenario| scenario.depth.scheme as usize,
            set: |scenario, index| scenario.depth.scheme = Scheme::ALL[index],
        },
        /// How far station 9's points have come on their way through the layer.
        Stage = ChoiceSpec {
            path: "geometry.stage",
            link_key: "stage",
            link_values: link_values(&Stage::ALL, &["input", "centred", "normalized", "output"]),
            get: |scenario| scenario.geometry.stage as usize,
            set: |scenario, index| scenario.geometry.stage = Stage::ALL[index],
        },
    }
}
