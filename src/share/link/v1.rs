//! The keys of version 1.
//!
//! What stands here stays: links are in mails and lecture notes. A key may be
//! added, with today's behaviour as its default; one that changes its meaning
//! asks for version 2 and a file of its own.

use super::{
    entries::Lens,
    key::{Key, Kind},
};
use crate::{
    lab::{
        knob,
        scenario::{Axis, Divisor, NormalizedShape, Precision, Product},
    },
    share::lesson::Access,
};

const fn key(name: &'static str, field: &'static str, kind: Kind) -> Key {
    Key { name, field, kind }
}

/// The numbers 0 and 1 for a switch.
const SWITCH: &[&str] = &["0", "1"];

/// Every key, in the order in which they are written. γ and β come before their
/// entries, as setting one for all takes the entries away.
pub(super) static KEYS: [Key; 27] = [
    key("seed", "seed", Kind::Seed),
    key("scale", "growth.scale", Kind::Number(&knob::SCALE)),
    key("steps", "growth.steps", Kind::Number(&knob::STEPS)),
    key("size", "growth.size", Kind::Number(&knob::SIZE)),
    key(
        "product",
        "growth.product",
        Kind::Word {
            words: &["elementwise", "matrix"],
            get: |scenario| usize::from(scenario.growth.product == Product::Matrix),
            set: |scenario, index| {
                scenario.growth.product = [Product::Elementwise, Product::Matrix][index];
            },
        },
    ),
    key(
        "ln",
        "growth.layer_norm",
        Kind::Word {
            words: SWITCH,
            get: |scenario| scenario.growth.layer_norm.into(),
            set: |scenario, index| scenario.growth.layer_norm = index == 1,
        },
    ),
    key(
        "format",
        "growth.precision",
        Kind::Word {
            words: &["float32", "float16", "bfloat16"],
            get: |scenario| match scenario.growth.precision {
                Precision::Float32 => 0,
                Precision::Float16 => 1,
                Precision::BFloat16 => 2,
            },
            set: |scenario, index| {
                let all = [Precision::Float32, Precision::Float16, Precision::BFloat16];
                scenario.growth.precision = all[index];
            },
        },
    ),
    key("rows", "activations.rows", Kind::Number(&knob::ROWS)),
    key(
        "features",
        "activations.features",
        Kind::Number(&knob::FEATURES),
    ),
    key("mean", "activations.mean", Kind::Number(&knob::MEAN)),
    key("std", "activations.std", Kind::Number(&knob::STD)),
    key("own", "activations.own", Kind::Table),
    key(
        "edits",
        "activations.edits",
        Kind::Entries(Lens {
            of: |scenario| &scenario.activations.edits,
            of_mut: |scenario| &mut scenario.activations.edits,
            knob: None,
        }),
    ),
    key(
        "shape",
        "layer_norm.normalized_shape",
        Kind::Word {
            words: &["row", "whole"],
            get: |scenario| {
                usize::from(scenario.layer_norm.normalized_shape == NormalizedShape::Whole)
            },
            set: |scenario, index| {
                scenario.layer_norm.normalized_shape =
                    [NormalizedShape::Row, NormalizedShape::Whole][index];
            },
        },
    ),
    key("eps", "layer_norm.eps", Kind::Number(&knob::EPS)),
    key("gamma", "layer_norm.gamma.all", Kind::Number(&knob::GAMMA)),
    key(
        "gammas",
        "layer_norm.gamma.own",
        Kind::Entries(Lens {
            of: |scenario| &scenario.layer_norm.gamma.own,
            of_mut: |scenario| &mut scenario.layer_norm.gamma.own,
            knob: Some(&knob::GAMMA),
        }),
    ),
    key("beta", "layer_norm.beta.all", Kind::Number(&knob::BETA)),
    key(
        "betas",
        "layer_norm.beta.own",
        Kind::Entries(Lens {
            of: |scenario| &scenario.layer_norm.beta.own,
            of_mut: |scenario| &mut scenario.layer_norm.beta.own,
            knob: Some(&knob::BETA),
        }),
    ),
    key("groups", "relatives.groups", Kind::Number(&knob::GROUPS)),
    key(
        "axis",
        "view.axis",
        Kind::Word {
            words: &["linear", "log"],
            get: |scenario| usize::from(scenario.view.axis == Axis::Logarithmic),
            set: |scenario, index| {
                scenario.view.axis = [Axis::Linear, Axis::Logarithmic][index];
            },
        },
    ),
    key(
        "expected",
        "view.expected",
        Kind::Word {
            words: SWITCH,
            get: |scenario| scenario.view.expected.into(),
            set: |scenario, index| scenario.view.expected = index == 1,
        },
    ),
    key(
        "band",
        "view.band",
        Kind::Word {
            words: SWITCH,
            get: |scenario| scenario.view.band.into(),
            set: |scenario, index| scenario.view.band = index == 1,
        },
    ),
    key(
        "divisor",
        "view.std",
        Kind::Word {
            words: &["n-1", "n"],
            get: |scenario| usize::from(scenario.view.std == Divisor::Biased),
            set: |scenario, index| {
                scenario.view.std = [Divisor::Unbiased, Divisor::Biased][index];
            },
        },
    ),
    key("hide", "", Kind::Controls(Access::Hidden)),
    key("lock", "", Kind::Controls(Access::Locked)),
    key("unlocked", "", Kind::Unlocked),
];
