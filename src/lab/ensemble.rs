//! Station 1 for many seeds: the 5th percentile, median and 95th percentile of
//! the norm after each step.
//!
//! Hundreds of runs take longer than a frame, so the caller advances an
//! [`Ensemble`] in slices, and may read or drop it between slices.

use std::mem;

use serde::Serialize;

use crate::lab::{chain::ChainState, random::Generator, real::Real, scenario::Growth};

/// The number of seeds in an ensemble.
pub const SEEDS: usize = 200;

/// Percentiles of the norm after one step; nine in ten runs lie between `low` and
/// `high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The 5th percentile.
    pub low: Real,
    /// The 50th percentile.
    pub median: Real,
    /// The 95th percentile.
    pub high: Real,
}

/// One band per step of each chain, from step 0 (the start) to the last.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bands {
    /// The chain with the factor 1/s.
    pub shrinking: Vec<Band>,
    /// The chain with the factor s.
    pub growing: Vec<Band>,
}

/// Runs of consecutive seeds with the same settings.
pub struct Ensemble {
    first_seed: u64,
    settings: Growth,
    total: usize,
    /// The norms of the finished runs.
    runs: Vec<[Vec<Real>; 2]>,
    current: Option<SeedRun>,
}

/// The unfinished run of one seed: both chains after some number of steps.
struct SeedRun {
    generator: Generator,
    chains: [ChainState; 2],
    norms: [Vec<Real>; 2],
}

impl SeedRun {
    /// Draws random numbers in the order of [`growth::Noise`](super::growth::Noise).
    fn start(seed: u64, settings: &Growth) -> Self {
        let mut generator = Generator::seeded(seed);
        let entries = (settings.size * settings.size) as usize;
        let [small, large] = [1.0 / settings.scale, settings.scale]
            .map(|factor| ChainState::start(generator.randn(entries), factor, settings));
        Self {
            generator,
            norms: [&small, &large].map(|(_, start)| vec![start.norm]),
            chains: [small.0, large.0],
        }
    }

    fn step(&mut self, entries: usize) {
        for (chain, norms) in self.chains.iter_mut().zip(&mut self.norms) {
            norms.push(chain.step(self.generator.randn(entries)).norm);
        }
    }

    fn steps(&self) -> usize {
        self.norms[0].len() - 1
    }
}

impl Ensemble {
    /// An ensemble of [`SEEDS`] runs, from `first_seed` on. Nothing is computed yet.
    #[must_use]
    pub fn new(first_seed: u64, settings: &Growth) -> Self {
        Self::with_runs(SEEDS, first_seed, settings)
    }

    /// An ensemble of `total` runs, from `first_seed` on. Nothing is computed yet.
    #[must_use]
    pub fn with_runs(total: usize, first_seed: u64, settings: &Growth) -> Self {
        Self {
            first_seed,
            settings: settings.clone(),
            total,
            runs: Vec::with_capacity(total),
            current: None,
        }
    }

    /// Whether this is the ensemble of this seed and these settings; if not, it is
    /// outdated.
    #[must_use]
    pub fn is_for(&self, first_seed: u64, settings: &Growth) -> bool {
        self.first_seed == first_seed && self.settings == *settings
    }

    /// The number of finished runs.
    #[must_use]
    pub fn done(&self) -> usize {
        self.runs.len()
    }

    /// The number of runs, finished or not.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether every run is finished.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done() == self.total
    }

    /// Finishes `runs` more runs, or all that remain if there are fewer.
    pub fn advance(&mut self, runs: usize) {
        let goal = self.total.min(self.done() + runs);
        while self.done() < goal {
            self.step();
        }
    }

    /// Advances while `more` returns true. It is called before every step of a run,
    /// so a slice ends on time even with large matrices.
    pub fn advance_while(&mut self, mut more: impl FnMut() -> bool) {
        while !self.is_done() && more() {
            self.step();
        }
    }

    /// Advances the current run by one step, or starts the next run.
    fn step(&mut self) {
        let run = match &mut self.current {
            None => {
                let seed = self.first_seed.wrapping_add(self.runs.len() as u64);
                self.current.insert(SeedRun::start(seed, &self.settings))
            }
            Some(run) => {
                run.step((self.settings.size * self.settings.size) as usize);
                run
            }
        };
        if run.steps() == self.settings.steps as usize {
            self.runs.push(mem::take(&mut run.norms));
            self.current = None;
        }
    }

    /// The bands over the runs finished so far; empty if there are none.
    #[must_use]
    pub fn bands(&self) -> Bands {
        if self.runs.is_empty() {
            return Bands::default();
        }
        let chain = |chain: usize| {
            (0..=self.settings.steps as usize)
                .map(|step| band(self.runs.iter().map(|norms| norms[chain][step]).collect()))
                .collect()
        };
        Bands {
            shrinking: chain(0),
            growing: chain(1),
        }
    }
}

/// The percentiles of one or more norms, by nearest rank. Nearest rank picks the
/// norm of an actual run, so an infinity is never averaged with a number.
///
/// An undefined norm sorts after an infinite one, because a chain that overflows
/// becomes undefined later, at 0 · ∞.
fn band(mut norms: Vec<Real>) -> Band {
    norms.sort_unstable_by(|a, b| {
        // `total_cmp` sorts a positive NaN last.
        let size = |norm: &Real| norm.to_f64().abs();
        size(a).total_cmp(&size(b))
    });
    let percentile = |percent: usize| {
        let rank = (norms.len() * percent).div_ceil(100).max(1);
        norms[rank - 1]
    };
    Band {
        low: percentile(5),
        median: percentile(50),
        high: percentile(95),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_observed_norms_and_undefined_norms_sort_last() {
        let mut norms: Vec<Real> = (1..=94).rev().map(f64::from).map(Real::from).collect();
        norms.extend([Real::Undefined, Real::Undefined]);
        norms.extend([Real::Infinity; 4]);
        let band = band(norms);
        assert_eq!(band.low, Real::Finite(5.0));
        assert_eq!(band.median, Real::Finite(50.0));
        assert_eq!(band.high, Real::Infinity);
    }

    #[test]
    fn a_single_norm_is_every_percentile() {
        let one = Real::Finite(3.0);
        let Band { low, median, high } = band(vec![one]);
        assert_eq!([low, median, high], [one; 3]);
        assert_eq!(band(vec![Real::Undefined; 2]).low, Real::Undefined);
    }
}
