//! What a row's std consists of, in words.

use super::{Context, number};
use crate::{
    claims::rows::{Factor, FactorKind, Spread},
    lab::diagnosis::Fault,
    words::{number::short, sentence::layer::rounding},
};

impl Context<'_> {
    /// ` = 3·√(10/9)`, or the product of the factors. Empty if the std is 1.
    pub(super) fn formula(&self, spread: &Spread) -> String {
        let features = self.outcome.input.columns();
        let gamma = |factor: &Factor| match self.outcome.gamma.uniform() {
            Some(gamma) if gamma < 0.0 => format!("|{}|", short(gamma.into())),
            _ => short(factor.value.into()),
        };
        let root = format!("√({features}/{})", features.saturating_sub(1));
        match spread.factors().as_slice() {
            [] => String::new(),
            [one] if one.kind == FactorKind::Gamma && one.value > 0.0 => {
                format!(" = {}", gamma(one))
            }
            [one] if one.kind == FactorKind::Divisor => format!(" = {root}"),
            [one, two]
                if one.kind == FactorKind::Gamma
                    && one.value > 0.0
                    && two.kind == FactorKind::Divisor =>
            {
                format!(" = {}·{root}", gamma(one))
            }
            [only] => format!(": {}", self.reason(*only, spread)),
            factors => self.product(factors, spread),
        }
    }

    /// ` = 3 × 1.0541: γ, then torch.std’s divisor n − 1`.
    pub(super) fn product(&self, factors: &[Factor], spread: &Spread) -> String {
        let is_erased = |factor: &Factor| factor.kind == FactorKind::Gamma && factor.value == 0.0;
        if factors.iter().any(is_erased) {
            return ": γ = 0 erases the spread".to_owned();
        }
        let values: Vec<String> = factors.iter().map(|factor| number(factor.value)).collect();
        let names: Vec<String> = factors
            .iter()
            .map(|factor| self.name(factor.kind, spread))
            .collect();
        format!(" = {}: {}", values.join(" × "), names.join(", then "))
    }

    /// Why the only factor is not 1.
    pub(super) fn reason(&self, factor: Factor, spread: &Spread) -> String {
        match factor.kind {
            FactorKind::Gamma if factor.value == 0.0 => "γ = 0 erases the spread".to_owned(),
            FactorKind::Gamma => "γ scales it".to_owned(),
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
        let (gamma, beta) = (self.outcome.gamma.uniform(), self.outcome.beta.uniform());
        let name = match kind {
            FactorKind::Shared => "the row’s share of the matrix’s std",
            FactorKind::Eps => "ε beside the variance",
            FactorKind::Gamma if gamma.is_some_and(|gamma| gamma < 0.0) => "|γ|",
            FactorKind::Gamma => "γ",
            FactorKind::Affine => match (gamma, beta) {
                (Some(_), None) => "γ, and β that differs between features",
                (None, Some(_)) => "γ, which differs between features",
                _ => "γ and β, which differ between features",
            },
            FactorKind::Divisor => "torch.std’s divisor n\u{a0}−\u{a0}1",
            FactorKind::Rounding => {
                let fault = spread.faults.first().copied();
                return rounding(fault.unwrap_or(Fault::ResultRounding), self.layer);
            }
        };
        name.to_owned()
    }
}
