//! Rows without a spread, or without a std, in words.

use super::Context;
use crate::{
    claims::{
        range::Range,
        rows::{RowsClaim, RowsResult},
    },
    lab::{
        diagnosis::Fault,
        scenario::{Divisor, NormalizedShape},
    },
    words::sentence::{growth::format_name, rounding::step_format, subject::Phrase, value::value},
};

impl Context<'_> {
    /// Rows without a spread, or without a std. `with_mean` is whether to state the mean.
    pub(super) fn without_spread(&self, claim: &RowsClaim, with_mean: bool) -> String {
        let is_common = match &claim.result {
            RowsResult::Constant { mean, std }
            | RowsResult::MisroundedMean { mean, std, .. }
            | RowsResult::Flattened { mean, std, .. }
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
            RowsResult::MisroundedMean {
                mean,
                std,
                has_own_entries,
            } => format!(
                "{start} {has} {}{}: constant before the layer, but {} rounds the sum of {} values, as station 2 explains{}.",
                mean_of(*mean),
                value("std", *std, 0.0),
                format_name(step_format(self.layer)),
                subject.choose("its", "their"),
                match (has_own_entries, self.layer.normalized_shape) {
                    (false, _) => "",
                    (true, NormalizedShape::Row) => "; γ or β differs between features",
                    (true, NormalizedShape::Whole) => "; γ or β differs between entries",
                },
            ),
            RowsResult::Flattened { fault, mean, std } => format!(
                "{start} {has} {}{}: {}, so only β remains.",
                mean_of(*mean),
                value("std", *std, 0.0),
                match fault {
                    Fault::EpsOverflow =>
                        format!("ε is ∞ in {}", format_name(step_format(self.layer))),
                    _ => format!(
                        "in {} the variance is ∞",
                        format_name(step_format(self.layer))
                    ),
                }
            ),
            RowsResult::Spurious { mean, std } => format!(
                "{start} {has} {}{}: only rounding makes {} differ from 0.",
                mean_of(*mean),
                value("std", *std, 0.0),
                if std.common(0.0).is_some() {
                    "it"
                } else {
                    "them"
                }
            ),
            RowsResult::Spread(_) => String::new(),
        }
    }
}
