//! What a row's std consists of, in words.

use super::{
    Context,
    product::{equals_product, sign},
};
use crate::{
    claims::{
        range::Range,
        rows::{Factor, FactorKind, MeanKind, Spread},
    },
    lab::{
        diagnosis::Fault,
        matrix::{Matrix, all_equal},
        scenario::{NormalizedShape, Precision},
    },
    words::{
        list,
        number::short,
        sentence::{
            layer::zero_gamma,
            rounding::{merge_roundings, rounding},
            value::value,
        },
    },
};

impl Context<'_> {
    /// ` = 3·√(10/9)`, ` ≈ 3·√(10/9)` where smaller factors change the last digit, or the product of the factors. Empty if the std is 1.
    pub(super) fn formula(&self, spread: &Spread) -> String {
        let features = self.outcome.input.columns();
        let gamma = |factor: &Factor| match self.uniform(&self.outcome.gamma) {
            Some(gamma) if gamma < 0.0 => format!("|{}|", short(gamma.into())),
            _ => short(factor.value.into()),
        };
        let root = format!("√({features}/{})", features.saturating_sub(1));
        let factors = spread.factors();
        let product = factors.iter().map(|factor| factor.value).product();
        let sign = sign(spread.first_std, product);
        match factors.as_slice() {
            [] => String::new(),
            // The printed γ would be the printed std: `std 3 = γ`.
            [one] if one.kind == FactorKind::Gamma && one.value > 0.0 => {
                let symbol = match self.uniform(&self.outcome.gamma) {
                    Some(gamma) if gamma < 0.0 => "|γ|",
                    _ => "γ",
                };
                format!(" {sign} {symbol}")
            }
            [one] if one.kind == FactorKind::Divisor => format!(" {sign} {root}"),
            [one, two]
                if one.kind == FactorKind::Gamma
                    && one.value > 0.0
                    && two.kind == FactorKind::Divisor =>
            {
                format!(" {sign} {}·{root}", gamma(one))
            }
            [only] => format!(": {}", self.reason(*only, spread)),
            factors => self.product(factors, spread),
        }
    }

    /// ` = 3 × 1.0541: γ, then torch.std’s divisor n − 1`.
    pub(super) fn product(&self, factors: &[Factor], spread: &Spread) -> String {
        let is_erased = |factor: &Factor| factor.kind == FactorKind::Gamma && factor.value == 0.0;
        if factors.iter().any(is_erased) {
            return format!(": {} the spread", self.zero_gamma());
        }
        let values: Vec<f64> = factors.iter().map(|factor| factor.value).collect();
        let names: Vec<String> = factors
            .iter()
            .map(|factor| self.name(factor.kind, spread))
            .collect();
        let product = equals_product(spread.first_std, &values);
        format!("{product}: {}", names.join(", then "))
    }

    /// Why the only factor is not 1.
    pub(super) fn reason(&self, factor: Factor, spread: &Spread) -> String {
        match factor.kind {
            FactorKind::Gamma if factor.value == 0.0 => {
                format!("{} the spread", self.zero_gamma())
            }
            FactorKind::Gamma => "γ scales it".to_owned(),
            // Here LayerNorm's n is the number of all values.
            FactorKind::Divisor if self.is_shared() => format!(
                "torch.std divides by n\u{a0}−\u{a0}1, not by n = {}",
                self.outcome.input.columns()
            ),
            FactorKind::Divisor => format!(
                "LayerNorm divides by n = {}, torch.std by n\u{a0}−\u{a0}1",
                self.outcome.input.columns()
            ),
            FactorKind::Shared => {
                "LayerNorm set the std of the whole matrix, not of each row".to_owned()
            }
            FactorKind::Eps => "ε is not negligible beside the variance".to_owned(),
            FactorKind::Affine | FactorKind::Rounding => {
                format!("this is due to {}", self.name(factor.kind, spread))
            }
        }
    }

    /// What a factor comes from.
    pub(super) fn name(&self, kind: FactorKind, spread: &Spread) -> String {
        let gamma = self.uniform(&self.outcome.gamma);
        match kind {
            FactorKind::Gamma if gamma.is_some_and(|gamma| gamma < 0.0) => "|γ|".to_owned(),
            FactorKind::Affine if gamma == Some(0.0) => {
                format!("β alone ({} the values)", self.zero_gamma())
            }
            // β adds to what a uniform γ has scaled.
            FactorKind::Affine if gamma.is_some() && gamma.map(f32::abs) != Some(1.0) => {
                format!("γ together with {}", self.mixed())
            }
            FactorKind::Affine => self.mixed(),
            FactorKind::Shared => "the ratio of the row’s std to the matrix’s".to_owned(),
            FactorKind::Rounding => {
                list::and(&merge_roundings(&self.roundings(&spread.first_std_faults)))
            }
            kind => list::and(&merge_roundings(&self.difference(kind, spread))),
        }
    }

    /// Why the γ of these rows erase the values.
    fn zero_gamma(&self) -> String {
        if self.outcome.gamma.uniform().is_some() {
            zero_gamma(self.layer)
        } else {
            "every γ there is 0 and erases".to_owned()
        }
    }

    /// What makes a factor differ between rows.
    pub(super) fn difference(&self, kind: FactorKind, spread: &Spread) -> Vec<String> {
        let name = match kind {
            FactorKind::Shared => "the ratio of each row’s std to the matrix’s".to_owned(),
            FactorKind::Eps => "ε in the divisor".to_owned(),
            FactorKind::Gamma => "γ".to_owned(),
            FactorKind::Affine => self.effect(),
            FactorKind::Divisor => "torch.std’s divisor n\u{a0}−\u{a0}1".to_owned(),
            FactorKind::Rounding => return self.differing_roundings(&spread.std_faults),
        };
        vec![name]
    }

    /// What makes a part of a mean differ between rows.
    pub(super) fn mean_difference(&self, kind: MeanKind, spread: &Spread) -> Vec<String> {
        match kind {
            MeanKind::Own => vec!["each row’s own mean".to_owned()],
            MeanKind::Affine => vec![self.effect()],
            MeanKind::Rounding => self.differing_roundings(&spread.mean_faults),
        }
    }

    /// Whether several rows are normalised together.
    pub(super) fn is_shared(&self) -> bool {
        self.layer.normalized_shape == NormalizedShape::Whole && self.outcome.input.rows() > 1
    }

    /// The roundings that act differently on each row. Rows that share a mean and a variance
    /// share their roundings too.
    fn differing_roundings(&self, faults: &[Fault]) -> Vec<String> {
        let is_of_row = |fault: &Fault| {
            let is_later = matches!(
                fault,
                Fault::FormatRounding | Fault::StepRounding | Fault::ResultRounding
            );
            is_later || !self.is_shared()
        };
        let of_row: Vec<Fault> = faults.iter().copied().filter(is_of_row).collect();
        if of_row.is_empty() && !faults.is_empty() {
            return Vec::new();
        }
        self.roundings(&of_row)
    }

    fn roundings(&self, faults: &[Fault]) -> Vec<String> {
        let rounding = |fault: &Fault| rounding(*fault, self.layer);
        match faults {
            [] => vec![rounding(&self.last_rounding())],
            faults => faults.iter().map(rounding).collect(),
        }
    }

    /// The rounding after all others.
    fn last_rounding(&self) -> Fault {
        if self.layer.is_stepwise() {
            Fault::StepRounding
        } else if self.layer.precision == Precision::Float32 {
            Fault::ResultRounding
        } else {
            Fault::FormatRounding
        }
    }

    /// The common value of γ or β; `None` if its entries differ.
    fn uniform(&self, parameter: &Matrix) -> Option<f32> {
        // Most often all rows have the same γ and β.
        if self.rows.is_empty() || parameter.rows() == 1 {
            return parameter.uniform();
        }
        let rows = self.rows.iter().map(|row| row % parameter.rows());
        let entries = rows.flat_map(|row| parameter.row(row)).copied();
        let entries: Vec<f32> = entries.collect();
        all_equal(&entries).then(|| entries.first().copied())?
    }

    /// γ and β that are not the same everywhere.
    fn mixed(&self) -> String {
        let (symbols, differ) = self.differing();
        format!("{symbols}, which {differ}")
    }

    /// They are the same for all rows, but act on other values in each.
    fn effect(&self) -> String {
        let (symbols, differ) = self.differing();
        format!("{symbols} (which {differ})")
    }

    /// What is not the same everywhere, and the clause that says so.
    fn differing(&self) -> (&'static str, String) {
        let entries = match self.layer.normalized_shape {
            NormalizedShape::Row => "features",
            NormalizedShape::Whole => "entries",
        };
        let [gamma, beta] = [&self.outcome.gamma, &self.outcome.beta]
            .map(|parameter| self.uniform(parameter).is_some());
        match (gamma, beta) {
            (true, _) => ("β", format!("differs between {entries}")),
            (false, true) => ("γ", format!("differs between {entries}")),
            (false, false) => ("γ and β", format!("differ between {entries}")),
        }
    }
}

/// The factors that differ between the rows so that the range of the stds shows it: with one
/// value in all rows, its ends would read differently.
pub(super) fn shown_varying(spread: &Spread) -> Vec<FactorKind> {
    let varying = spread.varying();
    let ends = |range: Range| value("std", range, 0.0);
    let all = spread.std_without(None).map(ends);
    let is_shown = |kind: &FactorKind| spread.std_without(Some(*kind)).map(ends) != all;
    let shown: Vec<FactorKind> = varying.iter().copied().filter(is_shown).collect();
    if shown.is_empty() { varying } else { shown }
}
