//! Station 7: what the layer lets through of a gradient.

use super::subject::Subject;
use crate::lab::{
    diagnosis::VISIBLE,
    gradient::{
        Gradient,
        steps::{Comparison, GroupSteps, Steps},
    },
    matrix::{Matrix, all_equal},
    real::Real,
};

/// What happens to the gradient of the values that are normalised together with a row.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientClaim {
    /// The row, or the whole matrix.
    pub subject: Subject,
    /// What happens in exact arithmetic.
    pub result: GradientResult,
    /// How burn's `∂L/∂x` differs from it.
    pub burn: Burn,
}

/// What happens in exact arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GradientResult {
    /// Some x is infinite or NaN: there is no mean.
    NonFiniteInput,
    /// All values are equal and ε is 0: σ is 0.
    ZeroSigma,
    /// `∂L/∂y` is 0 for each of the values.
    NoUpstream,
    /// g is 0 for each of the values, because γ is where `∂L/∂y` is not.
    Erased,
    /// One value: it is its own mean, so y is β whatever x is.
    Single,
    /// g is the same for each of the values, so that its mean is all of it.
    Uniform {
        /// Whether γ and `∂L/∂y` are: then L is a multiple of the sum of y, which is that
        /// of β whatever x is.
        is_sum: bool,
    },
    /// g has parts along (1, …, 1) and along x̂, which the layer removes, and a rest.
    Parts(Parts),
}

/// How `‖g‖²` divides, and what happens to the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// The share of `‖g‖²` along (1, …, 1).
    pub ones: f64,
    /// The share along x̂; `None` if all values are equal, so that x̂ is 0.
    pub normalized: Option<f64>,
    /// The share of the rest.
    pub rest: f64,
    /// What divides the rest.
    pub sigma: f64,
    /// The share of the part along x̂ that ε visibly lets through.
    pub remaining: Option<f64>,
}

impl Parts {
    /// Whether nothing of g reaches x.
    #[must_use]
    pub fn leave_nothing(&self) -> bool {
        self.rest == 0.0 && self.remaining.is_none()
    }
}

/// How burn's `∂L/∂x` differs from the exact one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Burn {
    /// Not visibly.
    Agrees,
    /// float32's sum of squared deviations is ∞, and with it the variance: all values are 0.
    VarianceOverflow,
    /// By up to this much.
    Differs(f64),
    /// So many values are infinite or NaN.
    NonFinite(usize),
}

/// The least share of `‖g‖²` that is not the rounding error of a zero.
pub const LEAST_SHARE: f64 = 1e-15;

/// The claim on a row, or on the whole matrix if that is normalised together.
///
/// # Panics
/// If the matrix has no such row.
#[must_use]
pub fn gradient(
    steps: &Steps,
    upstream: &Matrix,
    gradient: &Gradient,
    row: usize,
) -> GradientClaim {
    let index = steps.group_of(row);
    let size = upstream.values().len() / steps.groups.len();
    let of_group = |matrix: &Matrix| matrix.values()[index * size..][..size].to_vec();
    let (upstream, scaled) = (of_group(upstream), of_group(&steps.scaled));
    let group = &steps.groups[index];
    let is_whole = steps.groups.len() == 1 && steps.scaled.rows() > 1;
    GradientClaim {
        subject: if is_whole {
            Subject::Whole
        } else {
            Subject::Rows {
                which: vec![row],
                of: steps.scaled.rows(),
            }
        },
        result: result(group, &upstream, &scaled),
        burn: if overflows(group, &of_group(&gradient.input)) {
            Burn::VarianceOverflow
        } else {
            burn(&steps.compare(gradient)[index], group, &scaled)
        },
    }
}

fn result(group: &GroupSteps, upstream: &[f32], scaled: &[f32]) -> GradientResult {
    let is_zero = |values: &[f32]| values.iter().all(|value| *value == 0.0);
    match group.sigma {
        Real::Finite(0.0) => return GradientResult::ZeroSigma,
        Real::Finite(_) => {}
        _ => return GradientResult::NonFiniteInput,
    }
    if is_zero(upstream) {
        return GradientResult::NoUpstream;
    }
    if is_zero(scaled) {
        return GradientResult::Erased;
    }
    if scaled.len() == 1 {
        return GradientResult::Single;
    }
    if all_equal(scaled) {
        let is_sum = all_equal(upstream);
        return GradientResult::Uniform { is_sum };
    }
    let total = group.squares.total.to_f64();
    let share = |part: Real| {
        let share = part.to_f64() / total;
        if share < LEAST_SHARE { 0.0 } else { share }
    };
    GradientResult::Parts(Parts {
        ones: share(group.squares.ones),
        normalized: (!group.constant).then(|| share(group.squares.normalized)),
        rest: share(group.squares.rest),
        sigma: group.sigma.to_f64(),
        remaining: visible_remaining(group),
    })
}

/// The share of the length of g's part along x̂ that ε lets through, if it is visible: beside
/// that part, beside the rest of g, or because there is no rest.
#[must_use]
pub fn visible_remaining(group: &GroupSteps) -> Option<f64> {
    let remaining = group.remaining.to_f64();
    let [total, normalized, rest] = [
        group.squares.total,
        group.squares.normalized,
        group.squares.rest,
    ]
    .map(Real::to_f64);
    let has = |part: f64| part >= LEAST_SHARE * total;
    let kept = remaining * normalized.sqrt();
    let is_visible = if has(rest) {
        remaining > VISIBLE || kept > VISIBLE * rest.sqrt()
    } else {
        remaining > 0.0
    };
    (!group.constant && has(normalized) && is_visible).then_some(remaining)
}

/// Whether float32's variance of the group is ∞, so that burn's `∂L/∂x` is 0 where the exact
/// one is not.
fn overflows(group: &GroupSteps, burn: &[f32]) -> bool {
    let count = u32::try_from(burn.len()).map_or(f64::INFINITY, f64::from);
    let squares = group.sigma.to_f64().powi(2) * count;
    squares.is_finite()
        && squares > f64::from(f32::MAX)
        && group.largest != Real::Finite(0.0)
        && burn.iter().all(|value| *value == 0.0)
}

fn burn(comparison: &Comparison, group: &GroupSteps, scaled: &[f32]) -> Burn {
    if comparison.non_finite > 0 {
        return Burn::NonFinite(comparison.non_finite);
    }
    let largest = scaled.iter().fold(0.0_f32, |most, g| most.max(g.abs()));
    let visible = if group.largest == Real::Finite(0.0) {
        0.0
    } else {
        VISIBLE * f64::from(largest) / group.sigma.to_f64()
    };
    match comparison.difference {
        Real::Finite(difference) if difference > visible => Burn::Differs(difference),
        _ => Burn::Agrees,
    }
}
