//! Station 7's sentence: what the layer lets through of a gradient.

use super::{
    growth::{format_name, largest},
    subject::Phrase,
};
use crate::{
    claims::{
        gradient::{Burn, GradientClaim, GradientResult, Parts},
        subject::Subject,
    },
    lab::scenario::Precision,
    words::number::short,
};

/// Station 7's sentence.
#[must_use]
pub fn gradient(claim: &GradientClaim) -> String {
    let place = Phrase::of(&claim.subject).inner;
    let result = match &claim.result {
        GradientResult::NonFiniteInput => {
            format!("In {place} some x is not finite, so there is no mean, and no ∂L/∂x.")
        }
        GradientResult::ZeroSigma => format!(
            "In {place} {} and ε is 0: σ is 0, and ∂L/∂x is not defined.",
            match claim.subject {
                Subject::Whole => "all entries of A are equal",
                Subject::Rows { .. } => "all values are equal",
            }
        ),
        GradientResult::NoUpstream => {
            format!("In {place} nothing reaches x: ∂L/∂y is 0 there.")
        }
        GradientResult::Erased => {
            format!("In {place} nothing reaches x: γ is 0 wherever ∂L/∂y is not.")
        }
        GradientResult::Single => format!(
            "In {place} nothing reaches x: a single value is its own mean, so y is β whatever x is."
        ),
        GradientResult::Uniform { is_sum } => uniform(&place, *is_sum),
        GradientResult::Parts(parts) => self::parts(&place, parts),
    };
    match (claim.burn, &claim.result) {
        (Burn::Agrees, _) => result,
        (
            Burn::Differs(difference),
            GradientResult::NoUpstream
            | GradientResult::Erased
            | GradientResult::Single
            | GradientResult::Uniform { .. },
        ) => format!(
            "{result} float32’s rounding leaves up to {}.",
            short(difference.into())
        ),
        (Burn::Differs(difference), GradientResult::Parts(parts)) if parts.leave_nothing() => {
            format!(
                "{} Nothing is left; float32’s rounding leaves up to {}.",
                removed(&place, parts),
                short(difference.into())
            )
        }
        (Burn::Differs(difference), _) => format!(
            "{result} burn’s ∂L/∂x, in float32, differs from that by up to {}.",
            short(difference.into())
        ),
        (Burn::VarianceOverflow, _) => format!(
            "{result} In {} the sum of the squared deviations exceeds {}: the variance is ∞, and burn’s ∂L/∂x is 0.",
            format_name(Precision::Float32),
            largest(Precision::Float32)
        ),
        (Burn::NonFinite(1), _) => {
            format!("{result} One value of burn’s ∂L/∂x there, in float32, is not finite.")
        }
        (Burn::NonFinite(count), _) => {
            format!("{result} {count} values of burn’s ∂L/∂x there, in float32, are not finite.")
        }
    }
}

fn uniform(place: &str, is_sum: bool) -> String {
    let why = if is_sum {
        " L depends on these y only through their sum, which is that of β, whatever x is."
    } else {
        ""
    };
    format!(
        "In {place} nothing reaches x: g is the same everywhere, so its mean is all of it.{why}"
    )
}

fn parts(place: &str, parts: &Parts) -> String {
    if let (Some(normalized), Some(remaining)) = (parts.normalized, parts.remaining) {
        return format!(
            "In {place}, {} of ‖g‖² lies along (1, …, 1), and {} along x̂. The layer removes all of the first part. ε keeps {} of the length of the second. What is left, divided by σ = {}, reaches x.",
            percent(parts.ones),
            percent(normalized),
            kept(remaining),
            short(parts.sigma.into())
        );
    }
    let rest = if parts.leave_nothing() {
        "Nothing is left.".to_owned()
    } else {
        format!(
            "{}, divided by σ = {}, reaches x.",
            other(parts.rest),
            short(parts.sigma.into())
        )
    };
    format!("{} {rest}", removed(place, parts))
}

/// What the layer removes where ε lets nothing of it through.
fn removed(place: &str, parts: &Parts) -> String {
    match parts.normalized {
        Some(normalized) => format!(
            "In {place} the layer removes {} of ‖g‖² along (1, …, 1) and {} along x̂.",
            percent(parts.ones),
            percent(normalized)
        ),
        None => format!(
            "In {place} all values are equal, so x̂ is 0: the layer removes only the {} of ‖g‖² along (1, …, 1).",
            percent(parts.ones)
        ),
    }
}

/// What is left of a sum of parts.
fn other(share: f64) -> String {
    if is_almost_whole(share) {
        "Almost all of it".to_owned()
    } else {
        format!("The other {}", percent(share))
    }
}

/// The share that ε keeps.
#[must_use]
pub fn kept(share: f64) -> String {
    if is_almost_whole(share) {
        "almost all".to_owned()
    } else {
        percent(share)
    }
}

/// Whether a share reads as a whole, but is none.
fn is_almost_whole(share: f64) -> bool {
    share < 1.0 && percent(share) == percent(1.0)
}

/// A share of a whole: `62.66 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", short((100.0 * share).into()))
}
