//! Why a result, the variance or ε is not finite.

use super::{fault::Fault, measured::Measured, stages::Stages};
use crate::lab::{format::rounded, real::Real};

/// The fault that makes a result infinite or NaN, or the variance or ε infinite.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the stages are float32 numbers"
)]
pub(super) fn fault(
    layer: &Measured,
    input: &[f32],
    output: &[f32],
    stages: Stages,
) -> Option<Fault> {
    let format = layer.step_format();
    let is_finite = output.iter().all(|y| y.is_finite());
    if input.iter().any(|x| !x.is_finite()) {
        return Some(Fault::NonFiniteInput);
    }
    let Real::Finite(mean) = stages.mean else {
        return Some(Fault::SumOverflow);
    };
    let mut deviations = input.iter().map(|x| rounded(x - mean as f32, format));
    // Of an infinite deviation x̂ is NaN, whatever γ and β are.
    let of_parameters = if is_finite || deviations.clone().any(f32::is_infinite) {
        None
    } else {
        parameter_overflow(layer)
    };
    let Real::Finite(variance) = stages.variance else {
        return of_parameters.or_else(|| infinite_root(layer, input, stages));
    };
    if variance as f32 + stages.eps == 0.0 {
        return Some(if deviations.all(|d| d == 0.0) {
            Fault::ZeroOverZero
        } else {
            Fault::DivisionByZero
        });
    }
    if of_parameters.is_some() {
        of_parameters
    } else if stages.eps.is_infinite() {
        Some(Fault::EpsOverflow)
    } else {
        (!is_finite).then_some(Fault::ResultOverflow)
    }
}

/// The fault that makes `√(v + ε)` infinite, so that x̂ of each finite deviation is 0.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the stages are float32 numbers"
)]
pub(super) fn infinite_root(layer: &Measured, input: &[f32], stages: Stages) -> Option<Fault> {
    let format = layer.step_format();
    let Real::Finite(mean) = stages.mean else {
        return None;
    };
    if stages.variance.finite().is_none() {
        let mut deviations = input.iter().map(|x| rounded(x - mean as f32, format));
        return Some(
            if deviations.any(|d| rounded(d * d, format).is_infinite()) {
                Fault::SquareOverflow
            } else {
                Fault::VarianceOverflow
            },
        );
    }
    stages.eps.is_infinite().then_some(Fault::EpsOverflow)
}

/// The fault of γ and β of which an entry is infinite in the layer's format.
fn parameter_overflow(layer: &Measured) -> Option<Fault> {
    let [gamma, beta] = [layer.gamma, layer.beta]
        .map(|parameter| parameter.values().iter().any(|value| value.is_infinite()));
    match (gamma, beta) {
        (true, true) => Some(Fault::GammaBetaOverflow),
        (true, false) => Some(Fault::GammaOverflow),
        (false, true) => Some(Fault::BetaOverflow),
        (false, false) => None,
    }
}
