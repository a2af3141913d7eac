//! A layer that rounds every step, computed with one of its roundings left out.

use super::Group;

/// A rounding to leave out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// That of μ.
    Mean,
    /// Those of the squares and of v.
    Variance,
    /// That of ε.
    Eps,
}

impl Group {
    /// Whether every step is rounded to a narrow format.
    pub fn rounds_every_step(&self) -> bool {
        self.step.unit > 1e-4
    }

    /// Whether some result would be another number without a rounding.
    pub fn needs(&self, left_out: LeftOut) -> bool {
        self.replay(None) != self.replay(Some(left_out))
    }

    /// The results, computed step by step.
    fn replay(&self, left_out: Option<LeftOut>) -> Vec<f64> {
        let round = |value: f64| self.step.nearest(value);
        let count = self.x.len() as f64;
        let sum: f32 = self.x.iter().sum();
        let mean = match left_out {
            Some(LeftOut::Mean) => self.exact.mean,
            _ => round(f64::from(sum / count as f32)),
        };
        let deviations: Vec<f64> = self.x.iter().map(|&x| round(f64::from(x) - mean)).collect();
        let variance = match left_out {
            Some(LeftOut::Variance) => self.exact.variance + (mean - self.exact.mean).powi(2),
            _ => round(deviations.iter().map(|d| round(d * d)).sum::<f64>() / count),
        };
        let eps = match left_out {
            Some(LeftOut::Eps) => self.eps,
            _ => self.rounded_eps(),
        };
        let sum = variance + eps;
        let root = round(round(sum).sqrt());
        let results = deviations.iter().enumerate().map(|(index, &deviation)| {
            let scaled = round(round(deviation / root) * f64::from(self.gamma[index]));
            round(scaled + f64::from(self.beta[index]))
        });
        results.collect()
    }
}
