//! The numbers that the layer computes on the way, as it rounds them.
//!
//! In float32 the stages are those of the layer on burn's `ndarray` backend: the mean, the squared
//! deviations from it, their mean. The `flex` backend updates a running mean instead
//! (Welford's algorithm), and fails on other inputs; before the lab moves to it, the
//! stages here have to follow.

use serde::Serialize;

use super::measured::Measured;
use crate::lab::{
    real::Real,
    tensor::{download, upload},
};

/// The mean and the biased variance as the layer rounds them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stages {
    /// The mean.
    pub mean: Real,
    /// The biased variance.
    pub variance: Real,
    /// ε as the layer adds it.
    pub eps: f32,
}

impl Stages {
    /// The stages of each group.
    ///
    /// In float32, of all groups together, because the order of summation could depend on
    /// the shape.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the layer adds ε as a float32 or a narrower number"
    )]
    pub(super) fn of_groups(layer: &Measured) -> Vec<Self> {
        if let Some(moments) = layer.stepwise {
            return moments
                .iter()
                .map(|moments| Self {
                    mean: moments.mean,
                    variance: moments.variance,
                    eps: moments.eps.to_f64() as f32,
                })
                .collect();
        }
        let (values, groups) = (layer.input.values(), layer.groups.len());
        let tensor = upload(values.to_vec(), groups, values.len() / groups);
        let (variance, mean) = tensor.var_mean_bias(1);
        std::iter::zip(download(mean), download(variance))
            .map(|(mean, variance)| Self {
                mean: mean.into(),
                variance: variance.into(),
                eps: layer.eps as f32,
            })
            .collect()
    }
}
