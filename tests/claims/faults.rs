//! Which faults are possible, whatever the order of summation is.

use layernorm_lab::lab::diagnosis::Fault;

use crate::{
    judge::CAUSE,
    truth::{Format, Group, LeftOut},
};

impl Group {
    /// Whether float32 could have gone wrong in this way.
    ///
    /// Where that depends on the order of summation, the bound of the rounding error has
    /// to allow it.
    pub fn allows(&self, fault: Fault) -> bool {
        let count = self.x.len() as f64;
        let Format {
            unit,
            max,
            least,
            normal,
            ..
        } = self.step;
        let largest = |values: &[f32]| {
            values
                .iter()
                .fold(0.0, |max: f64, v| max.max(v.abs().into()))
        };
        match fault {
            Fault::NonFiniteInput => self.x.iter().any(|x| !x.is_finite()),
            Fault::SumOverflow => self.exact.magnitude > max * (1.0 - 1e-6),
            // The squares are of deviations from float32's mean.
            Fault::SquareOverflow => self.largest_square(1.0) > max * (1.0 - 1e-6),
            Fault::VarianceOverflow => {
                let largest = self.largest_square(1.0);
                largest * count > max * (1.0 - 1e-6)
                    && self.largest_square(-1.0) < max * (1.0 + 1e-6)
            }
            Fault::ZeroOverZero => self.is_constant() && self.rounded_eps() == 0.0,
            Fault::DivisionByZero => {
                self.largest_square(-1.0) <= 2.0 * least && self.rounded_eps() == 0.0
            }
            Fault::EpsOverflow => self.eps >= max,
            Fault::GammaOverflow | Fault::BetaOverflow | Fault::GammaBetaOverflow => {
                let is_infinite = |values: &[f32]| values.iter().any(|value| value.is_infinite());
                let expected = match fault {
                    Fault::GammaOverflow => (true, false),
                    Fault::BetaOverflow => (false, true),
                    _ => (true, true),
                };
                (is_infinite(&self.gamma), is_infinite(&self.beta)) == expected
            }
            Fault::ResultOverflow => {
                let x_hat = count.sqrt();
                largest(&self.gamma) * x_hat + largest(&self.beta) > self.result.max * (1.0 - 1e-3)
            }
            Fault::SumRounding => {
                let error = unit * self.exact.magnitude * (1.0 + 2.0 / count) + least;
                !self.adds_up_exactly() && (self.is_constant() || self.shows(error))
            }
            Fault::MeanRounding => {
                let mean = self.exact.mean;
                if self.rounds_every_step() {
                    self.needs(LeftOut::Mean)
                } else {
                    self.shows((self.step.nearest(mean) - mean).abs() * (1.0 + 1e-6))
                }
            }
            Fault::VarianceUnderflow | Fault::SubnormalSquares => {
                // Up to half of the least number becomes 0.
                let limit = match fault {
                    Fault::VarianceUnderflow => least,
                    _ => 2.0 * normal,
                };
                let mut squares = self.exact.deviations.iter().map(|d| d * d);
                // The deviation from float32's mean is off by the error of that mean.
                let error = (unit * self.exact.magnitude + least).powi(2);
                squares.any(|d| d.min((d.sqrt() - error.sqrt()).powi(2)) < limit)
            }
            Fault::VarianceRounding => {
                let size = largest(&self.gamma) * count.sqrt();
                let is_large = count * 4.0 * unit * size > CAUSE * self.smallest_scale()
                    || self.exact.variance < 2.0 * normal;
                is_large && (!self.rounds_every_step() || self.needs(LeftOut::Variance))
            }
            Fault::EpsUnderflow | Fault::EpsRounding => {
                let is_lost = self.rounded_eps() == 0.0;
                let error = (self.rounded_eps() - self.eps).abs();
                let size = largest(&self.gamma) * count.sqrt();
                let shows = if self.rounds_every_step() {
                    self.needs(LeftOut::Eps)
                } else {
                    error / (self.exact.variance + self.eps) * size
                        > 0.9 * CAUSE * self.smallest_scale()
                };
                shows && is_lost == (fault == Fault::EpsUnderflow)
            }
            Fault::GammaRounding => self.is_narrow && self.gamma != self.as_set[0],
            Fault::BetaRounding => self.is_narrow && self.beta != self.as_set[1],
            Fault::FormatRounding => self.is_narrow,
            // The format of the steps is that of the result.
            Fault::StepRounding => self.is_narrow && unit >= self.result.unit,
            Fault::ResultRounding => {
                let size = largest(&self.beta) + largest(&self.gamma) * count.sqrt();
                // Each of four roundings moves a result by this part of its size.
                4.0 * (size * unit + least) > 0.9 * CAUSE * self.smallest_scale()
            }
        }
    }

    /// Whether an error of the mean is large enough to count.
    fn shows(&self, error: f64) -> bool {
        let sizes = self.exact.deviations.iter().map(|d| d.abs());
        let least = sizes.filter(|d| *d > 0.0).fold(f64::INFINITY, f64::min);
        let gamma = self
            .gamma
            .iter()
            .fold(0.0_f64, |max, g| max.max(g.abs().into()));
        error > CAUSE * least || error / self.root * gamma > CAUSE * self.smallest_scale()
    }

    /// Whether float32 holds every partial sum of the values, in any order: they are
    /// multiples of a power of 2 that is not too small beside their sum.
    fn adds_up_exactly(&self) -> bool {
        let units = self.x.iter().filter(|x| **x != 0.0).map(|x| {
            let bits = x.to_bits();
            let exponent = ((bits >> 23) & 0xff).max(1).cast_signed() - 150;
            let fraction = bits & 0x7f_ffff | u32::from(exponent > -149) << 23;
            exponent + fraction.trailing_zeros().cast_signed()
        });
        units.min().is_none_or(|unit| {
            let steps = self.exact.magnitude / 2_f64.powi(unit / 2) / 2_f64.powi(unit - unit / 2);
            steps <= 2_f64.powi(24)
        })
    }
}

#[test]
fn small_integers_add_up_exactly_and_large_sums_do_not() {
    let group = |x: &[f32]| Group::plain(x);
    assert!(group(&[1.0, 2.0, 4.0]).adds_up_exactly());
    assert!(group(&[0.25, 4_000_000.0]).adds_up_exactly());
    assert!(!group(&[0.25, 4_194_304.0]).adds_up_exactly());
    assert!(!group(&[0.1; 7]).adds_up_exactly());
    assert!(!group(&[1_234_567.8; 13]).adds_up_exactly());
    assert!(group(&[f32::from_bits(1); 5]).adds_up_exactly());
}

/// Whether a fault leaves results finite, and not all of them β.
pub fn is_rounding(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::SumRounding
            | Fault::MeanRounding
            | Fault::VarianceUnderflow
            | Fault::SubnormalSquares
            | Fault::VarianceRounding
            | Fault::EpsUnderflow
            | Fault::EpsRounding
            | Fault::GammaRounding
            | Fault::BetaRounding
            | Fault::FormatRounding
            | Fault::StepRounding
            | Fault::ResultRounding
    )
}
