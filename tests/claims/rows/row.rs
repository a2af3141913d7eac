//! One row of the output, and what is true of it.

use layernorm_lab::{
    claims::rows::FactorKind,
    lab::{diagnosis::Fault, scenario::Divisor},
};

use crate::{
    judge::{CAUSE, INVISIBLE},
    truth::{Group, Truth, is_uniform, measure},
};

/// One row of the output, as part of its group.
pub struct Row<'a> {
    pub group: &'a Group,
    /// Its place in the group.
    pub range: std::ops::Range<usize>,
}

impl<'a> Row<'a> {
    pub(super) fn of(truth: &'a Truth, row: usize) -> Self {
        let (group, start) = if truth.is_whole {
            (&truth.groups[0], row * truth.features)
        } else {
            (&truth.groups[row], 0)
        };
        Self {
            group,
            range: start..start + truth.features,
        }
    }

    pub(super) fn x(&self) -> &[f32] {
        &self.group.x[self.range.clone()]
    }

    pub fn y(&self) -> &[f32] {
        &self.group.y[self.range.clone()]
    }

    pub(super) fn is_affine_uniform(&self) -> bool {
        is_uniform(&self.group.gamma[self.range.clone()])
            && is_uniform(&self.group.beta[self.range.clone()])
    }

    /// The exact biased std of the results.
    pub fn exact_std(&self) -> f64 {
        self.group.exact_std(self.range.clone())
    }

    /// Whether a fault can show in the std of the results. An error of the mean moves all x̂ by
    /// the same amount: with one γ and one β it makes no results equal.
    pub(super) fn shows_in_std(&self, fault: Fault) -> bool {
        let group = self.group;
        let of_result = measure(self.y(), 0).1;
        let is_of_results = matches!(
            fault,
            Fault::FormatRounding | Fault::StepRounding | Fault::ResultRounding
        );
        match fault {
            _ if of_result == 0.0 => is_of_results || !self.is_affine_uniform(),
            Fault::MeanRounding if !group.rounds_every_step() => {
                let error = (group.step.nearest(group.exact.mean) - group.exact.mean).abs();
                let gamma = group.gamma[self.range.clone()].iter();
                let largest = gamma.fold(0.0, |max: f64, g| max.max(g.abs().into()));
                let (part, count) = (error / group.root, group.x.len() as f64);
                let change = largest * part * (2.0 + part * count.sqrt());
                change > 0.9 * CAUSE * of_result
            }
            _ => true,
        }
    }

    /// Whether float32's results, before they are rounded to a narrower format, have the std of
    /// the final ones, which is not the exact one.
    pub(super) fn has_final_std_in_float32(&self) -> bool {
        let group = self.group;
        let (mean, root) = (group.exact.mean as f32, group.root as f32);
        let y: Vec<f32> = self
            .range
            .clone()
            .map(|i| (group.x[i] - mean) / root * group.gamma[i] + group.beta[i])
            .collect();
        let (exact, of_float32) = (self.exact_std(), measure(&y, 0).1);
        let of_result = measure(self.y(), 0).1;
        (of_float32 - exact).abs() > 2.0 * CAUSE * exact
            && (of_float32 - of_result).abs() <= 0.1 * CAUSE * exact
    }

    /// The exact biased std of the values before the layer.
    pub(super) fn own_std(&self) -> f64 {
        self.group.own_std(self.range.clone())
    }

    /// The size of the largest result before β cancels it.
    pub fn size(&self) -> f64 {
        let parameters = self.group.gamma.iter().chain(&self.group.beta);
        parameters.fold(0.0, |max: f64, value| max.max(value.abs().into()))
    }

    pub fn factor(&self, kind: FactorKind, divisor: Divisor) -> f64 {
        match kind {
            FactorKind::Shared => self.own_std() / self.group.exact.variance.sqrt(),
            FactorKind::Eps => self.group.eps_factor(),
            FactorKind::Gamma => self.group.gamma[self.range.start].abs().into(),
            FactorKind::Affine => {
                let others = [FactorKind::Shared, FactorKind::Eps];
                let others = others.map(|kind| self.effective(kind));
                self.exact_std() / (others[0] * others[1])
            }
            FactorKind::Divisor => match divisor {
                Divisor::Biased => 1.0,
                Divisor::Unbiased => {
                    let n = self.range.len() as f64;
                    n.sqrt() / (n - 1.0).sqrt()
                }
            },
            FactorKind::Rounding => measure(self.y(), 0).1 / self.exact_std(),
        }
    }
}

impl Row<'_> {
    /// A factor of x̂, or 1 if the std would be the same without it.
    pub fn effective(&self, kind: FactorKind) -> f64 {
        let factor = self.factor(kind, Divisor::Biased);
        match self.influence(kind) {
            Some(influence) if influence <= INVISIBLE => 1.0,
            _ => factor,
        }
    }

    /// The part by which the std would change if each x̂ were larger by what a factor takes
    /// from it; `None` if nothing is said of the factor.
    pub fn influence(&self, kind: FactorKind) -> Option<f64> {
        let factor = self.factor(kind, Divisor::Biased);
        let is_of_values = matches!(kind, FactorKind::Shared | FactorKind::Eps);
        if !is_of_values || factor == 0.0 || (factor - 1.0).abs() <= INVISIBLE {
            return None;
        }
        let std = self.exact_std();
        let without = self.group.scaled_std(self.range.clone(), 1.0 / factor);
        let influence = (without - std).abs() / std;
        Some(if std == 0.0 && without == 0.0 {
            0.0
        } else {
            influence
        })
    }

    /// Whether it is close whether the factors have an influence.
    pub fn is_borderline(&self) -> bool {
        let near = |influence: f64| (0.98..1.02).contains(&(influence / INVISIBLE));
        [FactorKind::Shared, FactorKind::Eps]
            .iter()
            .any(|&kind| self.influence(kind).is_some_and(near))
    }
}
