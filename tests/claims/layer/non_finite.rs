//! Results that are infinite or NaN.

use layernorm_lab::lab::diagnosis::Fault;

use crate::{judge::Judge, truth::Group};

/// Judges which results a fault leaves finite, and which it makes NaN.
pub(super) fn non_finite(
    judge: &mut Judge,
    fault: Fault,
    group: &Group,
    say: &dyn Fn(&str) -> String,
) {
    let parameters = group.gamma.iter().zip(&group.beta);
    for ((y, (gamma, beta)), d) in group.y.iter().zip(parameters).zip(&group.exact.deviations) {
        match fault {
            Fault::SquareOverflow | Fault::VarianceOverflow if y.is_finite() => {
                judge.claim(y == beta, || say("divided by ∞, a finite deviation is 0"));
            }
            Fault::GammaOverflow if y.is_nan() => {
                let error = 2.0 * (group.step.unit * group.exact.magnitude + group.step.least);
                let is_zero = d.abs() <= error
                    || group.allows(Fault::EpsOverflow)
                    || group.allows(Fault::SquareOverflow)
                    || group.allows(Fault::VarianceOverflow)
                    || d.abs() / group.root <= group.step.least;
                judge.claim(gamma.is_infinite() && is_zero, || say("0·∞"));
            }
            Fault::BetaOverflow if y.is_infinite() => {
                let holds = beta.is_infinite() || group.allows(Fault::ResultOverflow);
                judge.claim(holds, || say("β is infinite"));
            }
            _ => {}
        }
    }
}
