//! A layer that rounds every step, computed with one of its roundings left out.

use super::Group;

/// A rounding to leave out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// That of μ.
    Mean,
    /// Those of the squares and of v.
    Variance,
}

impl Group {
    /// Whether every step is rounded to a narrow format.
    pub fn rounds_every_step(&self) -> bool {
        self.step.unit > 1e-4
    }

    /// Whether some result would be another number without a rounding. The rounding of v + ε may
    /// undo that of v, so it is left out too in one of two trials.
    pub fn needs(&self, left_out: LeftOut) -> bool {
        [true, false].iter().any(|&rounds_sum| {
            let results = [None, Some(left_out)].map(|left_out| self.replay(left_out, rounds_sum));
            results[0] != results[1]
        })
    }

    /// The results, computed step by step.
    pub fn replay(&self, left_out: Option<LeftOut>, rounds_sum: bool) -> Vec<f64> {
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
        let sum = variance + self.rounded_eps();
        let root = round(if rounds_sum { round(sum) } else { sum }.sqrt());
        let results = deviations.iter().enumerate().map(|(index, &deviation)| {
            let scaled = round(round(deviation / root) * f64::from(self.gamma[index]));
            round(scaled + f64::from(self.beta[index]))
        });
        results.collect()
    }
}
