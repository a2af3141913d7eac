//! The sentences on the rows' means and stds: stations 3 and 4.

mod factors;
mod parameters;
mod product;
mod without_spread;

use self::{factors::shown_varying, parameters::rounded_parameters};
use super::{rounding::merge_roundings, subject::Phrase, value::value};
use crate::{
    claims::{
        rows::{FactorKind, RowsClaim, RowsResult, Spread},
        subject::Subject,
    },
    lab::{
        normalization::Outcome,
        scenario::{Divisor, LayerNorm, Parameter},
    },
    words::{
        list,
        number::{apart, short, statistic},
    },
};

/// What the sentences need beside the claims.
#[derive(Clone, Copy)]
struct Context<'a> {
    outcome: &'a Outcome,
    layer: &'a LayerNorm,
    divisor: Divisor,
    /// The rows, from 0, whose γ and β are meant; empty for all.
    rows: &'a [usize],
}

/// Station 3's sentence: the rows' stds after the layer, and why they are not 1.
#[must_use]
pub fn statistics(outcome: &Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    let text = each(outcome, layer, divisor, |context, claim| {
        match &claim.result {
            RowsResult::Spread(spread) => context.std(claim, spread),
            _ => context.without_spread(claim, false),
        }
    });
    text + &rounded_parameters(outcome, layer, false)
}

/// Station 4's sentence: the rows' means and stds with γ and β.
#[must_use]
pub fn parameters(outcome: &Outcome, layer: &LayerNorm, divisor: Divisor) -> String {
    let text = each(outcome, layer, divisor, |context, claim| {
        match &claim.result {
            RowsResult::Spread(spread) => context.mean_and_std(claim, spread),
            _ => context.without_spread(claim, true),
        }
    });
    let start = if leave_normalized(layer) {
        UNCHANGED
    } else {
        ""
    };
    format!("{start}{text}{}", rounded_parameters(outcome, layer, true))
}

/// Before the statistics, where the results are x̂.
const UNCHANGED: &str = "γ = 1 and β = 0 change nothing. ";

/// Whether γ and β are set to 1 and 0, which every number format holds.
#[expect(clippy::float_cmp, reason = "only γ = 1 and β = 0 change nothing")]
fn leave_normalized(layer: &LayerNorm) -> bool {
    let is_set = |parameter: &Parameter, value: f64| {
        parameter.all == value && parameter.overrides.is_empty()
    };
    is_set(&layer.gamma, 1.0) && is_set(&layer.beta, 0.0)
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
        rows: &[],
    };
    let claims = crate::claims::rows::rows(outcome, divisor);
    let sentences = claims.iter().map(|claim| {
        let context = Context {
            rows: rows_of(&claim.subject),
            ..context
        };
        sentence(&context, claim)
    });
    sentences.collect::<Vec<_>>().join(" ")
}

impl Context<'_> {
    /// Station 3 on rows with a spread.
    fn std(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let Some(_) = spread.std.common(0.0) else {
            return self.different_stds(claim, spread);
        };
        let subject = Phrase::every(&claim.subject);
        let (start, has) = (&subject.start, subject.choose("has", "have"));
        let std = number(spread.first_std);
        if !spread.has_common_factors() {
            return format!(
                "{start} {has} std {std}. {}",
                self.first_formula(claim, spread)
            );
        }
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
        let first = first_row(&claim.subject);
        let std = number(spread.first_std);
        let reason = match spread.factors().as_slice() {
            [] => String::new(),
            [only] => format!(": {}", self.of_first().reason(*only, spread)),
            factors => self.of_first().product(factors, spread),
        };
        let mut ends = [spread.std.low, spread.std.high].map(number);
        if ends[0] == ends[1] {
            ends = apart(spread.std.low, spread.std.high);
        }
        // Nothing more where the first row's std names all of it.
        let named: Vec<FactorKind> = spread.factors().iter().map(|factor| factor.kind).collect();
        let varying = shown_varying(spread);
        let stds = varying.iter();
        let has_more = stds.clone().any(|kind| !named.contains(kind));
        let reasons = stds
            .filter(|_| has_more)
            .flat_map(|&kind| self.difference(kind, spread));
        format!(
            "Row {first} has std {std}{reason}. The stds of {} run from {}{}.",
            Phrase::together(&claim.subject).inner,
            ends.join(" to "),
            differ_because(reasons)
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
        let mean = short(mean.into());
        let std = number(spread.first_std);
        if spread.has_common_factors() {
            let formula = self.formula(spread);
            format!("{start} now {has} mean {mean} and std {std}{formula}.")
        } else {
            let formula = self.first_formula(claim, spread);
            format!("{start} now {has} mean {mean} and std {std}. {formula}")
        }
    }

    /// The same for the first row alone.
    fn of_first(&self) -> Self {
        Self {
            rows: self.rows.get(..1).unwrap_or_default(),
            ..*self
        }
    }

    /// What the std of the first row consists of, where that of the others consists of other
    /// factors.
    fn first_formula(&self, claim: &RowsClaim, spread: &Spread) -> String {
        let std = number(spread.first_std);
        let first = first_row(&claim.subject);
        match spread.factors().as_slice() {
            [] => format!("In row {first} no factor changes it."),
            [only] => format!("In row {first}: {}.", self.of_first().reason(*only, spread)),
            factors => format!(
                "In row {first}, std {std}{}.",
                self.of_first().product(factors, spread)
            ),
        }
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
        let varying = shown_varying(spread);
        let stds = varying.iter();
        let stds = stds.flat_map(|&kind| self.difference(kind, spread));
        format!(
            "{start} now have {} and {}{}.",
            value("mean", spread.mean, spread.std.high),
            value("std", spread.std, 0.0),
            differ_because(means.chain(stds))
        )
    }
}

/// Why statistics differ between rows, each reason once. Empty without reasons.
fn differ_because(all: impl Iterator<Item = String>) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for reason in all {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    // Where it differs between features in some rows, that says it all.
    if reasons.iter().any(|reason| reason.starts_with("γ (")) {
        reasons.retain(|reason| reason != "γ");
    }
    // Where the list ends with roundings, nothing else reads as rounded.
    reasons.sort_by_key(|reason| reason.contains("’s rounding of "));
    let reasons = merge_roundings(&reasons);
    format!(": they differ because of {}", list::and(&reasons))
}

/// The rows that a claim is about, from 0; empty for a matrix as a whole.
fn rows_of(subject: &Subject) -> &[usize] {
    match subject {
        Subject::Whole => &[],
        Subject::Rows { which, .. } => which,
    }
}

/// The first of the rows that a claim is about, counted from 1.
fn first_row(subject: &Subject) -> usize {
    match subject {
        Subject::Whole => 1,
        Subject::Rows { which, .. } => which.first().map_or(1, |row| row + 1),
    }
}

/// A std, or a factor of one: four decimals, without zeros at the end. A number that these
/// would show with few digits is written as [`short`].
fn number(value: f64) -> String {
    if value.abs() < 0.1 {
        return short(value.into());
    }
    let text = statistic(value.into());
    if text.contains('.') && !text.contains('×') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
