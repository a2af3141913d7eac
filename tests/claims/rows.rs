//! The claims of stations 3 and 4: each row's mean and std, and what the std consists of.

use layernorm_lab::{
    claims::{
        rows::{Factor, FactorKind, RowsResult, Spread, rows},
        subject::Subject,
    },
    lab::{
        diagnosis::Fault,
        normalization::Outcome,
        scenario::{Divisor, Scenario},
    },
};

use crate::{
    faults::is_rounding,
    judge::{CAUSE, INVISIBLE, Judge},
    truth::{Group, Truth, is_uniform, measure},
    varying,
};

/// Judges the claims of both sentences.
pub fn judge(judge: &mut Judge, truth: &Truth, outcome: &Outcome, scenario: &Scenario) {
    let divisor = scenario.view.std;
    let mut seen = vec![0; truth.rows];
    for claim in rows(outcome, divisor) {
        let Subject::Rows { which, of } = &claim.subject else {
            judge.claim(false, || "statistics are of rows".into());
            continue;
        };
        judge.claim(*of == truth.rows, || "the number of rows".into());
        for (index, &row) in which.iter().enumerate() {
            seen[row] += 1;
            let row = Row::of(truth, row);
            result(judge, &claim.result, &row, divisor);
            if let (0, RowsResult::Spread(spread)) = (index, &claim.result) {
                first(judge, spread, &row, divisor);
            }
        }
        if let RowsResult::Spread(spread) = &claim.result {
            let rows: Vec<Row> = which.iter().map(|&row| Row::of(truth, row)).collect();
            varying::judge(judge, spread, &rows);
        }
    }
    judge.claim(seen.iter().all(|&times| times == 1), || {
        format!("the claims are about the rows {seen:?} times")
    });
}

/// One row of the output, as part of its group.
pub struct Row<'a> {
    pub group: &'a Group,
    /// Its place in the group.
    pub range: std::ops::Range<usize>,
}

impl<'a> Row<'a> {
    fn of(truth: &'a Truth, row: usize) -> Self {
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

    fn x(&self) -> &[f32] {
        &self.group.x[self.range.clone()]
    }

    pub fn y(&self) -> &[f32] {
        &self.group.y[self.range.clone()]
    }

    fn is_affine_uniform(&self) -> bool {
        is_uniform(&self.group.gamma[self.range.clone()])
            && is_uniform(&self.group.beta[self.range.clone()])
    }

    /// The exact biased std of the results.
    pub fn exact_std(&self) -> f64 {
        self.group.exact_std(self.range.clone())
    }

    /// Whether a fault can show in the std of the results. An error of the mean moves all x̂ by
    /// the same amount: with one γ and one β it makes no results equal.
    fn shows_in_std(&self, fault: Fault) -> bool {
        let group = self.group;
        let of_result = measure(self.y(), 0).1;
        let is_of_results = matches!(
            fault,
            Fault::FormatRounding | Fault::StepRounding | Fault::ResultRounding
        );
        match fault {
            _ if of_result == 0.0 => is_of_results || !self.is_affine_uniform(),
            Fault::MeanRounding => {
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
    fn has_final_std_in_float32(&self) -> bool {
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
    fn own_std(&self) -> f64 {
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

fn result(judge: &mut Judge, result: &RowsResult, row: &Row, divisor: Divisor) {
    let say = |what: &str| format!("{what}: {result:?} of {:?} to {:?}", row.x(), row.y());
    let is_finite = row.y().iter().all(|y| y.is_finite());
    judge.claim(is_finite == (*result != RowsResult::NonFinite), || {
        say("finite")
    });
    let is_constant = is_uniform(row.x());
    let less = usize::from(divisor == Divisor::Unbiased);
    let (mean, std) = measure(row.y(), less);
    let biased = measure(row.y(), 0).1;
    let tolerance = 1.1 * INVISIBLE;
    let (means, stds) = match result {
        RowsResult::NonFinite => return,
        RowsResult::OneValue { mean } => {
            judge.claim(row.x().len() == 1, || say("one value"));
            (mean, None)
        }
        RowsResult::Constant { mean, std } => {
            judge.claim(is_constant && row.x().len() > 1, || say("constant"));
            (mean, Some(std))
        }
        RowsResult::MisroundedMean {
            mean,
            std,
            has_own_entries,
        } => {
            judge.claim(*has_own_entries != row.is_affine_uniform(), || {
                say("own γ or β")
            });
            let is_off = row.group.is_constant() && !row.group.equals_beta();
            judge.claim(is_off && row.group.allows(Fault::SumRounding), || {
                say("misrounded")
            });
            (mean, Some(std))
        }
        RowsResult::Flattened { fault, mean, std } => {
            judge.claim(row.group.allows(*fault), || say("overflow"));
            (mean, Some(std))
        }
        RowsResult::Spurious { mean, std } => {
            // γ and β may cancel but for the last digits of float64.
            let has_spread = row.exact_std() > 1e-12 * row.size();
            judge.claim(!has_spread && biased > 0.0, || say("spurious"));
            (mean, Some(std))
        }
        RowsResult::Spread(spread) => {
            judge.claim(!is_constant, || say("a spread"));
            (&spread.mean, Some(&spread.std))
        }
    };
    let slack = tolerance * (mean.abs() + biased);
    judge.claim(
        means.low - slack <= mean && mean <= means.high + slack,
        || say(&format!("mean {mean}")),
    );
    if let Some(stds) = stds {
        let slack = tolerance * std;
        judge.claim(stds.low - slack <= std && std <= stds.high + slack, || {
            say(&format!("std {std}"))
        });
    }
}

/// Judges the factors, which are those of the claim's first row: each is right, none that
/// matters is missing, and their product is the std.
fn first(judge: &mut Judge, spread: &Spread, row: &Row, divisor: Divisor) {
    let say = |what: String| format!("{what}: {spread:?} of {:?} to {:?}", row.x(), row.y());
    let affine = if row.is_affine_uniform() {
        FactorKind::Gamma
    } else {
        FactorKind::Affine
    };
    let kinds = [
        FactorKind::Shared,
        affine,
        FactorKind::Eps,
        FactorKind::Divisor,
        FactorKind::Rounding,
    ];
    for kind in kinds {
        let shown = spread
            .factors()
            .into_iter()
            .find(|factor| factor.kind == kind);
        let is = match kind {
            FactorKind::Shared | FactorKind::Eps => row.effective(kind),
            _ => row.factor(kind, divisor),
        };
        let value = shown.map_or(1.0, |factor| factor.value);
        // Where γ is 0, the other factors have no effect and some have no value.
        let holds = (value - is).abs() <= 1.01 * INVISIBLE * is.abs().max(1.0) || is.is_nan();
        judge.claim(holds || row.is_borderline(), || {
            say(format!("{kind:?} is {is}"))
        });
        if kind == FactorKind::Rounding && shown.is_some() {
            for &fault in &spread.first_std_faults {
                let is_earlier = fault == Fault::FormatRounding && row.has_final_std_in_float32();
                let holds = is_rounding(fault)
                    && row.group.allows(fault)
                    && !is_earlier
                    && row.shows_in_std(fault);
                judge.claim(holds, || say(format!("{fault:?} changes the first row")));
            }
        }
    }
    let factors = spread.factors();
    let others = factors
        .iter()
        .filter(|factor| !kinds.contains(&factor.kind));
    judge.claim(others.count() == 0, || say("no other factor".into()));
    let product: f64 = factors.iter().map(|factor: &Factor| factor.value).product();
    let slack = 6.0 * INVISIBLE * spread.first_std;
    judge.near(
        product,
        spread.first_std,
        slack,
        "the product of the factors",
    );
    let (_, std) = measure(row.y(), usize::from(divisor == Divisor::Unbiased));
    judge.near(
        spread.first_std,
        std,
        1.1 * INVISIBLE * std,
        "the std of the first row",
    );
}
