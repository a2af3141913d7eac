//! The sentences on the rows' means and stds: stations 3 and 4.

mod factors;

use super::{layer::value, subject::Phrase};
use crate::{
    claims::{
        range::Range,
        rows::{RowsClaim, RowsResult, Spread},
        subject::Subject,
    },
    lab::{
        normalization::Outcome,
        scenario::{Divisor, LayerNorm, NormalizedShape},
    },
    words::number::{apart, short, statistic},
};

/// What the sentences need beside the claims.
struct Context<'a> {
    outcome: &'a Outcome,
    layer: &'a LayerNorm,
    divisor: Divisor,
}

/// Station 3's sentence: the rows' stds after the layer, and why they are not 1.
#[must_use]
pub fn statistics(outcome: &Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    each(outcome, layer, divisor, |context, claim| {
        match &claim.result {
            RowsResult::Spread(spread) => context.std(claim, spread),
            _ => context.without_spread(claim, false),
        }
    })
}

/// Station 4's sentence: the rows' means and stds with γ and β.
#[must_use]
pub fn parameters(outcome: &Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    each(outcome, layer, divisor, |context, claim| {
        match &claim.result {
            RowsResult::Spread(spread) => context.mean_and_std(claim, spread),
            _ => context.without_spread(claim, true),
        }
    })
}

fn each(
    outcome: &Outcome,
    layer: &LayerNorm,
    divisor: Divisor,
    sentence: impl Fn(&Context, &RowsClaim) -> String,
) -> String {
    let context = Context {
        outcome,
        layer,
        divisor,
    };
    let claims = crate::claims::rows::rows(outcome, divisor);
    let sentences = claims.iter().map(|claim| sentence(&context, claim));
    sentences.collect::<Vec<_>>().join(" ")
}

impl Context<'_> {
    /// Rows without a spread, or without a std. `with_mean` is whether to state the mean.
    fn without_spread(&self, claim: &RowsClaim, with_mean: bool) -> String {
        let is_common = match &claim.result {
            RowsResult::Constant { mean, std }
            | RowsResult::Flattened { mean, std }
            | RowsResult::Spurious { mean, std } => {
                (mean.common(0.0).is_some() || !with_mean) && std.common(0.0).is_some()
            }
            _ => true,
        };
        let subject = if is_common {
            Phrase::of(&claim.subject)
        } else {
            Phrase::together(&claim.subject)
        };
        let start = &subject.start;
        let has = subject.choose("has", "have");
        let mean_of = |mean: Range| {
            if with_mean {
                format!("{} and ", value("mean", mean, 0.0))
            } else {
                String::new()
            }
        };
        match &claim.result {
            RowsResult::NonFinite => format!(
                "{start} {} NaN or ∞, as station 2 explains, and {has} no std.",
                subject.choose("holds", "hold")
            ),
            RowsResult::OneValue { .. } => match self.divisor {
                Divisor::Unbiased => {
                    "One value per row: its std divides by n − 1 = 0, which gives NaN.".to_owned()
                }
                Divisor::Biased => "One value per row has no spread, so its std is 0.".to_owned(),
            },
            RowsResult::Constant { mean, std } if std.high == 0.0 => format!(
                "{start} {has} {}std 0: constant before the layer, {} no spread to scale.",
                mean_of(*mean),
                subject.choose("it has", "they have"),
            ),
            RowsResult::Constant { mean, std } => format!(
                "{start} {has} {}{}: constant before the layer, {} no spread but that of {}.",
                mean_of(*mean),
                value("std", *std, 0.0),
                subject.choose("it has", "they have"),
                match self.layer.normalized_shape {
                    NormalizedShape::Row => "β",
                    NormalizedShape::Whole => "γ and β",
                }
            ),
            RowsResult::Flattened { mean, std } => format!(
                "{start} {has} {}{}: the rounded variance is ∞, so only β remains.",
                mean_of(*mean),
                value("std", *std, 0.0)
            ),
            RowsResult::Spurious { mean, std } => format!(
                "{start} {has} {}{}: only rounding makes it differ from 0.",
                mean_of(*mean),
                value("std", *std, 0.0)
            ),
            RowsResult::Spread(_) => String::new(),
        }
    }

    /// Station 3 on rows with a spread.
    fn std(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let Some(_) = spread.std.common(0.0) else {
            return self.different_stds(claim, spread);
        };
        let subject = Phrase::every(&claim.subject);
        let (start, has) = (&subject.start, subject.choose("has", "have"));
        let std = number(spread.first_std);
        match spread.factors().as_slice() {
            [] if self.is_shared() => format!("{start} {has} std 1: here it divides by n."),
            [] => format!("{start} {has} std 1: here it divides by n, as LayerNorm does."),
            [only] => format!(
                "{start} {has} std {std}, not 1: {}.",
                self.reason(*only, spread)
            ),
            factors => format!("{start} {has} std {std}{}.", self.product(factors, spread)),
        }
    }

    /// Station 3 on rows whose stds differ.
    fn different_stds(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let Subject::Rows { which, .. } = &claim.subject else {
            return String::new();
        };
        let first = which.first().map_or(1, |row| row + 1);
        let std = number(spread.first_std);
        let reason = match spread.factors().as_slice() {
            [] => String::new(),
            [only] => format!(": {}", self.reason(*only, spread)),
            factors => self.product(factors, spread),
        };
        let mut ends = [spread.std.low, spread.std.high].map(number);
        if ends[0] == ends[1] {
            ends = apart(spread.std.low, spread.std.high);
        }
        format!(
            "Row {first} has std {std}{reason}. The rows’ stds run from {}.",
            ends.join(" to ")
        )
    }

    /// Station 4 on rows with a spread.
    fn mean_and_std(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let means = spread.mean.common(spread.std.high);
        let (Some(mean), Some(_)) = (means, spread.std.common(0.0)) else {
            return self.different(claim, spread);
        };
        let subject = Phrase::every(&claim.subject);
        let (start, has) = (&subject.start, subject.choose("has", "have"));
        format!(
            "{start} now {has} mean {} and std {}{}.",
            short(mean.into()),
            number(spread.first_std),
            self.formula(spread)
        )
    }

    /// Station 4 on rows whose statistics differ.
    fn different(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let subject = Phrase::of(&claim.subject);
        let start = if claim.subject.is_all() {
            "The rows".to_owned()
        } else {
            subject.start
        };
        let means = spread.varying_means().into_iter();
        let means = means.flat_map(|kind| self.mean_difference(kind, spread));
        let stds = spread.varying.iter();
        let stds = stds.flat_map(|&kind| self.difference(kind, spread));
        let mut reasons: Vec<String> = Vec::new();
        for reason in means.chain(stds) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let reason = if reasons.is_empty() {
            String::new()
        } else {
            format!(": what differs is {}", reasons.join(", and "))
        };
        format!(
            "{start} now have {} and {}{reason}.",
            value("mean", spread.mean, spread.std.high),
            value("std", spread.std, 0.0)
        )
    }
}

/// A std, or a factor of one: four decimals, without zeros at the end. A number that these
/// would show with few digits is written as [`short`].
fn number(value: f64) -> String {
    if value.abs() < 1e-3 {
        return short(value.into());
    }
    let text = statistic(value.into());
    if text.contains('.') && !text.contains('×') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
